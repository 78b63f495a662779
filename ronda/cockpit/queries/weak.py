"""Missed results of account managers in the last closed month, for whoever may see their results."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from ronda.appraisal.queries import weak_lines
from ronda.cockpit.queries.months import shown_closing
from ronda.people.rules import Viewer
from ronda.visits.queries.hooks import Weak


def weak_results(viewer: Viewer, on: date) -> Mapping[str, Sequence[Weak]]:
    """By the code of a person, the fewest points first; nothing where no month is closed before the day."""
    closing = shown_closing(viewer, None)
    if closing is None or closing.month >= f"{on:%Y-%m}":
        return {}
    found: defaultdict[str, list[Weak]] = defaultdict(list)
    for person, indicator in weak_lines(viewer, closing):
        found[person].append(Weak(indicator, closing.month))
    return found
