"""Every read of inspection: what the viewer may see, and the frozen rows of a month."""

from ronda.inspection.queries.checks import checks_for, known_information_checks
from ronda.inspection.queries.findings import (
    disproved_visits,
    findings_for,
    known_integrity_findings,
)

__all__ = [
    "checks_for",
    "disproved_visits",
    "findings_for",
    "known_information_checks",
    "known_integrity_findings",
]
