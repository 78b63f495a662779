"""How priorities stand today: four questions for all of them."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import F, Q
from django.db.models.functions import Coalesce

from ronda.people.queries import in_force
from ronda.people.rules import Viewer
from ronda.work.models import Handover, Plan, Priority, Task
from ronda.work.queries.clocks import clock_over, handover_terms
from ronda.work.rules import WorkingClock
from ronda.work.rules.priority_state import PriorityDays, PriorityState, TiedWork, priority_state

Work = dict[int, list[TiedWork]]


def states_of(viewer: Viewer, priorities: Sequence[Priority], today: date) -> dict[int, PriorityState]:
    """Of priorities that the viewer was given, by number."""
    work = work_of(viewer, [each.pk for each in priorities], today)
    return {each.pk: priority_state(days_of(each), work[each.pk], today) for each in priorities}


def days_of(priority: Priority) -> PriorityDays:
    return PriorityDays(
        priority.starts,
        priority.last,
        priority.owner_id,
        priority.owner.name,
        priority.closed_on,
        bool(priority.dropped_why),
    )


def work_of(viewer: Viewer, numbers: Sequence[int], today: date) -> Work:
    """Everybody's tasks, hand-overs and plans of these priorities, and those of their plans."""
    found: Work = defaultdict(list)
    for work in (_tasks(numbers), _handovers(viewer, numbers, today), _plans(numbers)):
        for number, tied in work:
            found[number].append(tied)
    return found


Tied = list[tuple[int, TiedWork]]


def _tasks(numbers: Sequence[int]) -> Tied:
    rows = (
        Task.objects.filter(in_force())
        .annotate(of=Coalesce("priority_id", "plan__priority_id"))
        .filter(of__in=numbers)
        .order_by("due", "pk")
        .values_list("of", "owner_id", "owner__name", "due", "done_on")
    )
    return [(of, TiedWork("task", person, name, due, done)) for of, person, name, due, done in rows]


def _handovers(viewer: Viewer, numbers: Sequence[int], today: date) -> Tied:
    """What came back comes again as another hand-over, so the returned one is no work any more."""
    rows: list[dict[str, Any]] = list(
        Handover.objects.filter(in_force(), returned_on=None)
        .annotate(of=Coalesce("priority_id", "step__chain__priority_id", "plan__priority_id"))
        .filter(of__in=numbers)
        .order_by("started_on", "pk")
        .values(
            "of", "owner_id", "receiver_id", "started_on", "allowed_days", "given_on", "accepted_on",
            owner_name=F("owner__name"), receiver_name=F("receiver__name"),
        )
    )  # fmt: skip
    if not rows:
        return []
    silence = handover_terms(today).silence_days
    ahead = max([silence, *(row["allowed_days"] for row in rows)])
    clock = clock_over(viewer, [today, *(row["started_on"] for row in rows)], ahead=ahead)
    return [(row["of"], _in_hands(row, clock, silence)) for row in rows]


def _in_hands(row: dict[str, Any], clock: WorkingClock, silence: int) -> TiedWork:
    """Given, it waits for the answer of the receiver; without one the giving is the end."""
    given = row["given_on"]
    if given is not None and row["receiver_id"] is not None:
        due = clock.due_on(given, silence)
        return TiedWork("handover", row["receiver_id"], row["receiver_name"], due, row["accepted_on"])
    due = clock.due_on(row["started_on"], row["allowed_days"])
    return TiedWork("handover", row["owner_id"], row["owner_name"], due, given)


def _plans(numbers: Sequence[int]) -> Tied:
    rows = (
        Plan.objects.filter(Q(priority_id__in=numbers))
        .exclude(state__in=("draft", "stopped"))
        .order_by("last", "pk")
        .values_list("priority_id", "owner_id", "owner__name", "last", "closed_on")
    )
    return [(of, TiedWork("plan", person, name, last, closed)) for of, person, name, last, closed in rows]
