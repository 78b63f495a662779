"""Phase priorities: which ones the viewer reads, how each stands today, and what earlier ones taught."""

from ronda.work.queries.priorities.lessons import Lesson, lessons_like
from ronda.work.queries.priorities.page import PriorityPage, priority_page
from ronda.work.queries.priorities.seen import may_make, priorities_for, priority_for
from ronda.work.queries.priorities.states import states_of

__all__ = [
    "Lesson",
    "PriorityPage",
    "lessons_like",
    "may_make",
    "priorities_for",
    "priority_for",
    "priority_page",
    "states_of",
]
