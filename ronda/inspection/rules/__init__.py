"""What inspection records, and what keeps it out."""

from ronda.inspection.rules.records import CheckRow, FindingRow

__all__ = ["CheckRow", "FindingRow"]
