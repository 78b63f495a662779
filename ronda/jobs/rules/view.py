"""Background work as its page and its runner see it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ronda.jobs.rules.states import OPEN, can_cancel, can_resume


@dataclass(frozen=True)
class JobView:
    """One piece of work; `problems` are `[where, what, remedy]` of why it was refused.

    A `total` of 0 means that nobody knows how long it is; `quiet` work gave no sign of life for a while.
    """

    number: int
    company_id: int
    kind: str
    subject: str
    parameters: Mapping[str, Any]
    state: str
    step: str
    done: int
    total: int
    asked_by: str
    asked_by_id: int | None
    asked_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    wish_cancel: bool
    result: Mapping[str, Any]
    problem: str
    problems: Sequence[Sequence[str]]
    attempts: int
    quiet: bool = False

    @property
    def silent(self) -> bool:
        """It should run, and its worker is dead."""
        return self.quiet and self.state == "running"

    @property
    def waits_long(self) -> bool:
        return self.quiet and self.state == "waiting"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def can_cancel(self) -> bool:
        return can_cancel(self.state) and not (self.wish_cancel and not self.silent)

    @property
    def can_resume(self) -> bool:
        return can_resume(self.state, self.silent)
