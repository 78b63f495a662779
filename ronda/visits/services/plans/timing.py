"""Places and times of a day's visits once more, after something changed in it."""

from collections.abc import Sequence
from datetime import date

from ronda.visits.models import PlannedVisit
from ronda.visits.queries.plan_days import clock, timed
from ronda.visits.queries.whole_plan import WholePlan
from ronda.visits.rules.month.days import MINUTE


def time_again(whole: WholePlan, day: date, rows: Sequence[PlannedVisit]) -> None:
    """In this order; another's visit, to which one comes along, keeps its time."""
    found = timed(whole.rules, whole.days, rows)
    changed = []
    for position, (row, each) in enumerate(zip(rows, found.stops, strict=True), start=1):
        if row.plan.person_id != whole.plan.person_id:
            continue
        row.position, row.starts_at = position, clock(each.begins)
        row.travel_minutes = (each.travel + MINUTE // 2) // MINUTE
        changed.append(row)
    PlannedVisit.objects.bulk_update(changed, ["position", "starts_at", "travel_minutes"])
