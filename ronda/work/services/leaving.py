"""Work is passed on from somebody who leaves: each piece to somebody of its centre, with a reason."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Protocol

from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.queries import LedPerson, in_force, numbers_of_people
from ronda.people.rules import Viewer
from ronda.people.services.leaving import OpenWork
from ronda.work.models import ChainStep, CustomerRequest, Handover, Plan, Priority, Rhythm, Task
from ronda.work.models import Problem as Trouble
from ronda.work.queries.colleagues import colleagues_of
from ronda.work.queries.leaving import OpenLine, count_open, may_pass_on, open_lines
from ronda.work.queries.numbered import numbered
from ronda.work.queries.silence import silence_on
from ronda.work.services.leaving_parts import Passing, pass_handover, pass_task
from ronda.work.services.recording import replace_record
from ronda.work.services.tracing import leave_trace

ABOUT = {"answer": "handover", "step": "chain", "end": "chain"}
OBJECTS: Mapping[str, Any] = {"plan": Plan, "priority": Priority, "rhythm": Rhythm, "problem": Trouble}
RECORDS: Mapping[str, Any] = {
    "task": Task,
    "request": CustomerRequest,
    "handover": Handover,
    "answer": Handover,
}


class Leaver(Protocol):
    """Whose work is passed on, read as a viewer."""

    @property
    def pk(self) -> Any: ...
    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...


def open_work_in_centre(by: Viewer, person_id: int, centre_id: int, today: date) -> OpenWork:
    """What people asks before an appointment ends."""
    code = next((code for code, number in numbers_of_people(by).items() if number == person_id), None)
    if code is None:
        raise NotAllowedError(f"the work of person {person_id}")
    return OpenWork(count_open(by, person_id, centre_id, today=today), reverse("work_leaving", args=[code]))


@transaction.atomic
def pass_on(*, by: Viewer, at: datetime, today: date, person: Leaver, to: Mapping[str, str], why: str) -> int:
    """`to` names the code of who takes each line; lines that it leaves out stay. How many were passed on.

    Every piece keeps its number and its history; what its new owner answers for begins with this day.
    """
    if not why.strip():
        raise RefusedError(Problem("why", "says nothing", "say why it is passed on"))
    lines = {line.key: line for line in open_lines(by, person.pk, today=today)}
    gone = [key for key in to if key not in lines]
    if gone:
        raise RefusedError(Problem("lines", "has changed meanwhile", "look at the list again"))
    chosen = [(lines[key], code) for key, code in to.items()]
    if not all(may_pass_on(by, line.centre_id) for line, _ in chosen):
        raise NotAllowedError(f"passing on the work of {person.code}")
    colleagues = _by_centre(by, today, {line.centre_id for line, _ in chosen})
    for line, code in chosen:
        taker = colleagues[line.centre_id].get(code)
        if taker is None or taker.person_id == person.pk:
            raise RefusedError(Problem(line.key, "works in no post of this centre", "choose somebody else"))
        _pass_line(
            line, person, Passing(by, at, today, person.name, taker.person_id, taker.name, why.strip()[:500])
        )
        leave_trace(
            by=by,
            at=at,
            about=ABOUT.get(line.kind, line.kind),
            number=line.page,
            what=f"{ABOUT.get(line.kind, line.kind)}.passed_on",
            said={"before": person.name, "name": taker.name},
            why=why.strip()[:500],
        )
    return len(chosen)


def _by_centre(by: Viewer, today: date, centres: set[int]) -> dict[int, dict[str, LedPerson]]:
    found: dict[int, dict[str, LedPerson]] = {}
    for centre in centres:
        found[centre] = {each.code: each for each in colleagues_of(by, on=today, centres=[centre])}
    return found


def _pass_line(line: OpenLine, person: Leaver, passing: Passing) -> None:
    if line.kind in OBJECTS:
        OBJECTS[line.kind].objects.filter(pk=line.number).update(owner_id=passing.taker_id)
    elif line.kind in ("step", "end"):
        _pass_step(line, person, passing)
    else:
        _pass_record(line, passing)


def _pass_record(line: OpenLine, passing: Passing) -> None:
    model, taker, at = RECORDS[line.kind], passing.taker_id, passing.at
    record = model.objects.select_for_update(of=("self",)).get(in_force(), numbered([line.number]))
    if line.kind == "handover" and record.receiver_id == taker:
        _refuse_one_hand(line)
    if line.kind == "answer":
        if record.owner_id == taker:
            _refuse_one_hand(line)
        if record.step_id:
            ChainStep.objects.filter(pk=record.step_id).update(receiver_id=taker)
        replace_record(record, at=at, receiver_id=taker)
        return
    if line.kind == "handover":
        if record.step_id:
            ChainStep.objects.filter(pk=record.step_id).update(owner_id=taker)
        pass_handover(record, passing)
    elif line.kind == "task":
        pass_task(record, passing)
    else:
        replace_record(record, at=at, owner_id=taker)


def _pass_step(line: OpenLine, person: Leaver, passing: Passing) -> None:
    """A step that has not begun: its owner receives the step before it, also where that is given already."""
    taker = passing.taker_id
    step = ChainStep.objects.select_for_update(of=("self",)).get(pk=line.number)
    if line.kind == "end":
        if step.owner_id == taker:
            _refuse_one_hand(line)
        ChainStep.objects.filter(pk=step.pk).update(receiver_id=taker)
        return
    before = ChainStep.objects.filter(chain_id=step.chain_id, position=step.position - 1).first()
    if taker == step.receiver_id or (before is not None and before.owner_id == taker):
        _refuse_one_hand(line)
    ChainStep.objects.filter(pk=step.pk).update(owner_id=taker)
    if before is None:
        return
    ChainStep.objects.filter(pk=before.pk).update(receiver_id=taker)
    waiting = Q(in_force(), silence_on(passing.by, passing.today).open, step=before, receiver_id=person.pk)
    for handover in Handover.objects.filter(waiting):
        replace_record(handover, at=passing.at, receiver_id=taker)


def _refuse_one_hand(line: OpenLine) -> None:
    raise RefusedError(Problem(line.key, "owner and receiver would be one", "choose somebody else"))
