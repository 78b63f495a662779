"""Records of visits: who and when are arguments, one transaction each, told as changes."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from ronda.kernel.change import Change
from ronda.kernel.refusal import NotAllowedError
from ronda.people.rules import Viewer
from ronda.visits.models import Visit
from ronda.visits.queries import visits_numbered
from ronda.visits.rules import VisitRow
from ronda.visits.rules.faults import visit_faults
from ronda.work.queries import OutletReach
from ronda.work.services.naming import Names, drafts_of, given
from ronda.work.services.recording import add_records, withdraw_records


@transaction.atomic
def record_visits(*, by: Viewer, at: datetime, rows: Sequence[VisitRow]) -> list[Change]:
    """Add the visits, or replace those that are known by their source key.

    An account manager records own visits to outlets of the portfolio of that day.
    """
    names = Names(by)
    drafts = drafts_of(
        rows,
        noun="visit",
        names=names,
        at=at,
        codes=_codes,
        faults=visit_faults,
        draft=lambda row: _draft(row, names),
    )
    return add_records(drafts, at=at, refuse=lambda records: _refuse_foreign(by, records))


@transaction.atomic
def withdraw_visits(*, by: Viewer, at: datetime, numbers: Sequence[int], reason: str) -> list[Change]:
    visits = visits_numbered(by, numbers)
    _refuse_foreign(by, visits)
    return withdraw_records(visits, at=at, reason=reason)


def _codes(row: VisitRow) -> list[tuple[str, str]]:
    named = [("outlet", row.outlet_code), ("person", row.person_code)]
    return named + given(("priority", row.priority))


def _draft(row: VisitRow, names: Names) -> Visit:
    return Visit(
        company_id=names.by.company_id,
        outlet_id=names.outlet[row.outlet_code],
        person_id=names.person[row.person_code],
        kind=row.kind,
        day=row.day,
        started_at=row.started_at,
        minutes=row.minutes,
        outcome=row.outcome,
        source_key=row.source_key,
        priority_id=names.priority[row.priority] if row.priority else None,
    )


def _refuse_foreign(by: Viewer, visits: Sequence[Visit]) -> None:
    reach = OutletReach(by)
    if not all(reach.may_record_own(each.outlet_id, each.person_id, each.day) for each in visits):
        raise NotAllowedError("recording a visit that is not your own, or to an outlet out of your hands")
