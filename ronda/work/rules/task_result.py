"""How a task that was due counts."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class TaskResult:
    in_time: bool
    effective: bool


def task_result(due: date, done_on: date | None, effective: bool | None) -> TaskResult:
    """In time up to and including `due`; an effect that nobody judged is not held against the owner.

    An unjudged task therefore counts as effective exactly when it was in time.
    """
    in_time = done_on is not None and done_on <= due
    return TaskResult(in_time, in_time if effective is None else effective)
