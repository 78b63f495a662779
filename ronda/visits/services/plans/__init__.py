"""Writes of the month's plan of visits: made, accepted, dropped, and changed in place.

Plans and planned visits are named by their numbers, people and outlets by their codes.
"""

from ronda.visits.services.plans.accepting import accept_plan, drop_plan
from ronda.visits.services.plans.adding import add_visit
from ronda.visits.services.plans.changing import cancel_planned, lock_visit, move_visit
from ronda.visits.services.plans.making import make_plan
from ronda.visits.services.plans.terms import set_start_place, set_visit_days
from ronda.visits.services.plans.watching import do_plans_day

__all__ = [
    "accept_plan",
    "add_visit",
    "cancel_planned",
    "do_plans_day",
    "drop_plan",
    "lock_visit",
    "make_plan",
    "move_visit",
    "set_start_place",
    "set_visit_days",
]
