"""The records behind a line of an explanation, a page at a time, with codes and names."""

from ronda.appraisal.queries.evidence.page import EvidencePage, evidence_rows

__all__ = ["EvidencePage", "evidence_rows"]
