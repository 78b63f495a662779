"""What a draft has to say for itself, as codes with their numbers, kept with it."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from ronda.visits.queries.plan_colleagues import colleagues_with_time
from ronda.visits.queries.plan_item import Item
from ronda.visits.queries.plan_problem import PlanProblem
from ronda.visits.queries.plan_shapes import Said
from ronda.visits.rules.month.days import Stop, time_day
from ronda.visits.rules.month.remedies import Load, days_more, hand_over, lower_frequency
from ronda.visits.rules.planning import Plan
from ronda.visits.rules.planning.plans import LOCKED_OFF, NO_WORKING_DAY, NOT_WITHIN, WIDER
from ronda.visits.services.plans.drafting import Drafted


def said_of(found: PlanProblem, plan: Plan, drafted: Drafted) -> list[dict[str, Any]]:
    """The weightiest first: what does not fit, what would help, what is wrong with the data, what moved."""
    said = [
        *_time_said(found, plan, drafted),
        *_fixed_said(found, plan),
        *_outlets_said(found, plan),
        *found.said,
        *_moved_said(drafted),
    ]
    return [{"code": each.code, "numbers": dict(each.numbers)} for each in said]


def needed_ahead(found: PlanProblem, plan: Plan, drafted: Drafted) -> int:
    left_out = sum(
        count * (found.items[code].minutes + drafted.way) for code, count in plan.unmet.items() if count > 0
    )
    return drafted.travel + drafted.service + left_out


def there_ahead(found: PlanProblem) -> int:
    [person] = found.problem.people
    return sum(person.minutes_on(day) or 0 for day in found.problem.days_ahead)


def _time_said(found: PlanProblem, plan: Plan, drafted: Drafted) -> Iterator[Said]:
    if any(reason.what == NO_WORKING_DAY for reason in plan.reasons):
        yield Said("no_working_day", {"from": found.starts.isoformat()})
        return
    needed, there = needed_ahead(found, plan, drafted), there_ahead(found)
    unmet = {code: count for code, count in plan.unmet.items() if count > 0}
    name = found.stint.name
    if needed > there:
        yield Said("too_much", {"name": name, "needed": needed, "there": there})
    if unmet:
        by_class: defaultdict[str, int] = defaultdict(int)
        for code, count in unmet.items():
            by_class[found.items[code].outlet.visit_class] += count
        yield Said("unmet", {"visits": sum(unmet.values()), "classes": dict(sorted(by_class.items()))})
    if any(reason.what == NOT_WITHIN for reason in plan.reasons):
        yield Said("not_within", {"minutes": found.rules.planning.plan_longest_overtime})
    left_out = sum(count * (found.items[code].minutes + drafted.way) for code, count in unmet.items())
    excess = max(needed - there, left_out)
    if excess > 0:
        yield from _remedies(found, drafted, excess)


def _remedies(found: PlanProblem, drafted: Drafted, excess: int) -> Iterator[Said]:
    loads = [_load(item, drafted.way) for item in found.items.values() if item.open_days is not None]
    for lowered in lower_frequency(loads, excess):
        yield Said(
            "lower",
            {
                "class": lowered.visit_class,
                "outlets": lowered.outlets,
                "saved": lowered.saved,
                "enough": lowered.enough,
            },
        )
    colleagues = colleagues_with_time(
        found.company_id,
        found.stint.centre_id,
        found.month,
        but=found.person_id,
        way=drafted.way,
        rules=found.rules,
    )
    for handed in hand_over(loads, colleagues, excess):
        yield Said(
            "hand_over", {"name": handed.colleague.name, "outlets": handed.outlets, "saved": handed.saved}
        )
    yield Said("more_days", {"days": days_more(excess, found.rules.visits.daily_minutes)})


def _load(item: Item, way: int) -> Load:
    outlet = item.outlet
    place = None if item.by_list else (float(outlet.latitude), float(outlet.longitude))
    visits = max(0, item.visits - len(item.done))
    free = not item.done and not item.locked
    return Load(outlet.name, outlet.visit_class, visits, item.minutes + way, place, free)


def _fixed_said(found: PlanProblem, plan: Plan) -> Iterator[Said]:
    """Visits that stay where they are and cannot: on a day off, at one time, more than the day holds."""
    for reason in plan.reasons:
        if reason.what == LOCKED_OFF:
            item = found.items[reason.about]
            for day in sorted(item.locked):
                if found.days.kinds.get(day) != "work":
                    yield Said("fixed_off", {"name": item.outlet.name, "day": day.isoformat()})
    fixed: defaultdict[date, list[Item]] = defaultdict(list)
    for item in found.items.values():
        for day in item.locked:
            if day >= found.starts:
                fixed[day].append(item)
    for day, items in sorted(fixed.items()):
        yield from _conflicts(found, day, items)


def _conflicts(found: PlanProblem, day: date, items: list[Item]) -> Iterator[Said]:
    along = sorted(
        (row.starts_at.hour * 60 + row.starts_at.minute, row.pk, row)
        for item in items
        if (row := item.along) is not None and row.starts_at is not None
    )
    for (begins, _, one), (next_begins, _, other) in pairwise(along):
        if next_begins < begins + one.minutes:
            names = [one.outlet.name, other.outlet.name]
            yield Said("fixed_same_time", {"day": day.isoformat(), "names": names})
    stops = [
        Stop(
            None if item.by_list else (float(item.outlet.latitude), float(item.outlet.longitude)),
            item.minutes,
        )
        for item in items
    ]
    timed = time_day(found.rules.roads, found.days.start, found.days.end, stops)
    there = found.rules.visits.daily_minutes
    if timed.service > there:
        yield Said("fixed_too_long", {"day": day.isoformat(), "needed": timed.service, "there": there})


def _outlets_said(found: PlanProblem, plan: Plan) -> Iterator[Said]:
    wider = sorted({found.items[reason.about].outlet.name for reason in plan.reasons if reason.what == WIDER})
    if wider:
        yield Said("wider", {"count": len(wider), "names": wider})


def _moved_said(drafted: Drafted) -> Iterator[Said]:
    if drafted.moved:
        yield Said("moved", {"moved": len(drafted.moved), "kept": drafted.kept})
