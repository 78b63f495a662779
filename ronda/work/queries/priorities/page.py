"""One phase priority as its page shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ronda.people.rules import Viewer
from ronda.work.models import Plan, Priority
from ronda.work.queries.priorities.seen import priority_for
from ronda.work.queries.priorities.states import Row, days_of, rows_of, work_of
from ronda.work.rules import may_lead, may_record_in
from ronda.work.rules.priority_state import PriorityState, days_of_progress, priority_state

SHOWN = 50
STATES = dict(Plan.State.choices)


@dataclass(frozen=True)
class PriorityPage:
    """Tasks and hand-overs are those that the viewer sees; the state is that of all of them.

    `names_others`: on whom it waits is told by name to whoever records or leads in the centre.
    """

    priority: Priority
    state: PriorityState
    progress: list[tuple[date, int, int]]
    outlets: list[tuple[str, str]]
    tasks: list[Row]
    handovers: list[Row]
    plans: list[Row]
    may_change: bool
    may_close: bool
    names_others: bool


def priority_page(viewer: Viewer, number: int, *, today: date) -> PriorityPage:
    """Six questions at most."""
    priority = priority_for(viewer, number)
    rows = rows_of([number])
    work = work_of(viewer, rows, today)[number]
    days = days_of(priority)
    records = may_record_in(viewer, priority.centre_id)
    leads = may_lead(viewer, priority.centre_id)
    is_open = priority.closed_on is None
    return PriorityPage(
        priority=priority,
        state=priority_state(days, work, today),
        progress=days_of_progress(days, work, today),
        outlets=list(priority.outlets.order_by("outlet__name").values_list("outlet__code", "outlet__name")),
        tasks=_seen(viewer, rows.tasks, ("owner_id", "accountable_id")),
        handovers=_seen(viewer, rows.handovers, ("owner_id", "receiver_id")),
        plans=[{**row, "told": STATES[row["state"]]} for row in rows.plans[:SHOWN]],
        may_change=is_open and records,
        may_close=is_open and leads,
        names_others=records or leads,
    )


def _seen(viewer: Viewer, rows: list[Row], persons: Iterable[str]) -> list[Row]:
    """As `seen_by` would answer in the database: the company's, the centre's, or one's own."""
    return [each for each in rows if _sees(viewer, each, persons)][:SHOWN]


def _sees(viewer: Viewer, row: Row, persons: Iterable[str]) -> bool:
    if viewer.scope == "company":
        return True
    if viewer.scope == "centre" and row["centre_id"] in viewer.centre_ids:
        return True
    return viewer.person_id is not None and viewer.person_id in {row[person] for person in persons}
