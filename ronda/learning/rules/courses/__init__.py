"""Courses: what has been seen, when a material is finished, which minutes count, what is proposed."""

from ronda.learning.rules.courses.again import due_again_on
from ronda.learning.rules.courses.credit import credited_minutes
from ronda.learning.rules.courses.finishing import is_finished, seconds_wanted
from ronda.learning.rules.courses.order import cycle_with
from ronda.learning.rules.courses.proposing import Past, proposal_refused
from ronda.learning.rules.courses.reading import reading_seconds
from ronda.learning.rules.courses.seen import Piece, Seen, covered, merged, taken_up

__all__ = [
    "Past",
    "Piece",
    "Seen",
    "covered",
    "credited_minutes",
    "cycle_with",
    "due_again_on",
    "is_finished",
    "merged",
    "proposal_refused",
    "reading_seconds",
    "seconds_wanted",
    "taken_up",
]
