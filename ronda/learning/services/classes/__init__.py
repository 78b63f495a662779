"""Writes of classes: made, changed and cancelled; signed up for, attended and closed."""

from ronda.learning.services.classes.attending import check_in, close_class, mark_attendance, new_code
from ronda.learning.services.classes.making import ClassSaid, cancel_class, change_class, make_class
from ronda.learning.services.classes.signing import invite_to_class, sign_off, sign_up

__all__ = [
    "ClassSaid",
    "cancel_class",
    "change_class",
    "check_in",
    "close_class",
    "invite_to_class",
    "make_class",
    "mark_attendance",
    "new_code",
    "sign_off",
    "sign_up",
]
