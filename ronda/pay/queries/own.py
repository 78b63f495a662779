"""A person's own closed months: scores, grades and what stands in the ledger."""

from dataclasses import dataclass
from typing import Any

import pyarrow.dataset as ds
from django.db.models import Sum

from ronda.facts.queries import Closing, closings_for, folder_of
from ronda.kernel.period import Month
from ronda.pay.models import Posting
from ronda.people.rules import Viewer


@dataclass(frozen=True)
class OwnMonth:
    """Scores in ten-thousandths of a point; grade and amount are empty until the money is divided."""

    month: Month
    score: int
    grade_score: int
    grade: str
    paid_cents: int | None


def own_months(viewer: Viewer, *, most: int) -> list[OwnMonth]:
    """The last closed months in which the viewer was appraised, the newest first."""
    if viewer.person_id is None:
        return []
    runs: dict[str, Closing] = {}
    for closing in closings_for(viewer).exclude(state="frozen"):
        known = runs.get(closing.month)
        if known is None or _rank(closing) >= _rank(known):
            runs[closing.month] = closing
    paid = _paid(viewer)
    found = []
    for month in sorted(runs, reverse=True)[:most]:
        scores = _rows(runs[month], "persons", viewer.person_id)
        if scores:
            amounts = _rows(runs[month], "amounts", viewer.person_id)
            grade = amounts[0]["grade"] if amounts else ""
            row = scores[0]
            found.append(
                OwnMonth(Month.parse(month), row["score"], row["grade_score"], grade, paid.get(month))
            )
    return found


def _rank(closing: Closing) -> tuple[bool, int]:
    return closing.state == Closing.State.DISTRIBUTED, closing.run


def _paid(viewer: Viewer) -> dict[str, int]:
    mine = Posting.objects.filter(closing__company_id=viewer.company_id, person_id=viewer.person_id or 0)
    sums = mine.order_by().values("closing__month").annotate(paid=Sum("cents"))
    return {row["closing__month"]: row["paid"] for row in sums}


def _rows(closing: Closing, table: str, person_id: int) -> list[dict[str, Any]]:
    path = folder_of(closing) / "results" / f"{table}.parquet"
    if not path.exists():
        return []
    file = ds.dataset(str(path), format="parquet")
    rows: list[dict[str, Any]] = file.to_table(filter=ds.field("person_id") == person_id).to_pylist()
    return rows
