"""Every read of learning, for the contexts above."""

from ronda.learning.queries.facts import (
    KEEPS_OR_LEADS,
    certificates_for,
    certificates_in_force,
    known_certificates,
    levels_for,
)

__all__ = [
    "KEEPS_OR_LEADS",
    "certificates_for",
    "certificates_in_force",
    "known_certificates",
    "levels_for",
]
