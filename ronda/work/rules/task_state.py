"""In which state a task is on a day."""

from datetime import date
from typing import Literal

TaskState = Literal["done", "done_late", "late", "today", "open"]


def task_state(due: date, done_on: date | None, today: date) -> TaskState:
    """Done up to and including `due` is in time; the day after it an open task is late."""
    if done_on is not None:
        return "done" if done_on <= due else "done_late"
    if due < today:
        return "late"
    return "today" if due == today else "open"
