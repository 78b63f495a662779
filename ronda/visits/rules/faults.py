"""What makes a record of a visit unsound, each with what to do about it."""

from collections.abc import Iterator
from datetime import timedelta

from ronda.visits.rules.records import VisitRow

VISIT_KINDS = ("visit", "field_visit")
LONGEST_MINUTES = 24 * 60


def visit_faults(row: VisitRow) -> Iterator[tuple[str, str]]:
    if row.kind not in VISIT_KINDS:
        yield f"kind '{row.kind}' is not known", f"use one of: {', '.join(VISIT_KINDS)}"
    if row.minutes is not None and not 0 <= row.minutes <= LONGEST_MINUTES:
        yield f"{row.minutes} minutes are no length of a visit", f"give 0 to {LONGEST_MINUTES}, or nothing"
    if row.started_at is None:
        return
    if row.started_at.tzinfo is None:
        yield "the start names no time zone", "give it with its offset from UTC"
    # The same moment is another day elsewhere, but never by more than one.
    elif abs(row.started_at.date() - row.day) > timedelta(days=1):
        yield f"started at {row.started_at:%Y-%m-%d %H:%M}, not on {row.day}", "correct one of the two"
