"""Work that is not done: what is open on a day in the centres that one leads, and for whom it waits."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from django.db.models import CharField, Count, Q, QuerySet, Value

from ronda.kernel.period import Period
from ronda.people.queries import in_force, working_days_of
from ronda.people.rules import Viewer
from ronda.work.models import CustomerRequest, Handover, Task
from ronda.work.queries.seen import seen_by
from ronda.work.queries.silence import Silence, silence_days
from ronda.work.rules import WorkingClock, as_leader

Centres = Collection[int] | None


@dataclass(frozen=True)
class OpenHandover:
    """Not given yet, then it waits for the owner; or given and not answered, then for the receiver.

    `late_days` are the owner's working days beyond those allowed; `days` how long it lies where it is now.
    """

    number: int
    title: str
    duty: str
    owner: str
    owner_code: str
    receiver: str
    waits_for: str
    waits_for_code: str
    waits_with: Literal["owner", "receiver"]
    started_on: date
    allowed_days: int
    due_on: date | None
    late_days: int
    days: int


@dataclass(frozen=True)
class OpenCount:
    """Of one person: what is open, and how much of it is past its day."""

    person_id: int
    open: int
    late: int


def open_handovers(viewer: Viewer, *, on: date, centres: Centres = None) -> list[OpenHandover]:
    """The latest first. What was sent back is no longer open: it comes again as another hand-over.

    Nor is what nobody answered in time.
    """
    found = list(
        _within(
            Handover.objects.filter(
                in_force(),
                _led(viewer, "centre_id"),
                started_on__lte=on,
                accepted_on=None,
                returned_on=None,
            ),
            "centre_id",
            centres,
        ).select_related("company", "owner", "receiver")
    )
    if not found:
        return []
    # Far enough beyond today for the longest allowance to end: a week of work a week, and feasts.
    ahead = on + timedelta(days=2 * max(each.allowed_days for each in found) + 21)
    reach = Period(min(each.started_on for each in found), ahead)
    clock = WorkingClock.of(working_days_of(viewer, reach, found[0].company.working_weekdays))
    silence = Silence(silence_days(on), on, clock)
    handovers = [_open(each, on, clock) for each in found if silence.accepted_on(each) is None]
    return sorted(handovers, key=lambda each: (-each.late_days, -each.days, each.waits_for, each.number))


def open_tasks(viewer: Viewer, *, centres: Centres = None) -> QuerySet[Task]:
    """Tasks not done, those due first first."""
    tasks = Task.objects.filter(in_force(), _led(viewer, "centre_id"), done_on=None)
    return _within(tasks, "centre_id", centres).select_related("owner", "centre")


def open_requests(viewer: Viewer, *, centres: Centres = None) -> QuerySet[CustomerRequest]:
    """Requests not closed, those due first first."""
    requests = CustomerRequest.objects.filter(in_force(), _led(viewer, "outlet__centre_id"), closed_on=None)
    return _within(requests, "outlet__centre_id", centres).select_related("owner", "outlet")


def open_work_by_person(
    viewer: Viewer, *, on: date, centres: Centres = None
) -> tuple[list[OpenCount], list[OpenCount]]:
    """Tasks and requests, each by person; one statement for both."""
    tasks = _counted("tasks", open_tasks(viewer, centres=centres), Q(due__lt=on))
    requests = _counted("requests", open_requests(viewer, centres=centres), Q(due_on__lt=on))
    found: dict[str, list[OpenCount]] = {"tasks": [], "requests": []}
    for kind, person_id, open_, late in tasks.union(requests, all=True).order_by("kind", "owner_id"):
        found[kind].append(OpenCount(person_id, open_, late))
    return found["tasks"], found["requests"]


def _led(viewer: Viewer, centre: str) -> Q:
    """Rows of the centres that the viewer leads; nothing for whoever leads nobody."""
    leader = as_leader(viewer)
    return seen_by(leader, centre=centre) if leader.roles else Q(pk__in=[])


def _within(rows: QuerySet[Any], centre: str, centres: Centres) -> QuerySet[Any]:
    return rows if centres is None else rows.filter(**{f"{centre}__in": centres})


def _counted(kind: str, rows: QuerySet[Any], late: Q) -> QuerySet[Any, Any]:
    counts: QuerySet[Any, Any] = (
        rows.select_related(None)
        .order_by()
        .values("owner_id")
        .annotate(kind=Value(kind, CharField()), open=Count("pk"), late=Count("pk", filter=late))
        .values_list("kind", "owner_id", "open", "late")
    )
    return counts


def _open(handover: Handover, on: date, clock: WorkingClock) -> OpenHandover:
    given, receiver = handover.given_on, handover.receiver
    with_receiver = given is not None and receiver is not None
    holder = receiver if with_receiver and receiver is not None else handover.owner
    elapsed = clock.elapsed(handover.started_on, given or on)
    return OpenHandover(
        number=handover.number,
        title=handover.title,
        duty=handover.duty,
        owner=handover.owner.name,
        owner_code=handover.owner.code,
        receiver=receiver.name if receiver else "",
        waits_for=holder.name,
        waits_for_code=holder.code,
        waits_with="receiver" if with_receiver else "owner",
        started_on=handover.started_on,
        allowed_days=handover.allowed_days,
        due_on=clock.due_on(handover.started_on, handover.allowed_days),
        late_days=max(0, elapsed - handover.allowed_days),
        days=clock.elapsed(given, on) if given is not None else elapsed,
    )
