"""Somebody who neither found it nor looked at it too decides, after the person was heard."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from ronda.inspection.models import Finding, IntegrityFinding
from ronda.inspection.rules import FindingRow
from ronda.inspection.rules.faults import FINDING_KINDS
from ronda.inspection.rules.finding_kinds import OF_A_VISIT
from ronda.inspection.rules.finding_steps import can_be_corrected
from ronda.inspection.services.findings import confirm_findings
from ronda.inspection.services.steps.taking import days_after, kept, taken, words
from ronda.learning.services.causes import propose_for
from ronda.people.rules import Viewer

KEY = "finding {}"


@transaction.atomic
def confirm_finding(*, by: Viewer, at: datetime, today: date, number: int, why: str) -> Finding:
    """A kind that acts on pay becomes the fact that the month reads; every other is put right by a day."""
    finding = taken(by, number, "confirm", today)
    reason = words("why", why)
    values: dict[str, Any] = {
        "confirmed": True,
        "decided_by_id": by.person_id,
        "decided_on": today,
        "decided_why": reason,
    }
    said: dict[str, Any] = {}
    if can_be_corrected(finding.kind):
        due = days_after(by, today, "correction_days")
        values["correction_due"], said["due"] = due, due.isoformat()
    if finding.kind in FINDING_KINDS:
        values["integrity"] = _fact(by, at, today, finding, reason)
    decided = kept(by, at, finding, "finding.confirmed", said=said, why=reason, **values)
    _propose_courses(at, finding)
    return decided


@transaction.atomic
def dismiss_finding(*, by: Viewer, at: datetime, today: date, number: int, why: str) -> Finding:
    """It is not confirmed and ends here: it counts against nobody."""
    finding = taken(by, number, "dismiss", today)
    reason = words("why", why)
    values: dict[str, Any] = {
        "confirmed": False,
        "decided_by_id": by.person_id,
        "decided_on": today,
        "decided_why": reason,
    }
    return kept(by, at, finding, "finding.dismissed", why=reason, closed_on=today, **values)


def _propose_courses(at: datetime, finding: Finding) -> None:
    """Those that help with this kind; the person takes or declines them."""
    propose_for(
        company_id=finding.company_id,
        person_id=finding.person_id,
        cause="finding",
        code=finding.kind,
        said={"finding": finding.pk},
        at=at,
    )


def _fact(by: Viewer, at: datetime, today: date, finding: Finding, why: str) -> IntegrityFinding:
    """Of the day of the decision, with what was found and why it was confirmed."""
    key = KEY.format(finding.pk)
    row = FindingRow(
        person_code=finding.person.code,
        kind=finding.kind,
        confirmed_on=today,
        reason=f"{finding.text}\n\n{why}",
        visit_number=finding.visit_number if finding.kind in OF_A_VISIT else None,
        source_key=key,
    )
    confirm_findings(by=by, at=at, rows=[row])
    return IntegrityFinding.objects.get(company_id=by.company_id, source_key=key, withdrawn_at=None)
