"""My month: the running one as it is estimated, and the closed ones with their amounts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ronda.cockpit.queries.estimate import PersonEstimate, own_estimate
from ronda.kernel.period import Month
from ronda.kernel.refusal import NotAllowedError
from ronda.pay.queries.own import OwnMonth, own_months
from ronda.people.rules import Viewer

CLOSED_SHOWN = 12


@dataclass(frozen=True)
class MyMonth:
    """Either part may be missing: before the first estimate, and before the first closing."""

    month: Month
    running: PersonEstimate | None
    has_estimate: bool
    closed: Sequence[OwnMonth]


def my_month(viewer: Viewer, *, today: date) -> MyMonth:
    """For whoever holds a post; somebody who held one may still read the closed months."""
    month = Month.of(today)
    closed = own_months(viewer, most=CLOSED_SHOWN)
    if not viewer.centre_ids and not closed:
        raise NotAllowedError("a month of work")
    estimate, running = own_estimate(viewer, month)
    return MyMonth(month, running, estimate is not None, closed)
