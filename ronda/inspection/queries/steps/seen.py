"""Which findings a viewer sees: the own ones once issued, those one works on, and where one leads."""

from typing import Any

from django.db.models import Q, QuerySet

from ronda.inspection.models import DrawnUnit, Finding
from ronda.inspection.queries.units.seen import own_units
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.people.rules.viewing import LEADING_ROLES
from ronda.work.queries.reached import Reached

BESIDE = (
    "company", "centre", "person", "outlet", "made_by", "second_by", "decided_by", "rechecked_by", "unit",
    "unit__round", "flag", "integrity",
)  # fmt: skip


def findings_seen(viewer: Viewer) -> QuerySet[Finding]:
    """Nobody else of a centre reads them: a finding is between the person and those who lead.

    Whoever inspects the same a second time does not see the first one's finding before that is sent.
    """
    oneself = viewer.person_id or 0
    seen = Q(made_by_id=oneself) | Q(second_by_id=oneself) | Q(rechecked_by_id=oneself)
    seen |= Q(person_id=oneself, issued_on__isnull=False)
    if viewer.roles & {"leader", "operator"}:
        seen |= ~Q(person_id=oneself)
    elif viewer.roles & LEADING_ROLES:
        led = viewer.centre_ids if viewer.led_centre_ids is None else viewer.led_centre_ids
        seen |= Q(centre_id__in=led) & ~Q(person_id=oneself)
    rows = Finding.objects.filter(Q(company_id=viewer.company_id) & seen & ~_to_repeat(viewer))
    return rows.select_related(*BESIDE)


def finding_numbered(viewer: Viewer, number: int) -> Finding:
    finding = findings_seen(viewer).filter(pk=number).first()
    if finding is None:
        raise _unknown(number)
    return finding


def finding_to_change(by: Viewer, number: int) -> Finding:
    """Locked until the end of the transaction."""
    rows = findings_seen(by).select_for_update(of=("self",))
    finding = rows.filter(pk=number).first()
    if finding is None:
        raise _unknown(number)
    return finding


def read_finding(viewer: Viewer, number: int) -> Reached | None:
    """Whose work it is, for what lies with it."""
    finding = findings_seen(viewer).filter(pk=number).first()
    return Reached(finding.person_id, finding.centre_id) if finding is not None else None


def _to_repeat(viewer: Viewer) -> Q:
    again: QuerySet[Any] = own_units(viewer).filter(state=DrawnUnit.State.TO_CHECK, second_of__isnull=False)
    return Q(unit_id__isnull=False, unit_id__in=again.order_by().values("second_of_id"))


def _unknown(number: int) -> RefusedError:
    return RefusedError(Problem(f"finding {number}", "is not in force among yours", "look at the list"))
