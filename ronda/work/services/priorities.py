"""Phase priorities: made, changed, closed with a summary and lessons, dropped for a reason."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.outlets.queries import outlets_for
from ronda.people.queries import numbers_of_centres, numbers_of_people
from ronda.people.rules import Viewer
from ronda.people.services.checking import invalid_fields, refuse_if_any, unknown_code
from ronda.work.models import Priority, PriorityOutlet
from ronda.work.queries.seen import shared_with
from ronda.work.rules import may_lead, may_record_in
from ronda.work.services.tracing import leave_trace

ABOUT = "priority"
AT_ONCE = 500


@dataclass(frozen=True)
class PriorityRow:
    """`outlets` are codes; people and the centre are named by theirs."""

    centre_code: str
    title: str
    goal: str
    starts: date
    last: date
    owner_code: str
    indicators: Sequence[str] = ()
    place: str = ""
    outlets: Collection[str] = ()


@transaction.atomic
def make_priority(*, by: Viewer, at: datetime, row: PriorityRow) -> Priority:
    centres = numbers_of_centres(by)
    if row.centre_code not in centres:
        refuse_if_any([unknown_code("centre", "centre", row.centre_code)])
    if not may_record_in(by, centres[row.centre_code]):
        raise NotAllowedError("making a priority of this centre")
    priority = Priority(
        company_id=by.company_id, centre_id=centres[row.centre_code], made_by_id=by.person_id, made_at=at
    )
    _put(by, priority, row)
    _trace(by, at, priority, "priority.made")
    return priority


@transaction.atomic
def change_priority(*, by: Viewer, at: datetime, number: int, row: PriorityRow) -> Priority:
    """Its centre stays."""
    priority = _open(by, number)
    if not may_record_in(by, priority.centre_id):
        raise NotAllowedError(f"priority {number}")
    _put(by, priority, row)
    _trace(by, at, priority, "priority.changed")
    return priority


@transaction.atomic
def close_priority(
    *, by: Viewer, at: datetime, number: int, on: date, reached: bool, summary: str, lessons: str
) -> Priority:
    """By whoever leads; what was learnt is offered to whoever writes a similar one."""
    priority = _led(by, number)
    if not summary.strip():
        raise RefusedError(Problem("summary", "is not written", "say what came of it"))
    if on < priority.starts:
        raise RefusedError(Problem("closed_on", "lies before its first day", "give a later day"))
    priority.closed_on, priority.reached = on, reached
    priority.summary, priority.lessons = summary.strip(), lessons.strip()
    priority.save(update_fields=["closed_on", "reached", "summary", "lessons"])
    _trace(by, at, priority, "priority.reached" if reached else "priority.not_reached")
    return priority


@transaction.atomic
def drop_priority(*, by: Viewer, at: datetime, number: int, on: date, reason: str) -> Priority:
    """By whoever leads; its tasks stay with those who have them."""
    priority = _led(by, number)
    if not reason.strip():
        raise RefusedError(Problem("reason", "has no reason", "say why it is dropped"))
    priority.closed_on, priority.dropped_why = on, reason.strip()
    refuse_if_any(invalid_fields(priority, "priority"))
    priority.save(update_fields=["closed_on", "dropped_why"])
    _trace(by, at, priority, "priority.dropped", why=reason.strip())
    return priority


def _open(by: Viewer, number: int) -> Priority:
    """Locked: two may close it at once."""
    found = Priority.objects.select_for_update(of=("self",)).filter(shared_with(by), pk=number).first()
    if found is None:
        what, remedy = "is not in force among yours", "look at the number again"
        raise RefusedError(Problem(f"priority {number}", what, remedy))
    if found.closed_on is not None:
        raise RefusedError(Problem(f"priority {number}", "is closed already", "make another one"))
    return found


def _led(by: Viewer, number: int) -> Priority:
    priority = _open(by, number)
    if not may_lead(by, priority.centre_id):
        raise NotAllowedError(f"closing priority {number}")
    return priority


def _put(by: Viewer, priority: Priority, row: PriorityRow) -> None:
    people = numbers_of_people(by)
    if row.owner_code not in people:
        refuse_if_any([unknown_code("owner", "person", row.owner_code)])
    if row.last < row.starts:
        raise RefusedError(Problem("last", "ends before its first day", "give a later last day"))
    outlets = _outlets(by, priority.centre_id, row.outlets)
    priority.title, priority.goal = row.title.strip(), row.goal.strip()
    priority.starts, priority.last = row.starts, row.last
    priority.owner_id, priority.place = people[row.owner_code], row.place
    priority.indicators = list(row.indicators)
    refuse_if_any(invalid_fields(priority, "priority"))
    priority.save()
    kept = set(priority.outlets.values_list("outlet_id", flat=True))
    priority.outlets.filter(outlet_id__in=kept - outlets).delete()
    new = [PriorityOutlet(priority=priority, outlet_id=outlet) for outlet in sorted(outlets - kept)]
    PriorityOutlet.objects.bulk_create(new, batch_size=AT_ONCE)


def _outlets(by: Viewer, centre_id: int, codes: Collection[str]) -> set[int]:
    wanted = sorted(set(codes))
    known: dict[str, int] = {}
    for start in range(0, len(wanted), AT_ONCE):
        some = outlets_for(by).filter(centre_id=centre_id, code__in=wanted[start : start + AT_ONCE])
        known |= dict(some.values_list("code", "pk"))
    missing = [code for code in wanted if code not in known]
    if missing:
        named = ", ".join(missing[:5])
        raise RefusedError(
            Problem("codes", f"are no outlets of this centre: {named}", "look at the codes again")
        )
    return set(known.values())


def _trace(by: Viewer, at: datetime, priority: Priority, what: str, why: str = "") -> None:
    leave_trace(
        by=by, at=at, about=ABOUT, number=priority.pk, what=what, said={"title": priority.title}, why=why
    )
