"""Classes of outlets change in two steps: one person proposes, another approves or returns."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.outlets.models import ClassChange, Outlet
from ronda.outlets.queries.class_changes import class_changes_numbered, decides
from ronda.outlets.queries.outlets import outlets_for
from ronda.outlets.rules.classes import CLASSES, class_text, class_value
from ronda.outlets.rules.second_person import may_propose_class
from ronda.outlets.services.deeds import note_deed
from ronda.outlets.services.outlets import keep_outlets
from ronda.outlets.services.rows import row_of
from ronda.people.rules import Viewer

State = ClassChange.State


@transaction.atomic
def propose_classes(
    *,
    by: Viewer,
    at: datetime,
    today: date,
    codes: Collection[str],
    values: Mapping[str, Any],
    why: str,
    effective_on: date | None = None,
) -> list[ClassChange]:
    """One proposal for each outlet and class that would change; one that waits already is left alone."""
    if not may_propose_class(by):
        raise NotAllowedError("proposing classes of outlets")
    starts = effective_on or today
    _refuse_bad(values, why, starts, today)
    outlets = {each.code: each for each in outlets_for(by, on=today).filter(code__in=codes)}
    missing = sorted(set(codes) - outlets.keys())
    if missing:
        what = "is not among your outlets"
        raise RefusedError(*(Problem(f"outlet {code}", what, "look at the code again") for code in missing))
    numbers = [each.pk for each in outlets.values()]
    open_ones = ClassChange.objects.filter(outlet_id__in=numbers, state=State.PROPOSED)
    waiting = set(open_ones.values_list("outlet_id", "which"))
    proposed = [
        ClassChange(
            company_id=by.company_id,
            outlet=outlets[code],
            which=which,
            old=class_text(getattr(outlets[code], which)),
            new=class_text(value),
            why=why.strip(),
            effective_on=starts,
            proposed_by_id=by.person_id,
            proposed_at=at,
        )
        for code in sorted(outlets)
        for which, value in values.items()
        if getattr(outlets[code], which) != value and (outlets[code].pk, which) not in waiting
    ]
    return ClassChange.objects.bulk_create(proposed)


@transaction.atomic
def approve_classes(
    *, by: Viewer, at: datetime, today: date, numbers: Collection[int], why: str = ""
) -> list[ClassChange]:
    """Those that begin by today are written now, the others on their day."""
    changes = _to_decide(by, numbers)
    for each in changes:
        now = class_text(getattr(each.outlet, each.which))
        if now != each.old:
            raise RefusedError(Problem(f"class change {each.pk}", "has another class since", "return it"))
        _settle(by, at, each, State.APPROVED, why)
        if each.effective_on <= today:
            _write(by.company_id, at, each)
    return changes


@transaction.atomic
def return_classes(*, by: Viewer, at: datetime, numbers: Collection[int], why: str) -> list[ClassChange]:
    if not why.strip():
        raise RefusedError(Problem("why", "says nothing", "say why"))
    changes = _to_decide(by, numbers)
    for each in changes:
        _settle(by, at, each, State.RETURNED, why)
    return changes


@transaction.atomic
def withdraw_class(*, by: Viewer, at: datetime, number: int) -> ClassChange:
    """By whoever proposed it, before anybody decided."""
    [change] = _open(by, [number])
    if by.person_id is None or change.proposed_by_id != by.person_id:
        raise NotAllowedError("withdrawing somebody else's proposal")
    _settle(by, at, change, State.WITHDRAWN, "")
    return change


@transaction.atomic
def write_classes_due(by: Viewer, at: datetime, today: date) -> int:
    """Once a day: what was approved for a day that has come. How many."""
    due = ClassChange.objects.select_for_update(of=("self",)).filter(
        company_id=by.company_id, state=State.APPROVED, written_at=None, effective_on__lte=today
    )
    changes = list(due.select_related("outlet").order_by("effective_on", "pk"))
    for each in changes:
        _write(by.company_id, at, each)
    return len(changes)


def _refuse_bad(values: Mapping[str, Any], why: str, starts: date, today: date) -> None:
    unknown = set(values) - set(CLASSES)
    if unknown:
        raise RefusedError(Problem(min(unknown), "is no class of an outlet", "choose a class"))
    if not why.strip():
        raise RefusedError(Problem("why", "says nothing", "say why"))
    if starts < today:
        raise RefusedError(Problem("effective_on", "lies before today", "choose today or a later day"))


def _to_decide(by: Viewer, numbers: Collection[int]) -> list[ClassChange]:
    changes = _open(by, numbers)
    if any(each.proposed_by_id == by.person_id for each in changes):
        raise RefusedError(
            Problem("class change", "was proposed by yourself", "let somebody else decide about it")
        )
    if not all(decides(by, each) for each in changes):
        raise NotAllowedError("deciding about classes of outlets")
    return changes


def _open(by: Viewer, numbers: Collection[int]) -> list[ClassChange]:
    changes = list(class_changes_numbered(by.company_id, set(numbers)))
    if len(changes) != len(set(numbers)) or any(each.state != State.PROPOSED for each in changes):
        raise RefusedError(Problem("class change", "was decided already", "look at the page again"))
    return changes


def _settle(by: Viewer, at: datetime, change: ClassChange, state: State, why: str) -> None:
    change.state, change.settled_why = state, why.strip()
    change.settled_by_id, change.settled_at = by.person_id, at
    change.save(update_fields=["state", "settled_why", "settled_by", "settled_at"])


def _write(company_id: int, at: datetime, change: ClassChange) -> None:
    """In the name of who approved it; the outlet is read anew: another class of it may have changed."""
    outlet = Outlet.objects.select_related("centre").get(pk=change.outlet_id)
    values: dict[str, Any] = {change.which: class_value(change.which, change.new)}
    row = replace(row_of(outlet), **values)
    by = Viewer(company_id, change.settled_by_id, frozenset({"operator"}), frozenset())
    changes = keep_outlets(by=by, at=at, rows=[row], why=change.why)
    note_deed(by, at, "outlet.changed", changes, change.why, outlet=outlet.name)
    change.written_at = at
    change.save(update_fields=["written_at"])
