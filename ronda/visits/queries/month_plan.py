"""The plan of one person's visits in a month, and those of a centre."""

from datetime import date

from ronda.kernel.period import Month
from ronda.people.rules import Viewer
from ronda.visits.queries.plan_shapes import (
    MonthPlan,
    Moved,
    MoveCost,
    PlanDay,
    PlanLine,
    PlannedStop,
    Said,
)

__all__ = [
    "MonthPlan",
    "MoveCost",
    "Moved",
    "PlanDay",
    "PlanLine",
    "PlannedStop",
    "Said",
    "cost_of_move",
    "month_plan",
    "plans_of_centre",
]


def month_plan(
    viewer: Viewer, person: str, month: Month, *, on: date, plan: int | None = None
) -> MonthPlan | None:
    """Without a number the accepted one, else the newest draft; None where there is none, or not the viewer's."""
    raise NotImplementedError


def plans_of_centre(viewer: Viewer, centre: str, month: Month, *, on: date) -> tuple[PlanLine, ...]:
    """A line for everybody of the centre with a portfolio or a quota in the month, by name."""
    raise NotImplementedError


def cost_of_move(viewer: Viewer, visit: int, day: date) -> MoveCost:
    """RefusedError for a visit that is not the viewer's to see."""
    raise NotImplementedError
