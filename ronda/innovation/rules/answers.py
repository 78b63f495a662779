"""When a suggestion is answered: the day it is due, and whether it was in time."""

from datetime import date
from typing import Literal

AnswerState = Literal["open", "soon", "late", "answered", "answered_late"]


def answer_state(due: date, answered: date | None, *, today: date, remind_from: date) -> AnswerState:
    """The day it is due is in time. `remind_from`: the day from which whoever leads is reminded."""
    if answered is not None:
        return "answered" if answered <= due else "answered_late"
    if today > due:
        return "late"
    return "soon" if today >= remind_from else "open"
