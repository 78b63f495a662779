"""Who takes part in a drill and who judges it; nobody does both."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.learning.models import Drill, DrillEntry, DrillJudge
from ronda.learning.queries.practice.drills import runs
from ronda.learning.queries.practice.who import colleagues_by_code
from ronda.learning.services.practice.drills import drill_in, locked_drill, trace_drill
from ronda.people.rules import Viewer
from ronda.people.services.checking import refuse_if_any

OPEN = (Drill.State.PLANNED, Drill.State.JUDGING)


@transaction.atomic
def add_entries(*, by: Viewer, at: datetime, today: date, number: int, people: Sequence[str]) -> Drill:
    """By whoever runs it."""
    drill = drill_in(by, number, *OPEN)
    numbers = _people(by, today, people)
    _enter(drill, numbers)
    trace_drill(by, at, drill, "entered", people=len(numbers))
    return drill


@transaction.atomic
def enter_drill(*, by: Viewer, at: datetime, today: date, number: int) -> Drill:
    """Oneself, while it is planned, in one's own centre."""
    drill = locked_drill(by, number, Drill.State.PLANNED)
    if by.person_id is None or drill.centre_id not in by.centre_ids:
        raise NotAllowedError("taking part in a drill of another centre")
    _enter(drill, [by.person_id])
    trace_drill(by, at, drill, "entered", people=1)
    return drill


@transaction.atomic
def withdraw_entry(*, by: Viewer, at: datetime, number: int, entry: int) -> Drill:
    """One's own while it is planned; whoever runs it until it is published, such as for who did not come."""
    drill = locked_drill(by, number, *OPEN)
    found = drill.entries.filter(pk=entry, withdrawn_at=None).first()
    own = found is not None and found.person_id == by.person_id and drill.state == Drill.State.PLANNED
    if found is None or not (own or runs(by, drill)):
        raise NotAllowedError(f"entry {entry}")
    found.withdrawn_at = at
    found.save(update_fields=["withdrawn_at"])
    trace_drill(by, at, drill, "withdrew", person=found.person.name)
    return drill


@transaction.atomic
def name_judges(*, by: Viewer, at: datetime, today: date, number: int, people: Sequence[str]) -> Drill:
    """Colleagues who do not take part."""
    drill = drill_in(by, number, *OPEN)
    numbers = _people(by, today, people)
    part = set(drill.entries.filter(withdrawn_at=None).values_list("person_id", flat=True))
    if part & set(numbers):
        raise RefusedError(Problem("people", "take part and cannot judge", "choose somebody else"))
    there = set(drill.judges.values_list("person_id", flat=True))
    DrillJudge.objects.bulk_create(
        DrillJudge(drill=drill, person_id=each) for each in numbers if each not in there
    )
    trace_drill(by, at, drill, "judges", people=len(numbers))
    return drill


@transaction.atomic
def drop_judge(*, by: Viewer, at: datetime, number: int, judge: int) -> Drill:
    """One who has given no marks."""
    drill = drill_in(by, number, *OPEN)
    found = drill.judges.filter(pk=judge).first()
    if found is None:
        raise NotAllowedError(f"judge {judge}")
    if found.scores.exists():
        raise RefusedError(Problem("judge", "has given marks", "leave the judge on the list"))
    name = found.person.name
    found.delete()
    trace_drill(by, at, drill, "judge_dropped", person=name)
    return drill


def _enter(drill: Drill, people: Sequence[int]) -> None:
    """Who had withdrawn takes part again, at the end of the order."""
    if drill.judges.filter(person_id__in=people).exists():
        raise RefusedError(Problem("people", "judge and cannot take part", "choose somebody else"))
    there = {each.person_id: each for each in drill.entries.all()}
    last = max((each.position for each in there.values()), default=0)
    for place, person_id in enumerate(people, start=last + 1):
        entry = there.get(person_id)
        if entry is None:
            DrillEntry.objects.create(drill=drill, person_id=person_id, position=place)
        elif entry.withdrawn_at is not None:
            entry.withdrawn_at, entry.position = None, place
            entry.save(update_fields=["withdrawn_at", "position"])


def _people(by: Viewer, today: date, codes: Sequence[str]) -> list[int]:
    known = colleagues_by_code(by, today)
    if not codes:
        raise RefusedError(Problem("people", "is no choice of people", "choose somebody"))
    missing = [code for code in codes if code not in known]
    refuse_if_any([Problem("people", "is not among your colleagues", "choose again") for _ in missing[:1]])
    return [known[code].person_id for code in dict.fromkeys(codes)]
