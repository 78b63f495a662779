"""The selection of outstanding marketers, read."""

from ronda.recognition.queries.selection.business import read_business_with
from ronda.recognition.queries.selection.seeing import (
    campaign_for,
    campaigns_for,
    entries_seen,
    may_run,
    may_speak,
    run_by,
    selection_rules,
    staff_of,
)

__all__ = [
    "campaign_for",
    "campaigns_for",
    "entries_seen",
    "may_run",
    "may_speak",
    "read_business_with",
    "run_by",
    "selection_rules",
    "staff_of",
]
