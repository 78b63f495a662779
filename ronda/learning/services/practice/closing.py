"""An observation is closed with its real visit: learning time for both, a proof where one may confirm."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.learning.models import LearningForm, LearningTime, Observation, Proof
from ronda.learning.queries.practice.observations import tied_visit
from ronda.learning.queries.practice.who import led_people, practice_rules
from ronda.learning.services.completing import complete_course
from ronda.learning.services.facts import record_learning_times
from ronda.learning.services.practice.observations import (
    ABOUT,
    made_visit,
    running_observation,
    trace_observation,
)
from ronda.learning.services.proving import prove
from ronda.people.queries import viewer_of_person
from ronda.people.rules import Viewer


@transaction.atomic
def close_observation(
    *, by: Viewer, at: datetime, today: date, number: int, visit: int | None = None
) -> Observation:
    """The visit is the one named, or what came of the planned one: of who shows, on that day, in force."""
    observation = running_observation(by, number, today)
    if not observation.agreed:
        raise RefusedError(Problem(ABOUT, "has nothing agreed yet", "write what both take from it"))
    named = visit or tied_visit(observation)
    if named is None:
        raise RefusedError(Problem("visit", "has no visit that took place", "choose it from the list"))
    made = made_visit(observation, named)
    _refuse_second(observation, named)
    observation.visit_number, observation.closed_at = named, at
    observation.save(update_fields=["visit_number", "closed_at"])
    minutes = made.minutes or practice_rules(today).observation_minutes
    _write_times(by, at, observation, minutes)
    _prove_shown(at, observation, named)
    trace_observation(by, at, observation, "closed", {"minutes": minutes})
    return observation


def _refuse_second(observation: Observation, visit: int) -> None:
    """The same visit is not learnt from twice by the same person."""
    others = Observation.objects.filter(
        company_id=observation.company_id,
        visit_number=visit,
        watches_id=observation.watches_id,
        closed_at__isnull=False,
    )
    if others.exclude(pk=observation.pk).exists():
        raise RefusedError(Problem("visit", "was observed by the same person already", "choose another"))


def key_of(observation: Observation, person_id: int) -> str:
    """How the learning time of one of the two is known."""
    return f"observation {observation.pk} {person_id}"


def _write_times(by: Viewer, at: datetime, observation: Observation, minutes: int) -> None:
    form = LearningForm(observation.kind)
    both = (observation.shows_id, observation.watches_id)
    if observation.course is not None:
        said: dict[str, Any] = {"day": observation.day, "minutes": minutes, "how": form}
        for person_id in both:
            complete_course(by=by, at=at, course=observation.course, person_id=person_id, **said)
        return
    drafts = [
        LearningTime(
            company_id=observation.company_id,
            person_id=person_id,
            day=observation.day,
            minutes=minutes,
            form=form,
            source_key=key_of(observation, person_id),
        )
        for person_id in both
    ]
    record_learning_times(by=Viewer.operator(observation.company_id), at=at, drafts=drafts)


def _prove_shown(at: datetime, observation: Observation, visit: int) -> None:
    """Of the course's competences, when who watched leads or trains and saw them shown."""
    course = observation.course
    if course is None or observation.of_watcher.get("shown") != "yes" or not may_confirm(observation):
        return
    prove(
        company_id=observation.company_id,
        person_id=observation.shows_id,
        competence_ids=list(course.competences.values_list("pk", flat=True)),
        kind=Proof.OBSERVED_VISIT,
        named=visit,
        day=observation.day,
        said=str(observation.of_watcher.get("seen", ""))[:500],
        confirmed_by_id=observation.watches_id,
        at=at,
    )


def may_confirm(observation: Observation) -> bool:
    """Who watches leads who shows, or trains the course."""
    course = observation.course
    if course is not None and course.trainer_id == observation.watches_id:
        return True
    watcher = viewer_of_person(observation.company_id, observation.watches_id, on=observation.day)
    return observation.shows_id in led_people(watcher, observation.day)
