"""Reads of plans: which ones the viewer sees, one as its page tells it, and its work as it stands."""

from ronda.work.queries.plans.demonstrations import (
    copies_of,
    demonstration_for,
    demonstrations_for,
)
from ronda.work.queries.plans.page import PlanPage, plan_page
from ronda.work.queries.plans.seen import (
    may_draft,
    plan_for,
    plans_for,
    priorities_named,
    superior_plans_running,
)
from ronda.work.queries.plans.targets import plan_outlets
from ronda.work.queries.plans.tracking import PersonWork, PlanWorkToday, plan_work

__all__ = [
    "PersonWork",
    "PlanPage",
    "PlanWorkToday",
    "copies_of",
    "demonstration_for",
    "demonstrations_for",
    "may_draft",
    "plan_for",
    "plan_outlets",
    "plan_page",
    "plan_work",
    "plans_for",
    "priorities_named",
    "superior_plans_running",
]
