"""One phase priority as its page shows it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q
from django.db.models.functions import Coalesce

from ronda.people.queries import in_force
from ronda.people.rules import Viewer
from ronda.work.models import Chain, Handover, Plan, Priority, Task
from ronda.work.queries.numbered import NUMBER
from ronda.work.queries.priorities.seen import priority_for
from ronda.work.queries.priorities.states import days_of, work_of
from ronda.work.queries.seen import seen_by
from ronda.work.queries.ties import Ties, ties_of
from ronda.work.rules import may_lead, may_record_in
from ronda.work.rules.priority_state import PriorityState, days_of_progress, priority_state

SHOWN = 50


@dataclass(frozen=True)
class PriorityPage:
    """Tasks and hand-overs are those that the viewer sees; the state is that of all of them.

    `names_others`: on whom it waits is told by name to whoever records or leads in the centre.
    """

    priority: Priority
    state: PriorityState
    progress: list[tuple[date, int, int]]
    outlets: list[tuple[str, str]]
    tasks: list[dict[str, Any]]
    handovers: list[dict[str, Any]]
    chains: list[Chain]
    plans: list[Plan]
    ties: list[Ties]
    may_change: bool
    may_close: bool
    names_others: bool


def priority_page(viewer: Viewer, number: int, *, today: date) -> PriorityPage:
    priority = priority_for(viewer, number)
    work = work_of(viewer, [number], today)[number]
    days = days_of(priority)
    records = may_record_in(viewer, priority.centre_id)
    leads = may_lead(viewer, priority.centre_id)
    is_open = priority.closed_on is None
    return PriorityPage(
        priority=priority,
        state=priority_state(days, work, today),
        progress=days_of_progress(days, work, today),
        outlets=list(priority.outlets.order_by("outlet__name").values_list("outlet__code", "outlet__name")),
        tasks=_tasks(viewer, number),
        handovers=_handovers(viewer, number),
        chains=list(Chain.objects.filter(_hands(viewer), priority_id=number).distinct()[:SHOWN]),
        plans=list(Plan.objects.filter(priority_id=number).select_related("owner")[:SHOWN]),
        ties=ties_of(viewer, priority),
        may_change=is_open and records,
        may_close=is_open and leads,
        names_others=records or leads,
    )


def _hands(viewer: Viewer) -> Q:
    return seen_by(
        viewer, centre="centre_id", persons=["steps__owner_id", "steps__receiver_id", "made_by_id"]
    )


def _tasks(viewer: Viewer, number: int) -> list[dict[str, Any]]:
    """What is open comes first, by its day."""
    seen = seen_by(viewer, centre="centre_id", persons=["owner_id", "accountable_id"])
    rows = (
        Task.objects.filter(in_force(), seen)
        .annotate(of=Coalesce("priority_id", "plan__priority_id"), kept=NUMBER)
        .filter(of=number)
        .order_by(F("done_on").asc(nulls_first=True), "due", "pk")
    )
    return list(rows.values("kept", "title", "due", "done_on", who=F("owner__name"))[:SHOWN])


def _handovers(viewer: Viewer, number: int) -> list[dict[str, Any]]:
    seen = seen_by(viewer, centre="centre_id", persons=["owner_id", "receiver_id"])
    rows = (
        Handover.objects.filter(in_force(), seen, returned_on=None)
        .annotate(of=Coalesce("priority_id", "step__chain__priority_id", "plan__priority_id"), kept=NUMBER)
        .filter(of=number)
        .order_by(F("accepted_on").asc(nulls_first=True), "started_on", "pk")
    )
    names = {"sender": F("owner__name"), "taker": F("receiver__name")}
    return list(rows.values("kept", "title", "started_on", "given_on", "accepted_on", **names)[:SHOWN])
