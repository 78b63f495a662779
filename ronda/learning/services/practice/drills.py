"""Drills and contests: made, changed, called off, and opened to their judges."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.learning.models import Course, Drill, DrillScore, LearningForm
from ronda.learning.queries.practice.drills import drill_for, leads_centre, runs
from ronda.learning.queries.practice.who import course_offered, practice_rules
from ronda.learning.rules.practice import Criterion, sheet_faults
from ronda.people.queries import numbers_of_centres
from ronda.people.rules import Viewer
from ronda.people.services.checking import refuse_if_any
from ronda.work.services.tracing import leave_trace

ABOUT = "drill"
DRILLED = (LearningForm.DRILL.value,)


@dataclass(frozen=True)
class DrillSaid:
    """`centre` by its code; `course` is one that is learnt by a drill."""

    title: str
    kind: str
    day: date
    minutes: int
    centre: str
    contest: bool = False
    course: int | None = None


@transaction.atomic
def make_drill(*, by: Viewer, at: datetime, today: date, said: DrillSaid) -> Drill:
    """By whoever leads the centre or trains the course; with the policy's scoring sheet of its kind."""
    centre_id = numbers_of_centres(by).get(said.centre)
    course = course_offered(by, said.course, DRILLED)
    if centre_id is None or not (leads_centre(by, centre_id) or _trains(by, course)):
        raise NotAllowedError("making a drill in this centre")
    if said.kind not in Drill.Kind.values:
        raise RefusedError(Problem("kind", "is no kind of drill", "choose one of those offered"))
    drill = Drill.objects.create(
        company_id=by.company_id,
        centre_id=centre_id,
        course=course,
        sheet=_default_sheet(said.kind, today),
        made_by_id=by.person_id,
        **_told(said),
    )
    trace_drill(by, at, drill, "made")
    return drill


@transaction.atomic
def change_drill(*, by: Viewer, at: datetime, today: date, number: int, said: DrillSaid) -> Drill:
    """While it is planned; another kind brings its own sheet."""
    drill = drill_in(by, number, Drill.State.PLANNED)
    if said.kind not in Drill.Kind.values:
        raise RefusedError(Problem("kind", "is no kind of drill", "choose one of those offered"))
    if said.kind != drill.kind:
        drill.sheet = _default_sheet(said.kind, today)
    drill.course = course_offered(by, said.course, DRILLED)
    for name, value in _told(said).items():
        setattr(drill, name, value)
    drill.save()
    trace_drill(by, at, drill, "changed")
    return drill


@transaction.atomic
def change_sheet(*, by: Viewer, at: datetime, number: int, sheet: Sequence[Criterion]) -> Drill:
    """Before judging begins: afterwards marks stand on it."""
    drill = drill_in(by, number, Drill.State.PLANNED)
    refuse_if_any([Problem(*fault) for fault in sheet_faults(sheet)])
    drill.sheet = [asdict(each) for each in sheet]
    drill.save(update_fields=["sheet"])
    trace_drill(by, at, drill, "sheet")
    return drill


@transaction.atomic
def begin_judging(*, by: Viewer, at: datetime, today: date, number: int) -> Drill:
    """From its day on, with people who take part and enough judges."""
    drill, rules = drill_in(by, number, Drill.State.PLANNED), practice_rules(today)
    if today < drill.day:
        raise RefusedError(Problem(ABOUT, "is a drill that is still to come", "begin on its day"))
    if not drill.entries.filter(withdrawn_at=None).exists():
        raise RefusedError(Problem(ABOUT, "has nobody who takes part", "name people first"))
    if drill.judges.count() < rules.judges_least:
        raise RefusedError(Problem(ABOUT, "has too few judges", "name another judge"))
    drill.state = Drill.State.JUDGING
    drill.save(update_fields=["state"])
    trace_drill(by, at, drill, "judging")
    return drill


@transaction.atomic
def cancel_drill(*, by: Viewer, at: datetime, number: int, why: str) -> Drill:
    """For a reason, until it is published; marks that were given are forgotten."""
    drill = drill_in(by, number, Drill.State.PLANNED, Drill.State.JUDGING)
    if not why.strip():
        raise RefusedError(Problem("why", "says nothing", "say why"))
    DrillScore.objects.filter(entry__drill=drill).delete()
    drill.state, drill.state_why = Drill.State.CANCELLED, why.strip()[:500]
    drill.save(update_fields=["state", "state_why"])
    trace_drill(by, at, drill, "cancelled", why=drill.state_why)
    return drill


def drill_in(by: Viewer, number: int, *states: str) -> Drill:
    """Locked, in one of the states, of whoever runs it."""
    drill = locked_drill(by, number, *states)
    if not runs(by, drill):
        raise NotAllowedError(f"drill {number}")
    return drill


def locked_drill(by: Viewer, number: int, *states: str) -> Drill:
    seen = drill_for(by, number)
    drill = Drill.objects.select_for_update(of=("self",)).select_related("course").get(pk=seen.pk)
    if drill.state not in states:
        raise RefusedError(Problem(ABOUT, "is a drill past this step", "look at it again"))
    return drill


def trace_drill(by: Viewer, at: datetime, drill: Drill, deed: str, why: str = "", **said: Any) -> None:
    leave_trace(by=by, at=at, about=ABOUT, number=drill.pk, what=f"{ABOUT}.{deed}", said=said, why=why)


def _default_sheet(kind: str, today: date) -> list[dict[str, Any]]:
    """The words of its criteria are told by their codes."""
    criteria = practice_rules(today).drill_sheets[kind]  # type: ignore[index]
    return [asdict(Criterion(code, "", weight, most)) for code, (weight, most) in criteria.items()]


def _told(said: DrillSaid) -> dict[str, Any]:
    return {
        "title": said.title.strip(),
        "kind": said.kind,
        "day": said.day,
        "minutes": said.minutes,
        "contest": said.contest,
    }


def _trains(by: Viewer, course: Course | None) -> bool:
    return course is not None and by.person_id is not None and course.trainer_id == by.person_id
