"""Where the outlets of a plan lie, and which positions cannot be right."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ronda.visits.queries.plan_days import middle_of
from ronda.visits.queries.plan_item import Item
from ronda.visits.queries.plan_rules import METRES, PlanRules
from ronda.visits.queries.plan_shapes import Position, Said
from ronda.visits.rules.month.days import Roads, metres_between


def places_of(items: Sequence[Item], rules: PlanRules) -> tuple[list[Position | None], list[Said]]:
    """By item; a position that cannot be right is none, and is named."""
    places: list[Position | None] = [_place(item) for item in items]
    middle = middle_of([place for place in places if place is not None])
    lost, far = [], []
    straight = Roads(1, 100, 0)
    for number, (item, place) in enumerate(zip(items, places, strict=True)):
        if place is None:
            lost.append(item.outlet.name)
        elif (
            middle is not None
            and metres_between(straight, middle, place) > rules.planning.plan_farthest_km * METRES
        ):
            far.append(item.outlet.name)
            places[number] = None
        item.by_list = places[number] is None
    said = [
        Said(code, {"count": len(names), "names": sorted(set(names))})
        for code, names in (("no_position", lost), ("far_position", far))
        if names
    ]
    return places, [*said, *_on_one_point(items, places)]


def _on_one_point(items: Sequence[Item], places: Sequence[Position | None]) -> Iterator[Said]:
    at: defaultdict[Position, set[str]] = defaultdict(set)
    for item, place in zip(items, places, strict=True):
        if place is not None:
            at[place].add(item.outlet.name)
    for names in sorted(sorted(each) for each in at.values() if len(each) > 1):
        yield Said("one_point", {"count": len(names), "names": names})


def _place(item: Item) -> Position | None:
    outlet = item.outlet
    if outlet.latitude is None or outlet.longitude is None:
        return None
    return float(outlet.latitude), float(outlet.longitude)
