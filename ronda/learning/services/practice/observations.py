"""Two at one visit: arranged, tied to a visit, both sheets filled in unseen, what both take from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.learning.models import Course, Observation
from ronda.learning.queries.practice.observations import made_visits, observation_for, visits_to_tie
from ronda.learning.queries.practice.who import (
    OBSERVED,
    colleagues_by_code,
    course_offered,
    led_people,
    practice_rules,
)
from ronda.learning.rules.practice import answer_faults
from ronda.people.rules import Viewer
from ronda.people.services.checking import refuse_if_any
from ronda.work.queries import numbered
from ronda.work.services.tracing import leave_trace

ABOUT = "observation"


@dataclass(frozen=True)
class ObservationSaid:
    """Codes of the two; `course` is one that is learnt this way."""

    kind: str
    shows: str
    watches: str
    day: date
    course: int | None = None


@transaction.atomic
def arrange_observation(*, by: Viewer, at: datetime, today: date, said: ObservationSaid) -> Observation:
    """By one of the two, by whoever leads who shows, or by the trainer of the course."""
    people = colleagues_by_code(by, today)
    missing = [name for name in ("shows", "watches") if getattr(said, name) not in people]
    refuse_if_any([Problem(each, "is not among your colleagues", "choose somebody else") for each in missing])
    if said.shows == said.watches:
        raise RefusedError(Problem("watches", "is the one who shows", "choose two people"))
    if said.kind not in Observation.Kind.values:
        raise RefusedError(Problem("kind", "is no kind of observation", "choose one of those offered"))
    course = course_offered(by, said.course, OBSERVED)
    shows, watches = people[said.shows].person_id, people[said.watches].person_id
    if not (by.person_id in (shows, watches) or _leads(by, shows, course, today)):
        raise NotAllowedError("arranging an observation of two other people")
    made = Observation.objects.create(
        company_id=by.company_id,
        kind=said.kind,
        shows_id=shows,
        watches_id=watches,
        day=said.day,
        course=course,
    )
    names = {"shows": people[said.shows].name, "watches": people[said.watches].name}
    trace_observation(by, at, made, "arranged", names | {"day": said.day.isoformat()})
    return made


@transaction.atomic
def tie_to_visit(
    *, by: Viewer, at: datetime, today: date, number: int, planned: int | None, visit: int | None
) -> Observation:
    """To a planned visit of who shows on that day, or to one that took place."""
    observation = running_observation(by, number, today)
    if visit is not None:
        made_visit(observation, visit)
        observation.visit_number, observation.planned_visit = visit, None
    else:
        found = next((each for each in visits_to_tie(observation)[0] if each.pk == planned), None)
        if found is None:
            raise RefusedError(Problem("visit", "is no visit of who shows on that day", "choose another"))
        observation.planned_visit, observation.visit_number = found, None
    observation.save(update_fields=["visit_number", "planned_visit"])
    trace_observation(by, at, observation, "tied")
    return observation


@transaction.atomic
def fill_sheet(
    *, by: Viewer, at: datetime, today: date, number: int, answers: Mapping[str, Any]
) -> Observation:
    """One's own, from the day on; it can be changed until the other's is in too."""
    observation = running_observation(by, number, today)
    rules = practice_rules(today)
    sheets = {observation.shows_id: "of_shower", observation.watches_id: "of_watcher"}
    name = sheets.get(by.person_id or 0)
    if name is None:
        raise NotAllowedError("filling in somebody else's sheet")
    if today < observation.day:
        raise RefusedError(Problem("sheet", "is filled in after the visit", "come back on the day"))
    if observation.of_shower and observation.of_watcher:
        raise RefusedError(Problem("sheet", "is seen by the other already", "talk about it instead"))
    asked = rules.shower_questions if name == "of_shower" else rules.watcher_questions
    refuse_if_any([Problem(*fault) for fault in answer_faults(asked, rules.grade_most, answers)])
    setattr(observation, name, dict(answers))
    observation.save(update_fields=[name])
    trace_observation(by, at, observation, "filled")
    return observation


@transaction.atomic
def agree_observation(*, by: Viewer, at: datetime, today: date, number: int, text: str) -> Observation:
    """What both take from it, written by one of them once both sheets are in."""
    observation = running_observation(by, number, today)
    if by.person_id not in (observation.shows_id, observation.watches_id):
        raise NotAllowedError("agreeing for two other people")
    if not (observation.of_shower and observation.of_watcher):
        raise RefusedError(Problem("text", "comes after both sheets", "wait for the other's sheet"))
    if not text.strip():
        raise RefusedError(Problem("text", "says nothing", "write what both take from it"))
    observation.agreed = text.strip()
    observation.save(update_fields=["agreed"])
    trace_observation(by, at, observation, "agreed")
    return observation


@transaction.atomic
def cancel_observation(*, by: Viewer, at: datetime, today: date, number: int, why: str) -> Observation:
    """By one of the two or whoever leads, for a reason."""
    observation = running_observation(by, number, today)
    if not why.strip():
        raise RefusedError(Problem("why", "says nothing", "say why"))
    observation.cancelled_why = why.strip()[:500]
    observation.save(update_fields=["cancelled_why"])
    trace_observation(by, at, observation, "cancelled", why=observation.cancelled_why)
    return observation


def running_observation(by: Viewer, number: int, today: date) -> Observation:
    """Locked, neither closed nor cancelled; of one of the two, or of whoever leads or trains."""
    seen = observation_for(by, number, today)
    observation = Observation.objects.select_for_update(of=("self",)).get(pk=seen.pk)
    if observation.closed_at or observation.cancelled_why:
        raise RefusedError(Problem("observation", "is an observation that is over", "arrange another one"))
    return observation


def made_visit(observation: Observation, visit: int) -> Any:
    found = made_visits(observation).filter(numbered([visit])).first()
    if found is None:
        raise RefusedError(Problem("visit", "is no visit of who shows on that day", "choose another"))
    return found


def _leads(by: Viewer, person_id: int, course: Course | None, today: date) -> bool:
    trained = course is not None and by.person_id is not None and course.trainer_id == by.person_id
    return trained or person_id in led_people(by, today)


def trace_observation(
    by: Viewer,
    at: datetime,
    observation: Observation,
    deed: str,
    said: Mapping[str, Any] | None = None,
    why: str = "",
) -> None:
    what = f"{ABOUT}.{deed}"
    leave_trace(by=by, at=at, about=ABOUT, number=observation.pk, what=what, said=said, why=why)
