"""What a record of a visit says, and what keeps it out."""

from ronda.visits.rules.records import VisitRow

__all__ = ["VisitRow"]
