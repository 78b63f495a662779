"""Events, in-store sales assists and demonstrations: planned, changed, reported, cancelled."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, time

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.outlets.queries import outlets_for
from ronda.people.rules import Viewer
from ronda.people.services.checking import invalid_fields, refuse_if_any
from ronda.work.models import Event, Plan
from ronda.work.queries.colleagues import colleagues_of
from ronda.work.queries.events import is_guarded, shown_products, to_plan_for
from ronda.work.queries.seen import shared_with
from ronda.work.rules import may_act_for
from ronda.work.rules.event_faults import event_faults, report_faults
from ronda.work.rules.event_guard import guard_of
from ronda.work.rules.material_lines import Material
from ronda.work.services.tracing import leave_trace

ABOUT = "event"
TWIN = "is done or cancelled already"


@dataclass(frozen=True)
class EventRow:
    """People and outlets are named by their codes; `adults_only` is what is wished, the guard decides."""

    kind: str
    title: str
    day: date
    owner_code: str
    outlet_code: str = ""
    where: str = ""
    starts_at: time | None = None
    ends_at: time | None = None
    plan_id: int | None = None
    materials: Sequence[Material] = ()
    promotes: bool = True
    adults_only: bool = True
    legal_notice: str = ""


@dataclass(frozen=True)
class EventReport:
    """What came of it."""

    result: str
    age_checked: bool = False
    attendance: int | None = None
    units_sold: int | None = None
    next_step: str = ""


@transaction.atomic
def plan_event(*, by: Viewer, at: datetime, centre_id: int, row: EventRow) -> Event:
    """The back office for anybody of the centre; everybody else for oneself."""
    if centre_id not in {pk for pk, _ in to_plan_for(by)}:
        raise NotAllowedError("planning events of this centre")
    event = Event(company_id=by.company_id, centre_id=centre_id, made_by_id=by.person_id, made_at=at)
    _put(by, at, event, row)
    leave_trace(by=by, at=at, about=ABOUT, number=event.pk, what="event.planned")
    return event


@transaction.atomic
def change_event(*, by: Viewer, at: datetime, number: int, row: EventRow) -> Event:
    """While it is planned."""
    event = _planned(by, number)
    _put(by, at, event, row)
    leave_trace(by=by, at=at, about=ABOUT, number=number, what="event.changed")
    return event


@transaction.atomic
def report_event(*, by: Viewer, at: datetime, number: int, today: date, report: EventReport) -> Event:
    """On its day or after it; where it is for adults only, ages were checked."""
    event = _planned(by, number)
    event.adults_only = is_guarded(by, event)
    faults = report_faults(
        day=event.day,
        today=today,
        adults_only=event.adults_only,
        age_checked=report.age_checked,
        result=report.result,
    )
    refuse_if_any([Problem(*fault) for fault in faults])
    event.state = Event.State.DONE
    event.result, event.next_step = report.result.strip(), report.next_step.strip()
    event.age_checked = report.age_checked
    event.attendance, event.units_sold = report.attendance, report.units_sold
    refuse_if_any(invalid_fields(event, "event"))
    event.save()
    leave_trace(by=by, at=at, about=ABOUT, number=number, what="event.done")
    return event


@transaction.atomic
def cancel_event(*, by: Viewer, at: datetime, number: int, why: str) -> Event:
    event = _planned(by, number)
    if not why.strip():
        raise RefusedError(Problem("reason", "has no reason", "say why it is cancelled"))
    event.state, event.cancelled_why = Event.State.CANCELLED, why.strip()[:500]
    event.save(update_fields=["state", "cancelled_why"])
    leave_trace(by=by, at=at, about=ABOUT, number=number, what="event.cancelled", why=why.strip()[:500])
    return event


def _planned(by: Viewer, number: int) -> Event:
    event = Event.objects.select_for_update(of=("self",)).filter(shared_with(by), pk=number).first()
    if event is None:
        raise RefusedError(
            Problem(f"event {number}", "is not in force among yours", "look at the page again")
        )
    if not may_act_for(by, event.owner_id, event.centre_id):
        raise NotAllowedError(f"event {number}")
    if event.state != Event.State.PLANNED:
        raise RefusedError(Problem(f"event {number}", TWIN, "look at the page again"))
    return event


def _put(by: Viewer, at: datetime, event: Event, row: EventRow) -> None:
    people = {each.code: each.person_id for each in colleagues_of(by, on=row.day, centres=[event.centre_id])}
    found = outlets_for(by).filter(code=row.outlet_code, centre_id=event.centre_id).first()
    outlet = found if row.outlet_code else None
    faults = [
        Problem(*fault)
        for fault in event_faults(
            title=row.title,
            placed=outlet is not None or bool(row.where.strip()),
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            promotes=row.promotes,
            notice=row.legal_notice,
        )
    ]
    if row.outlet_code and outlet is None:
        faults.insert(0, Problem("outlet", "is not among your outlets", "choose another outlet"))
    if row.owner_code not in people:
        faults.append(Problem("owner", "works in no post of this centre", "choose somebody of the centre"))
    elif not may_act_for(by, people[row.owner_code], event.centre_id):
        faults.append(Problem("owner", "is not yours to plan for", "plan it for yourself"))
    if row.plan_id is not None and not Plan.objects.filter(shared_with(by), pk=row.plan_id).exists():
        faults.append(Problem("plan", "is not in force among yours", "choose another plan"))
    refuse_if_any(faults)
    restricted = shown_products(by, row.plan_id)
    event.kind, event.title, event.day = row.kind, row.title.strip(), row.day
    event.outlet, event.where = outlet, row.where.strip()
    event.starts_at, event.ends_at = row.starts_at, row.ends_at
    event.owner_id, event.plan_id = people[row.owner_code], row.plan_id
    event.materials = [asdict(each) for each in row.materials]
    event.promotes, event.legal_notice = row.promotes, row.legal_notice.strip()
    event.adults_only = row.adults_only or guard_of(restricted, promotes=row.promotes)
    refuse_if_any(invalid_fields(event, "event"))
    event.save()
