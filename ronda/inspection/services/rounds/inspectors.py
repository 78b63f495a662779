"""Somebody takes over an inspection: the drawn inspector fell ill, or nobody without a tie was there."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from ronda.inspection.models import DrawnUnit, InspectionRound
from ronda.inspection.queries.rounds import ties_of, units_for
from ronda.inspection.rules.draws import Unit
from ronda.inspection.services.rounds.finding import led_round, refuse_unless, tell
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.work.queries.colleagues import colleagues_of


@transaction.atomic
def name_inspector(*, by: Viewer, at: datetime, number: int, unit: int, code: str, why: str) -> DrawnUnit:
    """Never somebody with a tie, nor the one who inspects the same unit the other time; with a reason."""
    found, today = led_round(by, number), timezone.localdate(at)
    refuse_unless(found, InspectionRound.State.DRAWN)
    row = units_for(by).select_for_update(of=("self",)).filter(round_id=found.pk, pk=unit).first()
    if row is None or row.state != DrawnUnit.State.TO_CHECK:
        raise RefusedError(Problem("unit", "is inspected already", "look at the page again"))
    if not why.strip():
        raise RefusedError(Problem("why", "has no reason", "say why"))
    centres = None if found.centre_id is None else [found.centre_id]
    there = {each.code: each.person_id for each in colleagues_of(by, on=today, centres=centres)}
    person = there.get(code)
    if person is None:
        raise RefusedError(Problem("inspector", "are no colleagues of the centre", "choose of the list"))
    others = found.units.filter(unit=row.unit).exclude(pk=row.pk).values_list("inspector_id", flat=True)
    if person in ties_of(found.company_id, [Unit(row.unit, row.stratum)], today)[row.unit] | set(others):
        raise RefusedError(Problem("inspector", "has a tie to what is inspected", "choose somebody else"))
    row.inspector_id, row.form, row.how = person, {}, ""
    row.save(update_fields=["inspector", "form", "how"])
    # Not of which unit: everybody who sees the round reads this.
    tell(by, at, found, "inspector", why=why.strip()[:500])
    return row
