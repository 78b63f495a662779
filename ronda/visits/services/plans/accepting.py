"""A draft becomes the plan, or is dropped."""

from datetime import datetime

from ronda.people.rules import Viewer
from ronda.visits.models import VisitPlan


def accept_plan(*, by: Viewer, at: datetime, plan: int) -> VisitPlan:
    """Replaces the earlier one; what was done, begun or chosen there is carried over."""
    raise NotImplementedError


def drop_plan(*, by: Viewer, at: datetime, plan: int, why: str) -> VisitPlan:
    """Only a draft."""
    raise NotImplementedError
