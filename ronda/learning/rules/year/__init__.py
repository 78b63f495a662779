"""The year's training: what is planned, how, and what could not be."""

from ronda.learning.rules.year.forms import FormShare, form_share
from ronda.learning.rules.year.planner import YearPlan, plan_year
from ronda.learning.rules.year.problem import (
    Learner,
    Lesson,
    Limits,
    Pair,
    Prices,
    UnsoundProblemError,
    YearProblem,
)
from ronda.learning.rules.year.reasons import Balance, Unmet
from ronda.learning.rules.year.verify import broken_rules

__all__ = [
    "Balance",
    "FormShare",
    "Learner",
    "Lesson",
    "Limits",
    "Pair",
    "Prices",
    "Unmet",
    "UnsoundProblemError",
    "YearPlan",
    "YearProblem",
    "broken_rules",
    "form_share",
    "plan_year",
]
