"""Visits of a plan are moved, locked, added and cancelled, in place and with a trace."""

from datetime import date, datetime

from ronda.people.rules import Viewer
from ronda.visits.models import PlannedVisit


def move_visit(
    *, by: Viewer, at: datetime, visit: int, day: date | None, position: int | None = None
) -> PlannedVisit:
    """To a day, at this place of it (from 1), or where it costs least."""
    raise NotImplementedError


def lock_visit(*, by: Viewer, at: datetime, visit: int, locked: bool) -> PlannedVisit:
    raise NotImplementedError


def add_visit(
    *,
    by: Viewer,
    at: datetime,
    plan: int,
    outlet: str,
    kind: str,
    day: date,
    together_with: str | None = None,
    reason: str = "other",
) -> PlannedVisit:
    """`together_with`: the code of the person who comes along; the other sees it in the own plan too."""
    raise NotImplementedError


def cancel_planned(*, by: Viewer, at: datetime, visit: int, why: str) -> PlannedVisit:
    """It does not take place, and a re-plan does not plan it again."""
    raise NotImplementedError
