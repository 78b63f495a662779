"""Writes of integrity findings."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache

from django.db import transaction

from ronda.inspection.models import IntegrityFinding
from ronda.inspection.queries.findings import findings_in_force, people_led
from ronda.inspection.rules import FindingRow
from ronda.inspection.rules.faults import finding_faults
from ronda.kernel.change import Change
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError
from ronda.people.rules import Viewer
from ronda.people.services.checking import refuse_if_any
from ronda.visits.queries import visits_numbered
from ronda.work.queries import records_numbered
from ronda.work.services.naming import Names, drafts_of
from ronda.work.services.recording import add_records, withdraw_records


@transaction.atomic
def confirm_findings(*, by: Viewer, at: datetime, rows: Sequence[FindingRow]) -> list[Change]:
    """Add the findings, or replace those that are known by their source key; nobody confirms one's own."""
    names = Names(by)
    drafts = drafts_of(
        rows,
        noun="finding",
        names=names,
        at=at,
        codes=lambda row: [("person", row.person_code)],
        faults=finding_faults,
        draft=lambda row: _draft(row, names),
    )
    _refuse_foreign(by, drafts)
    _refuse_visits_of_others(by, drafts)
    return add_records(drafts, at=at, refuse=lambda records: _refuse_foreign(by, records))


@transaction.atomic
def withdraw_findings(*, by: Viewer, at: datetime, numbers: Sequence[int], reason: str) -> list[Change]:
    findings = records_numbered(findings_in_force(by), numbers)
    _refuse_foreign(by, findings)
    return withdraw_records(findings, at=at, reason=reason)


def _draft(row: FindingRow, names: Names) -> IntegrityFinding:
    return IntegrityFinding(
        company_id=names.by.company_id,
        person_id=names.person[row.person_code],
        visit_id=row.visit_number,
        kind=row.kind,
        confirmed_on=row.confirmed_on,
        reason=row.reason,
        source_key=row.source_key,
    )


def _refuse_visits_of_others(by: Viewer, findings: Sequence[IntegrityFinding]) -> None:
    numbers = [finding.visit_id for finding in findings if finding.visit_id is not None]
    visitors = {visit.number: visit.person_id for visit in visits_numbered(by, numbers)}
    refuse_if_any(
        [
            Problem(f"row {row}, finding", "names a visit of somebody else", "correct person or visit")
            for row, finding in enumerate(findings, start=1)
            if finding.visit_id is not None and visitors[finding.visit_id] != finding.person_id
        ]
    )


def _refuse_foreign(by: Viewer, findings: Sequence[IntegrityFinding]) -> None:
    led = cache(lambda day: people_led(by, day))
    if not all(finding.person_id in led(finding.confirmed_on) for finding in findings):
        raise NotAllowedError("a finding about somebody whom you do not lead")
