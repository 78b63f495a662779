"""Scores of earlier months, as a later month's freeze knows them."""

from datetime import datetime
from typing import Any

from ronda.appraisal.models import PersonScore
from ronda.kernel.period import Month
from ronda.people.rules import Viewer


def past_scores(viewer: Viewer, month: Month, as_of: datetime, months: int) -> list[dict[str, Any]]:
    """One row per person and earlier month, `months` back: of the latest run that was there at `as_of`."""
    wanted = [str(month.plus(-back)) for back in range(1, months + 1)]
    scores = PersonScore.objects.filter(
        closing__company_id=viewer.company_id, closing__month__in=wanted, closing__closed_at__lte=as_of
    )
    if not viewer.can_freeze:
        scores = scores.filter(person_id=viewer.person_id or 0)
    latest: dict[str, int] = {}
    for earlier, run in scores.values_list("closing__month", "closing__run").distinct():
        latest[earlier] = max(run, latest.get(earlier, 0))
    names = ("person_id", "score", "presence_days", "period_days")
    rows = [
        {"month": earlier, **row}
        for earlier, run in sorted(latest.items())
        for row in scores.filter(closing__month=earlier, closing__run=run).values(*names)
    ]
    return sorted(rows, key=lambda row: (row["person_id"], row["month"]))
