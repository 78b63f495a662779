"""Writes of information checks."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from ronda.inspection.models import InformationCheck
from ronda.inspection.queries.checks import checks_in_force
from ronda.inspection.rules import CheckRow
from ronda.kernel.change import Change
from ronda.kernel.refusal import NotAllowedError
from ronda.people.rules import Viewer
from ronda.work.queries import OutletReach, records_numbered
from ronda.work.services.naming import Names, drafts_of, given
from ronda.work.services.recording import add_records, withdraw_records


@transaction.atomic
def record_checks(*, by: Viewer, at: datetime, rows: Sequence[CheckRow]) -> list[Change]:
    """Add the checks, or replace those that are known by their source key."""
    names = Names(by)
    drafts = drafts_of(
        rows,
        noun="information check",
        names=names,
        at=at,
        codes=lambda row: [("outlet", row.outlet_code), *given(("priority", row.priority))],
        faults=lambda row: (),
        draft=lambda row: _draft(row, names),
    )
    return add_records(drafts, at=at, refuse=lambda records: _refuse_foreign(by, records))


@transaction.atomic
def withdraw_checks(*, by: Viewer, at: datetime, numbers: Sequence[int], reason: str) -> list[Change]:
    checks = records_numbered(checks_in_force(by), numbers)
    _refuse_foreign(by, checks)
    return withdraw_records(checks, at=at, reason=reason)


def _draft(row: CheckRow, names: Names) -> InformationCheck:
    return InformationCheck(
        company_id=names.by.company_id,
        outlet_id=names.outlet[row.outlet_code],
        day=row.day,
        complete=row.complete,
        correct=row.correct,
        on_time=row.on_time,
        source_key=row.source_key,
        priority_id=names.priority[row.priority] if row.priority else None,
    )


def _refuse_foreign(by: Viewer, checks: Sequence[InformationCheck]) -> None:
    reach = OutletReach(by)
    if not all(reach.may_record(check.outlet_id) for check in checks):
        raise NotAllowedError("checking an outlet of another centre")
