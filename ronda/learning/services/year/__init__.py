"""Writes of the year's training plan: made, accepted, dropped, and changed in place."""

from ronda.learning.services.year.accepting import accept_training_plan, drop_training_plan
from ronda.learning.services.year.changing import (
    add_learning,
    cancel_learning,
    lock_learning,
    move_course,
    move_learning,
)
from ronda.learning.services.year.making import make_training_plan

__all__ = [
    "accept_training_plan",
    "add_learning",
    "cancel_learning",
    "drop_training_plan",
    "lock_learning",
    "make_training_plan",
    "move_course",
    "move_learning",
]
