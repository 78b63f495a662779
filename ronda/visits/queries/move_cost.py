"""What it costs to see an outlet on another day."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from ronda.kernel.period import Month
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.visits.models import PlannedVisit
from ronda.visits.queries.plan_days import as_stop, timed
from ronda.visits.queries.plan_rows import planned_visit, versions_of
from ronda.visits.queries.plan_shapes import MoveCost, Said
from ronda.visits.queries.whole_plan import WholePlan, read_whole
from ronda.visits.rules.month.days import MINUTE, best_place


def cost_of_move(viewer: Viewer, visit: int, day: date) -> MoveCost:
    """In minutes of travel, against where it is now; RefusedError for what is not the viewer's to see.

    Also refused: a day that the person does not work. A visit without a day costs its whole way.
    """
    row = planned_visit(viewer, visit)
    versions = versions_of(viewer, Q(person_id=row.plan.person_id), Month.parse(row.plan.month))
    whole = read_whole(viewer, versions, versions.numbered(row.plan_id) or row.plan)
    refuse_day_off(whole, day)
    return cost_within(whole, row, day)


def refuse_day_off(whole: WholePlan, day: date) -> None:
    kind = whole.days.kinds.get(day)
    if kind is None:
        raise RefusedError(Problem("day", "is not of the month of the plan", "choose a day of it"))
    if kind == "leave":
        raise RefusedError(Problem("day", "is a day of leave", "choose another day"))
    if kind != "work":
        raise RefusedError(Problem("day", "is not worked in the month", "choose another day"))


def cost_within(whole: WholePlan, row: PlannedVisit, day: date) -> MoveCost:
    if row.day == day:
        return MoveCost(0, 0, None, Said("move_none"))
    there = whole.going(day)
    place = place_in(whole, there, row)
    new = timed(whole.rules, whole.days, [*there[:place], row, *there[place:]])
    seconds = new.travel - timed(whole.rules, whole.days, there).travel
    if row.day is not None:
        here = whole.going(row.day)
        less = [each for each in here if each.pk != row.pk]
        seconds -= timed(whole.rules, whole.days, here).travel - timed(whole.rules, whole.days, less).travel
    minutes = round(seconds / MINUTE)
    over = max(0, -(-new.seconds // MINUTE) - whole.rules.visits.daily_minutes)
    spacing = _spacing(whole, row, day)
    return MoveCost(
        minutes, over, spacing, Said("move_cost", {"minutes": minutes, "over": over, "spacing": spacing})
    )


def place_in(whole: WholePlan, there: Sequence[PlannedVisit], row: PlannedVisit) -> int:
    """Where among the day's stops it costs least; one without a position goes last."""
    stop = as_stop(row)
    if stop.place is None:
        return len(there)
    stops = [as_stop(each) for each in there]
    return best_place(whole.rules.roads, whole.days.start, whole.days.end, stops, stop)


def _spacing(whole: WholePlan, row: PlannedVisit, day: date) -> str | None:
    """Whether it is too near to or too far from the outlet's other visits."""
    others = set(whole.days_of.get((row.outlet_id, row.kind), ())) - {row.day}
    if day in others:
        return "same_day"
    asked = whole.rules.spacing(len(others) + 1)
    if asked is None:
        return None
    days = sorted({*whole.days.working, *others, day})
    at = days.index(day)
    places = sorted(days.index(each) for each in others)
    gaps = [at - max((place for place in places if place < at), default=at)]
    gaps.append(min((place for place in places if place > at), default=at) - at)
    if any(0 < gap < asked[0] for gap in gaps):
        return "too_near"
    return "too_far" if any(gap > asked[1] for gap in gaps) else None
