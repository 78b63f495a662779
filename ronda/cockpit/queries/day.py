"""My day: the running month in short, what waits for the viewer, and whom to visit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ronda.cockpit.queries.estimate import PersonEstimate, own_estimate
from ronda.kernel.period import Month
from ronda.kernel.refusal import NotAllowedError
from ronda.people.rules import Viewer
from ronda.visits.queries import UnseenOutlet, longest_unseen
from ronda.work.queries import OwnWork, own_work

AHEAD = timedelta(days=7)
SUGGESTED = 8


@dataclass(frozen=True)
class Day:
    """`running` is None where nothing is estimated for the viewer; `has_estimate`: whether for anybody."""

    today: date
    running: PersonEstimate | None
    has_estimate: bool
    work: OwnWork
    unseen: Sequence[UnseenOutlet]


def day_of(viewer: Viewer, *, today: date) -> Day:
    """For whoever holds a post today."""
    if not viewer.centre_ids or viewer.person_id is None:
        raise NotAllowedError("a day of work")
    estimate, running = own_estimate(viewer, Month.of(today))
    return Day(
        today=today,
        running=running,
        has_estimate=estimate is not None,
        work=own_work(viewer, today=today, until=today + AHEAD),
        unseen=longest_unseen(viewer, on=today, limit=SUGGESTED) if "account_manager" in viewer.roles else (),
    )
