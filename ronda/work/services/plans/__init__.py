"""Writes of plans: drafted, approved, worked by, closed or stopped; each leaves a trace."""

from ronda.work.services.plans.drafting import PlanRow, change_plan, draft_plan
from ronda.work.services.plans.feedback import give_feedback
from ronda.work.services.plans.listing import set_plan_listing_targets
from ronda.work.services.plans.notes import write_stage_note
from ronda.work.services.plans.outlets import add_plan_outlets, remove_plan_outlets
from ronda.work.services.plans.states import (
    approve_plan,
    close_plan,
    send_back_plan,
    submit_plan,
)
from ronda.work.services.plans.stopping import StoppedPlan, stop_plan
from ronda.work.services.plans.work import PlanGiven, PlanWork, give_plan_tasks

__all__ = [
    "PlanGiven",
    "PlanRow",
    "PlanWork",
    "StoppedPlan",
    "add_plan_outlets",
    "approve_plan",
    "change_plan",
    "close_plan",
    "draft_plan",
    "give_feedback",
    "give_plan_tasks",
    "remove_plan_outlets",
    "send_back_plan",
    "set_plan_listing_targets",
    "stop_plan",
    "submit_plan",
    "write_stage_note",
]
