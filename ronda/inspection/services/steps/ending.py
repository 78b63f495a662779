"""A finding ends: closed when it is put right or cannot be, withdrawn when it was wrong."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from ronda.inspection.models import Finding, IntegrityFinding
from ronda.inspection.services.findings import withdraw_findings
from ronda.inspection.services.steps.taking import LONGEST_WHY, kept, taken, words
from ronda.people.rules import Viewer


@transaction.atomic
def close_finding(*, by: Viewer, at: datetime, today: date, number: int) -> Finding:
    finding = taken(by, number, "close", today)
    return kept(by, at, finding, "finding.closed", closed_on=today)


@transaction.atomic
def withdraw_finding(*, by: Viewer, at: datetime, today: date, number: int, why: str) -> Finding:
    """What the month reads is withdrawn by both clocks: a month that is closed stays as it was closed."""
    finding = taken(by, number, "withdraw", today)
    reason = words("why", why, LONGEST_WHY)
    if finding.integrity is not None:
        _withdraw_fact(by, at, finding.integrity, reason)
    values: dict[str, Any] = {"withdrawn_why": reason, "withdrawn_at": at}
    return kept(by, at, finding, "finding.withdrawn", why=reason, **values)


def _withdraw_fact(by: Viewer, at: datetime, fact: IntegrityFinding, reason: str) -> None:
    """One that an import has withdrawn already stays so."""
    number = fact.number
    if IntegrityFinding.objects.filter(pk=fact.pk, withdrawn_at=None).exists():
        withdraw_findings(by=by, at=at, numbers=[number], reason=reason)
