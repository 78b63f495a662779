"""A unit that cannot be inspected: the shop is closed for good, nobody is there; said with the reason."""

from datetime import datetime

from django.db import transaction

from ronda.inspection.models import DrawnUnit
from ronda.inspection.services.units.saving import unit_to_check
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.work.services.tracing import leave_trace

LONGEST = 500


@transaction.atomic
def not_possible(*, by: Viewer, at: datetime, number: int, why: str) -> DrawnUnit:
    unit = unit_to_check(by, number)
    reason = " ".join(why.split())
    if not reason:
        raise RefusedError(Problem("why", "says nothing", "say why it could not be inspected"))
    unit.state, unit.state_why = DrawnUnit.State.NOT_POSSIBLE, reason[:LONGEST]
    unit.checked_by_id, unit.checked_at = by.person_id, at
    unit.save()
    leave_trace(by=by, at=at, about="unit", number=unit.pk, what="unit.not_possible", why=reason[:LONGEST])
    return unit
