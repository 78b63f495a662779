"""The year's training: what is planned, how, and what could not be.

`plan_year` is in `planner` alone: it loads the solver, which few who plan nothing should wait for.
"""

from ronda.learning.rules.year.class_days import class_day
from ronda.learning.rules.year.forms import FormShare, form_share
from ronda.learning.rules.year.plan import YearPlan
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
from ronda.learning.rules.year.room import WeekPart, room_of_month
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
    "WeekPart",
    "YearPlan",
    "YearProblem",
    "broken_rules",
    "class_day",
    "form_share",
    "room_of_month",
]
