"""Exams: kinds of questions and how they are marked, papers that anyone can draw again, passing, settling."""

from ronda.learning.rules.exams.drawing import (
    Drawn,
    InBank,
    Lack,
    Part,
    Row,
    draw_paper,
    drawn_order,
    parts_of,
    ticket,
)
from ronda.learning.rules.exams.faults import question_faults
from ronda.learning.rules.exams.kinds import (
    DRAWN,
    KINDS,
    MARKED_BY_PEOPLE,
    Asked,
    codes_of,
    number_of,
    shown_only,
)
from ronda.learning.rules.exams.marking import marked, plain, points_of
from ronda.learning.rules.exams.passing import PartResult, due_at, is_late, is_passed, part_results, weak_ones
from ronda.learning.rules.exams.settling import must_be_settled, rubric_share, settled

__all__ = [
    "DRAWN",
    "KINDS",
    "MARKED_BY_PEOPLE",
    "Asked",
    "Drawn",
    "InBank",
    "Lack",
    "Part",
    "PartResult",
    "Row",
    "codes_of",
    "draw_paper",
    "drawn_order",
    "due_at",
    "is_late",
    "is_passed",
    "marked",
    "must_be_settled",
    "number_of",
    "part_results",
    "parts_of",
    "plain",
    "points_of",
    "question_faults",
    "rubric_share",
    "settled",
    "shown_only",
    "ticket",
    "weak_ones",
]
