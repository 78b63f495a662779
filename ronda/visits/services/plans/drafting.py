"""From what the planner found to the visits of a draft: times, who stands for whom, and what moved."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ronda.visits.models import PlannedVisit
from ronda.visits.queries.plan_days import clock
from ronda.visits.queries.plan_item import Item
from ronda.visits.queries.plan_problem import PlanProblem
from ronda.visits.rules.month.days import MINUTE, Stop, time_day
from ronda.visits.rules.month.hours import order_for_hours
from ronda.visits.rules.month.matching import Pair, match_days
from ronda.visits.rules.planning import Plan

KEPT_REASONS = frozenset({"quota", "other", "request", "alert"})


@dataclass
class Drafted:
    """Rows of the draft, not saved yet, what moved, and the minutes of ways and visits."""

    rows: list[PlannedVisit] = field(default_factory=list)
    moved: list[dict[str, Any]] = field(default_factory=list)
    kept: int = 0
    travel: int = 0
    service: int = 0

    @property
    def way(self) -> int:
        """The usual way to a visit, in minutes."""
        stops = sum(row.day is not None for row in self.rows)
        return -(-self.travel // stops) if stops else 0


def draft_of(found: PlanProblem, plan: Plan) -> Drafted:
    drafted = Drafted()
    days: defaultdict[str, list[date]] = defaultdict(list)
    for visit in plan.visits:
        days[visit.outlet].append(visit.day)
    made: dict[tuple[str, date], PlannedVisit] = {}
    for code, item in found.items.items():
        if item.along is not None:
            continue
        rows = _rows(found, item, days[code], plan.unmet.get(code, 0), drafted)
        made |= {(code, row.day): row for row in rows if row.day is not None}
    for tour in plan.tours:
        _time(found, tour.day, [*tour.stops, *tour.by_list], made, drafted)
    _gone(found, drafted)
    drafted.rows.sort(key=lambda row: (row.day is None, row.day or date.max, row.position, row.outlet.code))
    return drafted


def _rows(
    found: PlanProblem, item: Item, days: Sequence[date], unmet: int, drafted: Drafted
) -> list[PlannedVisit]:
    """Those with a day, those that found none, and what of the plan in force stands for which."""
    before = {row.pk: row for row in found.rows if row.pk in item.earlier}
    pairs = match_days(item.earlier, days)
    left = [pair for pair in pairs if pair.day is None]
    pairs = [pair for pair in pairs if pair.day is not None]
    pairs += [*left[:unmet], *(Pair(None, None, None) for _ in range(max(0, unmet - len(left))))]
    missed = sorted(item.missed)
    rows = []
    for number, pair in enumerate(pairs):
        old = before.get(pair.old or 0)
        rows.append(_row(item, pair, old, first=number == 0))
        from_day = missed.pop(0) if old is None and missed else pair.from_day
        if from_day == pair.day:
            drafted.kept += pair.day is not None
        elif _counts(found):
            drafted.moved.append(_move(item.outlet, from_day, pair.day))
    for pair in left[unmet:]:
        if pair.from_day is not None:
            drafted.moved.append(_move(item.outlet, pair.from_day, None))
    drafted.rows += rows
    return rows


def _row(item: Item, pair: Pair, old: PlannedVisit | None, *, first: bool) -> PlannedVisit:
    """With what a person said of the visit that it stands for; signs of work are a reason once."""
    told: dict[str, Any] = dict(item.told) if first else {}
    reason, priority = (item.reason, item.priority_id) if first else ("frequency", None)
    if old is not None:
        told["stands_for"] = old.pk
        if old.told.get("added"):
            told["added"] = True
        if old.reason in KEPT_REASONS and (old.reason == "quota" or old.told.get("added")):
            reason, priority = old.reason, old.priority_id
            told |= {name: value for name, value in old.told.items() if name == "reasons"}
    if item.by_list:
        told["by_list"] = True
    return PlannedVisit(
        outlet=item.outlet,
        kind=item.kind,
        day=pair.day,
        minutes=old.minutes if old is not None and old.together_with_id else item.minutes,
        locked=old is not None and old.locked and pair.day is not None and pair.day == pair.from_day,
        together_with=old.together_with if old is not None else None,
        reason=reason,
        priority_id=priority,
        told=told,
    )


def _time(
    found: PlanProblem,
    day: date,
    codes: Sequence[str],
    made: Mapping[tuple[str, date], PlannedVisit],
    drafted: Drafted,
) -> None:
    """Places and times of a day; what has no position comes last."""
    roads, days = found.rules.roads, found.days
    placed = [code for code in codes if not found.items[code].by_list]
    rest = [code for code in codes if found.items[code].by_list]
    longest = found.rules.visits.daily_minutes + found.rules.planning.plan_longest_overtime
    stops = [_stop(found.items[code], made.get((code, day))) for code in placed]
    order = order_for_hours(
        roads, days.start, days.end, stops, price=found.rules.planning.plan_hours_price, longest=longest
    )
    listed = [*(placed[place] for place in order), *rest]
    stops = [_stop(found.items[code], made.get((code, day))) for code in listed]
    timed = time_day(roads, days.start, days.end, stops)
    for position, (code, each) in enumerate(zip(listed, timed.stops, strict=True), start=1):
        row = made.get((code, day))
        if row is not None:
            row.position, row.starts_at = position, clock(each.begins)
            row.travel_minutes = (each.travel + MINUTE // 2) // MINUTE
    drafted.travel += timed.travel_minutes
    drafted.service += timed.service


def _stop(item: Item, row: PlannedVisit | None) -> Stop:
    outlet = item.outlet
    place = None if item.by_list else (float(outlet.latitude), float(outlet.longitude))
    hours = [
        each.hour * 60 + each.minute if each else None
        for each in (outlet.preferred_from, outlet.preferred_to)
    ]
    return Stop(place, row.minutes if row is not None else item.minutes, *hours)


def _gone(found: PlanProblem, drafted: Drafted) -> None:
    """Open visits of the plan in force to outlets that are no longer to be seen."""
    known = {number for item in found.items.values() for number in item.earlier}
    for row in found.rows:
        ahead = row.day is not None and row.day >= found.starts
        if row.state == PlannedVisit.State.PLANNED and ahead and row.pk not in known:
            drafted.moved.append(_move(row.outlet, row.day, None))


def _counts(found: PlanProblem) -> bool:
    """Whether there is a plan that something can have moved from."""
    return any(row.day is not None for row in found.rows)


def _move(outlet: Any, before: date | None, after: date | None) -> dict[str, Any]:
    return {
        "code": outlet.code,
        "name": outlet.name,
        "from": before.isoformat() if before else None,
        "to": after.isoformat() if after else None,
    }
