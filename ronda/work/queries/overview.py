"""Where work stands today: what waits for oneself, what the centre puts first, what is late in it."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import CharField, Count, Q, QuerySet, Value

from ronda.people.queries import in_force
from ronda.people.rules import Viewer
from ronda.work.models import CustomerRequest, Event, Handover, Plan, Priority, Problem, Task
from ronda.work.queries.in_flight import open_handovers, open_work_by_person
from ronda.work.queries.seen import shared_with
from ronda.work.queries.silence import silence_on
from ronda.work.rules import as_leader

SHOWN = 6
NONE = (0, 0)
AHEAD = timedelta(days=14)


@dataclass(frozen=True)
class Own:
    """How much of one's own is open, and how much of that is past its day."""

    to_answer: int
    to_give: int
    tasks: int
    tasks_late: int
    requests: int
    requests_late: int


@dataclass(frozen=True)
class Centre:
    """What is late in the centres that one leads, and the people for whom most of it waits."""

    tasks_late: int
    handovers_late: int
    requests_late: int
    problems_late: int
    waits_for: list[tuple[str, str, int]]


@dataclass(frozen=True)
class Overview:
    """`centre` is None for whoever leads nobody."""

    own: Own
    priorities: list[Priority]
    plans: list[Plan]
    events: list[Event]
    centre: Centre | None


def overview_for(viewer: Viewer, *, today: date) -> Overview:
    """As many questions, whatever there is."""
    ours = shared_with(viewer)
    priorities = Priority.objects.filter(ours, closed_on=None, starts__lte=today).select_related("owner")
    plans = Plan.objects.filter(ours, state=Plan.State.RUNNING, centre__isnull=False).select_related("owner")
    events = Event.objects.filter(
        ours, state=Event.State.PLANNED, day__gte=today, day__lte=today + AHEAD
    ).select_related("outlet")
    return Overview(
        own=_own(viewer, today),
        priorities=list(priorities.order_by("last", "id")[:SHOWN]),
        plans=list(plans.order_by("last", "id")[:SHOWN]),
        events=list(events.order_by("day", "starts_at", "id")[:SHOWN]),
        centre=_centre(viewer, today),
    )


def _own(viewer: Viewer, today: date) -> Own:
    """One question for tasks, requests and both ways of hand-overs, once the calendar is known."""
    person = viewer.person_id or 0
    mine = Q(in_force(), company_id=viewer.company_id)
    handovers = Handover.objects.filter(mine, silence_on(viewer, today).open)
    to_give = handovers.filter(owner_id=person, given_on=None, started_on__lte=today)
    rows = (
        _counted("task", Task.objects.filter(mine, owner_id=person, done_on=None), "due", today),
        _counted(
            "request", CustomerRequest.objects.filter(mine, owner_id=person, closed_on=None), "due_on", today
        ),
        _counted("answer", handovers.filter(receiver_id=person, given_on__isnull=False), "given_on", today),
        _counted("give", to_give, "started_on", today),
    )
    found = {kind: (number, late) for kind, number, late in rows[0].union(*rows[1:], all=True)}
    return Own(
        to_answer=found.get("answer", NONE)[0],
        to_give=found.get("give", NONE)[0],
        tasks=found.get("task", NONE)[0],
        tasks_late=found.get("task", NONE)[1],
        requests=found.get("request", NONE)[0],
        requests_late=found.get("request", NONE)[1],
    )


def _counted(kind: str, rows: QuerySet[Any], due: str, today: date) -> QuerySet[Any, Any]:
    """One row: how many, and how many past their day; none where there are none."""
    counts: QuerySet[Any, Any] = (
        rows.order_by()
        .values("company_id")
        .annotate(
            kind=Value(kind, CharField()),
            open=Count("pk"),
            late=Count("pk", filter=Q(**{f"{due}__lt": today})),
        )
        .values_list("kind", "open", "late")
    )
    return counts


def _centre(viewer: Viewer, today: date) -> Centre | None:
    leader = as_leader(viewer)
    if not leader.roles:
        return None
    tasks, requests = open_work_by_person(viewer, on=today)
    late = [
        each for each in open_handovers(viewer, on=today) if each.late_days and each.waits_with == "owner"
    ]
    waits: dict[tuple[str, str], int] = {}
    for each in late:
        waits[each.waits_for_code, each.waits_for] = waits.get((each.waits_for_code, each.waits_for), 0) + 1
    problems = Problem.objects.filter(
        shared_with(leader), due__lt=today, state__in=("open", "cause", "action", "check")
    )
    return Centre(
        tasks_late=sum(each.late for each in tasks),
        handovers_late=len(late),
        requests_late=sum(each.late for each in requests),
        problems_late=problems.count(),
        waits_for=sorted(
            ((code, name, number) for (code, name), number in waits.items()),
            key=lambda each: (-each[2], each[1]),
        )[:SHOWN],
    )
