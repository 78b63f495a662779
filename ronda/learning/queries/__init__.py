"""Every read of learning, for the contexts above."""

from ronda.learning.queries.facts import (
    KEEPS_OR_LEADS,
    certificates_for,
    certificates_in_force,
    known_certificates,
    levels_for,
)
from ronda.learning.queries.known_learning import known_exam_outcomes, known_learning_months

__all__ = [
    "KEEPS_OR_LEADS",
    "certificates_for",
    "certificates_in_force",
    "known_certificates",
    "known_exam_outcomes",
    "known_learning_months",
    "levels_for",
]
