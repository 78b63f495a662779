"""Reading closings, their files and the targets set by hand."""

from ronda.facts.models import Closing, Target
from ronda.facts.queries.closings import (
    closed_table,
    closing_for,
    closings_for,
    folder_of,
    newest_closing,
    predecessors_of,
    successors_of,
)
from ronda.facts.queries.estimates import estimates_shelf
from ronda.facts.queries.targets import known_targets

__all__ = [
    "Closing",
    "Target",
    "closed_table",
    "closing_for",
    "closings_for",
    "estimates_shelf",
    "folder_of",
    "known_targets",
    "newest_closing",
    "predecessors_of",
    "successors_of",
]
