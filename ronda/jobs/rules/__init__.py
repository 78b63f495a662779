"""What may be done with background work in each of its states, and who may see which kind."""

from ronda.jobs.rules.kinds import Kind, kind_named, kinds_open_to, known_kinds
from ronda.jobs.rules.states import (
    ENDED,
    OPEN,
    can_cancel,
    can_resume,
    is_silent,
)
from ronda.jobs.rules.view import JobView

__all__ = [
    "ENDED",
    "OPEN",
    "JobView",
    "Kind",
    "can_cancel",
    "can_resume",
    "is_silent",
    "kind_named",
    "kinds_open_to",
    "known_kinds",
]
