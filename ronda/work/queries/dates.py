"""A person's dates for a calendar program: tasks, hand-overs to give, ends of priorities, events."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from ronda.kernel.period import Period
from ronda.people.queries import company_for, in_force, viewer_of_person, working_days_of
from ronda.people.rules import Viewer
from ronda.work.models import CalendarAddress, DigestWish, Event, Handover, Priority, Task
from ronda.work.queries.numbered import NUMBER
from ronda.work.queries.seen import shared_with
from ronda.work.rules import WorkingClock
from ronda.work.rules.ics import CalendarEntry

BEFORE, AHEAD = timedelta(days=60), timedelta(days=370)
MOST = 2000
Dates = Callable[[Viewer, date, date], Iterable[CalendarEntry]]
_BESIDE: list[Dates] = []


def address_of(viewer: Viewer) -> CalendarAddress | None:
    """The one in force, of which only the digest is known."""
    return CalendarAddress.objects.filter(
        company_id=viewer.company_id, person_id=viewer.person_id or 0, ended_at=None
    ).first()


def wish_of(viewer: Viewer) -> DigestWish | None:
    """None: nobody has been asked yet, so nothing is sent."""
    return DigestWish.objects.filter(company_id=viewer.company_id, person_id=viewer.person_id or 0).first()


def reader_at(digest: str, *, on: date) -> tuple[Viewer, CalendarAddress] | None:
    """Whose address has this digest, as they act on the day; None once it has ended, the account is
    switched off, or they have left.
    """
    open_ones = CalendarAddress.objects.filter(secret_digest=digest, ended_at=None)
    found = open_ones.filter(person__user__is_active=True).first()
    if found is None:
        return None
    viewer = viewer_of_person(found.company_id, found.person_id, on=on)
    return (viewer, found) if viewer.roles else None


def add_dates(dates: Dates) -> None:
    """Contexts above name dates of theirs when they start, as whole entries with their addresses."""
    if dates not in _BESIDE:
        _BESIDE.append(dates)


def dates_beside(viewer: Viewer, *, today: date) -> list[CalendarEntry]:
    """What other contexts have for the same days."""
    first, last = today - BEFORE, today + AHEAD
    return [entry for dates in _BESIDE for entry in dates(viewer, first, last)]


def dates_of(viewer: Viewer, *, today: date) -> list[CalendarEntry]:
    """From two months ago to a year ahead; addresses of pages are added by whoever shows them."""
    first, last = today - BEFORE, today + AHEAD
    return [
        *_tasks(viewer, first, last),
        *_handovers(viewer, today),
        *_priorities(viewer, first, last),
        *_events(viewer, first, last),
    ]


def _tasks(viewer: Viewer, first: date, last: date) -> Iterator[CalendarEntry]:
    mine = Task.objects.filter(
        in_force(),
        company_id=viewer.company_id,
        owner_id=viewer.person_id,
        done_on=None,
        due__gte=first,
        due__lte=last,
    )
    for each in mine.annotate(kept=NUMBER).select_related("outlet").order_by("due", "pk")[:MOST]:
        place = each.outlet.name if each.outlet else ""
        yield CalendarEntry(f"task-{each.kept}", each.title, each.due, each.goal, place=place)


def _handovers(viewer: Viewer, today: date) -> Iterator[CalendarEntry]:
    mine = Handover.objects.filter(
        in_force(), company_id=viewer.company_id, owner_id=viewer.person_id, given_on=None
    )
    handovers = list(mine.select_related("receiver").annotate(kept=NUMBER)[:MOST])
    if not handovers:
        return
    longest = max(each.allowed_days for each in handovers)
    start = min(each.started_on for each in handovers)
    reach = Period(
        start, max(today, max(each.started_on for each in handovers)) + timedelta(2 * longest + 60)
    )
    clock = WorkingClock.of(working_days_of(viewer, reach))
    for each in handovers:
        due = clock.due_on(each.started_on, each.allowed_days)
        if due is not None:
            receiver = each.receiver.name if each.receiver else ""
            yield CalendarEntry(f"handover-{each.kept}", each.title, due, receiver)


def _priorities(viewer: Viewer, first: date, last: date) -> Iterator[CalendarEntry]:
    ours = Priority.objects.filter(shared_with(viewer), closed_on=None, last__gte=first, last__lte=last)
    for each in ours.order_by("last", "pk")[:MOST]:
        yield CalendarEntry(f"priority-{each.pk}", each.title, each.last, each.goal)


def _events(viewer: Viewer, first: date, last: date) -> Iterator[CalendarEntry]:
    zone = ZoneInfo(company_for(viewer).timezone)
    ours = Event.objects.filter(shared_with(viewer), day__gte=first, day__lte=last).exclude(state="cancelled")
    for each in ours.select_related("outlet").order_by("day", "pk")[:MOST]:
        starts = ends = None
        if each.starts_at is not None:
            starts = datetime.combine(each.day, each.starts_at, zone)
            ends = datetime.combine(each.day, each.ends_at, zone) if each.ends_at else None
        place = each.outlet.name if each.outlet else each.where
        yield CalendarEntry(f"event-{each.pk}", each.title, each.day, place=place, starts=starts, ends=ends)
