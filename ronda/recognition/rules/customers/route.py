"""In which order outlets are visited: the nearest next, then crossings are taken out (2-opt, Croes 1958)."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt

Place = tuple[float, float]
ROUNDS = 30


def route_order(places: Mapping[str, Place | None]) -> list[str]:
    """Codes in their order, the northernmost first; those whose place is unknown come last, by code."""
    known = {code: place for code, place in places.items() if place is not None}
    unknown = sorted(set(places) - set(known))
    if not known:
        return unknown
    order = [max(sorted(known), key=lambda code: known[code][0])]
    left = set(known) - set(order)
    while left:
        here = known[order[-1]]
        nearest = min(sorted(left), key=lambda code: metres(here, known[code]))
        order.append(nearest)
        left.remove(nearest)
    return _uncrossed(order, known) + unknown


def route_metres(order: Sequence[str], places: Mapping[str, Place]) -> float:
    return sum(metres(places[one], places[next_]) for one, next_ in pairwise(order))


def metres(one: Place, other: Place) -> float:
    """Along the earth's surface (haversine)."""
    north, south = radians(one[0]), radians(other[0])
    half = sin((south - north) / 2) ** 2
    half += cos(north) * cos(south) * sin(radians(other[1] - one[1]) / 2) ** 2
    return 2 * 6_371_000 * asin(sqrt(min(1.0, half)))


def _uncrossed(order: list[str], places: Mapping[str, Place]) -> list[str]:
    for _ in range(ROUNDS):
        if not _one_better(order, places):
            break
    return order


def _one_better(order: list[str], places: Mapping[str, Place]) -> bool:
    """Turns stretches round in place where that is shorter; the first stop stays."""
    found = False
    last = len(order) - 1
    for first in range(last - 1):
        for end in range(first + 2, last + 1):
            a, b, c = places[order[first]], places[order[first + 1]], places[order[end]]
            gain = metres(a, b) - metres(a, c)
            if end < last:
                d = places[order[end + 1]]
                gain += metres(c, d) - metres(b, d)
            if gain > 1e-6:
                order[first + 1 : end + 1] = reversed(order[first + 1 : end + 1])
                found = True
    return found
