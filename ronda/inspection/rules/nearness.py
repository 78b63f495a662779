"""The order in which one goes to places: the nearest one next."""

from collections.abc import Sequence
from math import asin, cos, radians, sin, sqrt
from typing import TypeVar

from ronda.visits.rules.month.days import EARTH_RADIUS

Place = tuple[float, float] | None
T = TypeVar("T")


def by_nearness(things: Sequence[tuple[T, Place]]) -> list[T]:
    """Begins with the first that has a place; those without one come last, in their order."""
    placed = [(thing, place) for thing, place in things if place is not None]
    found: list[T] = []
    here = placed[0][1] if placed else None
    while placed:
        nearest = min(range(len(placed)), key=lambda number: (metres(here, placed[number][1]), number))
        thing, here = placed.pop(nearest)
        found.append(thing)
    return found + [thing for thing, place in things if place is None]


def metres(one: Place, other: Place) -> int:
    """Great-circle distance by the haversine formula, in whole metres."""
    if one is None or other is None:
        return 0
    (north, east), (north_2, east_2) = ((radians(lat), radians(lon)) for lat, lon in (one, other))
    half = sin((north_2 - north) / 2) ** 2 + cos(north) * cos(north_2) * sin((east_2 - east) / 2) ** 2
    return round(2 * EARTH_RADIUS * asin(sqrt(min(1.0, half))))
