"""A plan of visits is made: a draft beside the accepted one."""

from datetime import date, datetime

from ronda.kernel.period import Month
from ronda.people.rules import Viewer
from ronda.visits.models import VisitPlan


def make_plan(
    *,
    by: Viewer,
    at: datetime,
    person: str,
    month: Month,
    starts: date | None = None,
    why: str = "",
    seed: int | None = None,
) -> VisitPlan:
    """A draft for the person with this code, from `starts` on (today, or the month's first day, without it)."""
    raise NotImplementedError
