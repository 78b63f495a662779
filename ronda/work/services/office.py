"""Records of the office: kept, changed, brought to their end."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.people.services.checking import invalid_fields, refuse_if_any
from ronda.work.models import OfficeRecord
from ronda.work.queries.office import office_for
from ronda.work.rules.office_lines import OfficeLine, total_cents
from ronda.work.rules.office_rights import may_keep_office
from ronda.work.rules.office_steps import steps_from
from ronda.work.services.naming import Names
from ronda.work.services.tracing import leave_trace

ABOUT = "office"
State = OfficeRecord.State


@dataclass(frozen=True)
class OfficeRow:
    """What a record says; the amount is that of its lines, where it has lines."""

    title: str
    day: date
    owner_code: str
    due: date | None = None
    partner: str = ""
    text: str = ""
    lines: Sequence[OfficeLine] = ()


@transaction.atomic
def keep_record(*, by: Viewer, at: datetime, centre_code: str, kind: str, row: OfficeRow) -> OfficeRecord:
    """An open record of one of the five kinds."""
    names = Names(by)
    centre = names.centre.get(centre_code)
    if centre is None or not may_keep_office(by, centre):
        raise NotAllowedError("records of the office of this centre")
    record = OfficeRecord(
        company_id=by.company_id, centre_id=centre, kind=kind, made_by_id=by.person_id, made_at=at
    )
    _put(names, record, row)
    _trace(by, at, record, "office.kept")
    return record


@transaction.atomic
def change_record(*, by: Viewer, at: datetime, number: int, row: OfficeRow) -> OfficeRecord:
    """While it is open or looked over; what is done is opened again first."""
    record = _to_write(by, number)
    if record.state not in (State.OPEN, State.REVIEW):
        raise RefusedError(Problem("record", "is done or dropped", "open it again first"))
    _put(Names(by), record, row)
    _trace(by, at, record, "office.changed")
    return record


@transaction.atomic
def move_record(
    *, by: Viewer, at: datetime, number: int, to: str, today: date, why: str = ""
) -> OfficeRecord:
    """To another state; dropping it wants a reason, and so does sending a document back."""
    record = _to_write(by, number)
    if to not in steps_from(record.kind, record.state):
        raise RefusedError(Problem("record", "is in another state by now", "look at the page again"))
    back = record.state == State.REVIEW and to == State.OPEN
    if (to == State.DROPPED or back) and not why.strip():
        raise RefusedError(Problem("why", "has no reason", "say why"))
    record.state = to
    record.done_on = today if to == State.DONE else None
    record.save(update_fields=["state", "done_on"])
    _trace(by, at, record, f"office.{to}", why.strip())
    return record


def _to_write(by: Viewer, number: int) -> OfficeRecord:
    record = office_for(by).select_for_update(of=("self",)).filter(pk=number).first()
    if record is None:
        raise RefusedError(Problem(f"record {number}", "is not in force among yours", "look again"))
    if not may_keep_office(by, record.centre_id):
        raise NotAllowedError("records of the office of this centre")
    return record


def _put(names: Names, record: OfficeRecord, row: OfficeRow) -> None:
    refuse_if_any(names.unknown("owner", [("person", row.owner_code)]))
    if row.due is not None and row.due < row.day:
        raise RefusedError(Problem("due", "lies before its day", "take the day or a later one"))
    record.title, record.day, record.due = row.title.strip(), row.day, row.due
    record.partner, record.text = row.partner.strip(), row.text.strip()
    record.lines = [asdict(line) for line in row.lines]
    record.amount_cents = total_cents(row.lines)
    record.owner_id = names.person[row.owner_code]
    refuse_if_any(invalid_fields(record, "record"))
    record.save()


def _trace(by: Viewer, at: datetime, record: OfficeRecord, what: str, why: str = "") -> None:
    leave_trace(by=by, at=at, about=ABOUT, number=record.pk, what=what, said={"title": record.title}, why=why)
