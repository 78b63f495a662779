"""Sales lines into the ledger: files first, then all months in one transaction."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
from django.db import IntegrityError, transaction
from django.db.models import Max

from ronda.kernel.change import Change
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.outlets.models import LedgerSegment
from ronda.outlets.queries.arrivals import Arrival, arrivals
from ronda.outlets.queries.ledger import ledger_folder
from ronda.outlets.rules.ledger import total_cents
from ronda.outlets.services.kinds import SEGMENT
from ronda.outlets.services.refusing import known_too_late, refuse_if_any
from ronda.outlets.services.segments import write_segment
from ronda.people.queries import in_force
from ronda.people.rules import Viewer


def record_sales(*, by: Viewer, at: datetime, lines: pa.Table, source: str) -> list[Change]:
    """One new segment for each month that has something new; a line is known by its number in its month.

    `lines` has the columns of `rules.LINES`. Lines that the ledger holds as they are are skipped; a line that
    says otherwise withdraws the segment that holds it, and the new one takes over the rest of that segment.
    Each new segment tells how many lines were added, changed and known; a month with nothing new has none.
    A line whose day moves to another month is a new line there: the old one must be sent as zero.
    """
    news = [arrival for arrival in arrivals(by, lines) if arrival.lines.num_rows]
    refuse_if_any(
        problem
        for arrival in news
        for old in arrival.replaced
        for problem in known_too_late(f"sales of {arrival.counts.month}", old.known_at, at)
    )
    folder = ledger_folder(by)
    segments = [_written(by, at, folder, arrival, source) for arrival in news]
    try:
        with transaction.atomic():
            return _register(by, at, news, segments)
    except IntegrityError:
        # Two writers took the same number: the second of them.
        raise RefusedError(_overtaken(segment.month for segment in segments)) from None


def number_segments(company_id: int, segments: Sequence[LedgerSegment]) -> None:
    """The next number of its month for each; of two writers at once the database lets one have it."""
    taken = LedgerSegment.objects.filter(company_id=company_id).values_list("month")
    last = dict(taken.annotate(last=Max("number")).order_by())
    for segment in segments:
        segment.number = last[segment.month] = last.get(segment.month, 0) + 1


def withdraw_segments(segments: Iterable[LedgerSegment], at: datetime) -> None:
    LedgerSegment.objects.filter(pk__in=[each.pk for each in segments]).update(withdrawn_at=at)


def segment_values(segment: LedgerSegment) -> dict[str, Any]:
    return {
        "month": segment.month,
        "digest": segment.digest,
        "rows": segment.rows,
        "amount_cents": segment.amount_cents,
        "source": segment.source,
    }


def _written(by: Viewer, at: datetime, folder: Path, arrival: Arrival, source: str) -> LedgerSegment:
    month = arrival.counts.month
    return LedgerSegment(
        company_id=by.company_id,
        month=str(month),
        digest=write_segment(folder, month, arrival.lines),
        rows=arrival.lines.num_rows,
        amount_cents=total_cents(arrival.lines),
        source=source[:300],
        known_at=at,
    )


def _register(
    by: Viewer, at: datetime, news: Sequence[Arrival], segments: Sequence[LedgerSegment]
) -> list[Change]:
    months = [segment.month for segment in segments]
    standing = LedgerSegment.objects.select_for_update(of=("self",)).filter(
        in_force(), company_id=by.company_id, month__in=months
    )
    compared = {segment.pk for arrival in news for segment in arrival.valid}
    if compared != {segment.pk for segment in standing}:
        raise RefusedError(_overtaken(months))
    replaced = [segment for arrival in news for segment in arrival.replaced]
    withdraw_segments(replaced, at)
    number_segments(by.company_id, segments)
    LedgerSegment.objects.bulk_create(segments)
    gone = [Change(SEGMENT, _key(segment), segment_values(segment), None) for segment in replaced]
    return gone + [
        Change(SEGMENT, _key(segment), None, segment_values(segment) | _counts(arrival))
        for arrival, segment in zip(news, segments, strict=True)
    ]


def _counts(arrival: Arrival) -> dict[str, int]:
    counts = arrival.counts
    return {"added": counts.added, "changed": counts.changed, "known": counts.known}


def _key(segment: LedgerSegment) -> str:
    return f"{segment.month}/{segment.digest}"


def _overtaken(months: Iterable[str]) -> Problem:
    where = f"sales of {', '.join(sorted(set(months)))}"
    return Problem(where, "somebody else recorded sales at the same moment", "record them once more")
