"""How priorities stand today: four questions for all of them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F
from django.db.models.functions import Coalesce

from ronda.people.queries import in_force
from ronda.people.rules import Viewer
from ronda.work.models import Handover, Plan, Priority, Task
from ronda.work.queries.clocks import clock_over, handover_terms
from ronda.work.queries.numbered import NUMBER
from ronda.work.rules import WorkingClock
from ronda.work.rules.priority_state import PriorityDays, PriorityState, TiedWork, priority_state
from ronda.work.rules.silence import Answered, accepted_from

Row = dict[str, Any]
Work = dict[int, list[TiedWork]]


@dataclass(frozen=True)
class Rows:
    """Everybody's tasks, hand-overs and plans of some priorities; those of their plans and chains too."""

    tasks: list[Row]
    handovers: list[Row]
    plans: list[Row]


def states_of(viewer: Viewer, priorities: Sequence[Priority], today: date) -> dict[int, PriorityState]:
    """Of priorities that the viewer was given, by number."""
    work = work_of(viewer, rows_of([each.pk for each in priorities]), today)
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


def rows_of(numbers: Sequence[int]) -> Rows:
    return Rows(_tasks(numbers), _handovers(numbers), _plans(numbers))


def work_of(viewer: Viewer, rows: Rows, today: date) -> Work:
    found: Work = defaultdict(list)
    for row in rows.tasks:
        tied = TiedWork("task", row["owner_id"], row["who"], row["due"], row["done_on"])
        found[row["of"]].append(tied)
    if rows.handovers:
        silence = handover_terms(today).silence_days
        ahead = max([silence, *(row["allowed_days"] for row in rows.handovers)])
        clock = clock_over(viewer, [today, *(row["started_on"] for row in rows.handovers)], ahead=ahead)
        for row in rows.handovers:
            row["accepted_on"] = accepted_from(_answered(row), silence, today, clock)
            found[row["of"]].append(_in_hands(row, clock, silence))
    for row in rows.plans:
        if row["state"] not in {"draft", "stopped"}:
            tied = TiedWork("plan", row["owner_id"], row["who"], row["last"], row["closed_on"])
            found[row["of"]].append(tied)
    return found


def _tasks(numbers: Sequence[int]) -> list[Row]:
    """What is open comes first, by its day."""
    rows = (
        Task.objects.filter(in_force())
        .annotate(of=Coalesce("priority_id", "plan__priority_id"), kept=NUMBER)
        .filter(of__in=numbers)
        .order_by(F("done_on").asc(nulls_first=True), "due", "pk")
    )
    columns = ("of", "kept", "title", "centre_id", "owner_id", "accountable_id", "due", "done_on")
    return list(rows.values(*columns, who=F("owner__name")))


def _handovers(numbers: Sequence[int]) -> list[Row]:
    """What came back comes again as another hand-over, so the returned one is no work any more."""
    rows = (
        Handover.objects.filter(in_force(), returned_on=None)
        .annotate(of=Coalesce("priority_id", "step__chain__priority_id", "plan__priority_id"), kept=NUMBER)
        .filter(of__in=numbers)
        .order_by(F("accepted_on").asc(nulls_first=True), "started_on", "pk")
    )
    columns = ("of", "kept", "title", "centre_id", "owner_id", "receiver_id")
    days = ("started_on", "allowed_days", "given_on", "accepted_on")
    chain = {"chain": F("step__chain_id"), "chain_title": F("step__chain__title")}
    names = {"sender": F("owner__name"), "taker": F("receiver__name")}
    return list(rows.values(*columns, *days, **chain, **names))


def _plans(numbers: Sequence[int]) -> list[Row]:
    rows = Plan.objects.filter(priority_id__in=numbers).order_by("last", "pk")
    columns = ("pk", "title", "state", "owner_id", "last", "closed_on")
    return list(rows.values(*columns, of=F("priority_id"), who=F("owner__name")))


def _answered(row: Row) -> Answered:
    return Answered(row["given_on"], row["accepted_on"], None, row["receiver_id"])


def _in_hands(row: Row, clock: WorkingClock, silence: int) -> TiedWork:
    """Given, it waits for the answer of the receiver; without one the giving is the end."""
    given = row["given_on"]
    if given is not None and row["receiver_id"] is not None:
        due = clock.due_on(given, silence)
        return TiedWork("handover", row["receiver_id"], row["taker"], due, row["accepted_on"])
    due = clock.due_on(row["started_on"], row["allowed_days"])
    return TiedWork("handover", row["owner_id"], row["sender"], due, given)
