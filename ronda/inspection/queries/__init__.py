"""Every read of inspection: what the viewer may see, and the frozen rows of a month."""

from ronda.inspection.queries.checks import checks_for, known_information_checks
from ronda.inspection.queries.findings import (
    disproved_visits,
    findings_for,
    known_integrity_findings,
)
from ronda.inspection.queries.known_inspections import known_corrections, known_inspections

__all__ = [
    "checks_for",
    "disproved_visits",
    "findings_for",
    "known_corrections",
    "known_information_checks",
    "known_inspections",
    "known_integrity_findings",
]
