"""An inspection is sent once: only now it is held against what was answered first."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction

from ronda.inspection.models import DrawnUnit
from ronda.inspection.queries.rules_today import inspection_rules
from ronda.inspection.queries.units.told import ToldUnit, told_unit
from ronda.inspection.rules import CheckRow
from ronda.inspection.rules.revisit import Compared, Value, agrees, compare_forms
from ronda.inspection.rules.unit_fields import as_compared, compare_base
from ronda.inspection.services.checks import record_checks
from ronda.inspection.services.units.saving import keep_said, unit_to_check
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.work.services.tracing import leave_trace

KEY = "drawn unit {}"


@transaction.atomic
def send_unit(
    *, by: Viewer, at: datetime, today: date, number: int, said: Mapping[str, Value], how: str
) -> DrawnUnit:
    unit = unit_to_check(by, number)
    if not how:
        raise RefusedError(Problem("how", "does not say how it was inspected", "choose how you inspected it"))
    keep_said(unit, said, how)
    told = told_unit(unit, inspection_rules(today), today=today)
    compared = _compared(told, unit.form)
    if agrees(compared) is None:
        problem = Problem("form", "compares nothing", "fill in at least one field that can be compared")
        raise RefusedError(problem)
    unit.compared = [asdict(each) for each in compared]
    unit.state, unit.checked_by_id, unit.checked_at = DrawnUnit.State.CHECKED, by.person_id, at
    unit.save()
    if told.base is not None and unit.second_of_id is None:
        _record_check(by, at, today, told, compared)
    differing = sum(each.outcome == "differs" for each in compared)
    leave_trace(
        by=by, at=at, about="unit", number=unit.pk, what="unit.inspected", said={"differing": differing}
    )
    return unit


def _compared(told: ToldUnit, said: Mapping[str, Value]) -> tuple[Compared, ...]:
    if told.base is not None:
        return compare_base(told.base.fields, told.first, said)
    return compare_forms(told.fields, as_compared(told.first), as_compared(said))


def _record_check(
    by: Viewer, at: datetime, today: date, told: ToldUnit, compared: tuple[Compared, ...]
) -> None:
    """The sample that the month's measure of base data reads; an inspection of an inspection adds none."""
    unit, base = told.unit, told.base
    assert base is not None, "asked only of an outlet's record"
    assert unit.outlet is not None, "its record was read"
    row = CheckRow(
        outlet_code=unit.outlet.code,
        day=today,
        complete=base.complete,
        correct=not any(each.outcome == "differs" for each in compared),
        on_time=base.timely,
        source_key=KEY.format(unit.pk),
        priority=str(unit.round.priority_id or ""),
    )
    record_checks(by=by, at=at, rows=[row])
