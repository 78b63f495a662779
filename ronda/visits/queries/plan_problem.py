"""A person's month as the planner wants it, and what is wrong with the data that it is made from."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from hashlib import sha256

from django.db.models import Q

from ronda.kernel.digest import canonical_json
from ronda.kernel.period import Month
from ronda.kernel.problem import Problem as Wrong
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.queries import person_named
from ronda.people.queries.stints import MonthStint, stints_in
from ronda.people.rules import Viewer
from ronda.visits.models import PlannedVisit
from ronda.visits.queries.plan_days import PersonDays, middle_of, person_days
from ronda.visits.queries.plan_item import Around, Item
from ronda.visits.queries.plan_items import items_of
from ronda.visits.queries.plan_places import places_of
from ronda.visits.queries.plan_rows import Versions, joint_rows, may_plan_for, rows_of, versions_of
from ronda.visits.queries.plan_rules import PlanRules, plan_rules
from ronda.visits.queries.plan_shapes import Position, Said
from ronda.visits.rules.planning import Outlet, Person, Prices, Problem, travel_of

NOWHERE = (0.0, 0.0)
FIELD = "field"


@dataclass(frozen=True)
class PlanProblem:
    """The problem with what it was made from: `rows` of the plan in force among it.

    `said` names what is wrong with the data.
    """

    stint: MonthStint
    month: Month
    starts: date
    rules: PlanRules
    days: PersonDays
    items: Mapping[str, Item]
    problem: Problem
    versions: Versions
    rows: Sequence[PlannedVisit]
    company_id: int
    said: tuple[Said, ...]

    @property
    def person_id(self) -> int:
        return self.stint.person_id

    @property
    def digest(self) -> str:
        """Of everything that the plan follows from but its seed and the work."""
        found = self.problem
        text = canonical_json(
            {
                "days": [str(day) for day in found.days],
                "first": str(found.first),
                "people": [_plain(asdict(each)) for each in found.people],
                "outlets": [_plain(asdict(each)) for each in found.outlets],
                "prices": _plain(asdict(found.prices)),
                "spacings": _plain(dict(found.spacings)),
                "accepted": _plain(dict(found.accepted)),
                "travel": sha256(found.travel.ticks.tobytes()).hexdigest(),
            }
        )
        return sha256(text.encode()).hexdigest()


def plan_problem(viewer: Viewer, person: str, month: Month, starts: date) -> PlanProblem:
    """NotAllowedError for others than the person and who directs the centre; RefusedError without a post."""
    rules = plan_rules(month.start)
    stints = _stints(viewer, person, month, rules)
    stint = stints[-1]
    person_id = stint.person_id
    versions = versions_of(viewer, Q(person_id=person_id), month)
    rows = rows_of(versions, versions.accepted) if versions.accepted else []
    days = person_days(viewer, person_id, month)
    along = joint_rows(viewer.company_id, person_id, month)
    items = items_of(Around(viewer, month, starts, rules, stints, days.working, rows, along))
    places, said = places_of(items, rules)
    if days.start is None:
        middle = middle_of([place for place in places if place is not None])
        days = replace(days, start=middle, end=middle)
        said = [*said, *([Said("no_start")] if middle is not None else [])]
    problem = _problem(stints, rules, days, items, places, starts)
    named = {item.code: item for item in items}
    return PlanProblem(
        stint, month, starts, rules, days, named, problem, versions, rows, viewer.company_id, tuple(said)
    )


def _stints(viewer: Viewer, person: str, month: Month, rules: PlanRules) -> list[MonthStint]:
    who = person_named(viewer, person)
    found = stints_in(viewer, month, {*rules.visits.quotas, *rules.holding})
    mine = sorted((each for each in found if each.person_id == who.pk), key=lambda each: each.start)
    if not mine:
        if viewer.scope != "own" and viewer.person_id != who.pk and not _leads_anybody(viewer):
            raise NotAllowedError(f"planning the visits of {who.name}")
        raise RefusedError(
            Wrong(f"person {person}", "has no visits to plan in this month", "choose a month with a post")
        )
    if not may_plan_for(viewer, who.pk, mine[-1].centre_id):
        raise NotAllowedError(f"planning the visits of {who.name}")
    return mine


def _leads_anybody(viewer: Viewer) -> bool:
    return bool(viewer.roles & {"director", "deputy", "operator"})


def _problem(
    stints: Sequence[MonthStint],
    rules: PlanRules,
    days: PersonDays,
    items: Sequence[Item],
    places: Sequence[Position | None],
    starts: date,
) -> Problem:
    positions = [days.start or NOWHERE, days.end or NOWHERE]
    outlets = []
    stint = stints[-1]
    listed = tuple(sorted({*days.working, *(day for item in items for day in (*item.done, *item.locked))}))
    for item, place in zip(items, places, strict=True):
        node = None
        if place is not None:
            node = len(positions)
            positions.append(place)
        outlets.append(_outlet(item, node, stint.code, listed))
    there = {day for day in days.there if any(each.start <= day < each.end for each in stints)}
    joint = _joint_minutes(items, rules)
    person = Person(
        stint.code,
        0,
        1,
        rules.visits.daily_minutes,
        off=frozenset(set(listed) - there),
        on_day={day: max(1, rules.visits.daily_minutes - minutes) for day, minutes in joint.items()},
    )
    planning, roads = rules.planning, rules.roads
    accepted = {
        item.code: tuple(sorted(day for day in item.earlier.values() if day is not None))
        for item in items
        if any(item.earlier.values())
    }
    return Problem(
        days=listed,
        people=(person,),
        outlets=tuple(outlets),
        travel=travel_of(positions, roads.metres_per_minute, roads.detour_percent),
        prices=Prices(
            {**planning.plan_unmet_minutes, FIELD: planning.plan_unmet_field_minutes},
            planning.plan_overtime_price,
            planning.plan_longest_overtime,
            planning.plan_uneven_permille,
            planning.plan_moved_minutes,
        ),
        spacings=dict(planning.plan_spacing),
        first=starts,
        accepted=accepted,
    )


def _outlet(item: Item, node: int | None, person: str, days: Sequence[date]) -> Outlet:
    closed = frozenset() if item.open_days is None else frozenset(days) - item.open_days
    return Outlet(
        item.code,
        person,
        item.visits,
        item.minutes,
        node,
        kind=item.outlet.visit_class if item.open_days is not None else FIELD,
        weekdays=item.weekdays,
        closed=closed,
        done=frozenset(item.done),
        locked=frozenset(item.locked),
    )


def _joint_minutes(items: Sequence[Item], rules: PlanRules) -> dict[date, int]:
    """What is talked over at joint visits of the own plan, on top of the visit."""
    found: defaultdict[date, int] = defaultdict(int)
    for item in items:
        if item.along is None:
            for day in item.locked & item.joint:
                found[day] += rules.planning.plan_joint_minutes
    return found


def _plain(value: object) -> object:
    """As JSON has it: days as text, sets in order."""
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, frozenset | set):
        return sorted(str(each) for each in value)
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return value if isinstance(value, int | str | None) else str(value)
