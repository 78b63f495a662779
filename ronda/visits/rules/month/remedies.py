"""What would make a month fit that asks for more time than there is.

Worked: 600 minutes too much; ten outlets of class A are seen twice for 25 minutes each with the way: once
each saves 250. A colleague has 400 minutes left: sixteen such visits go there, eight outlets. Two days of
360 minutes more would do as well.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ronda.visits.rules.month.days import Position, Roads, metres_between

AS_THE_CROW_FLIES = Roads(1, 100, 0)


@dataclass(frozen=True)
class Load:
    """Visits that are still to be planned at an outlet, `minutes` each with the usual way to it.

    `free`: nothing was done, begun or locked there, so that somebody else could take it over.
    """

    name: str
    visit_class: str
    visits: int
    minutes: int
    place: Position | None
    free: bool


@dataclass(frozen=True)
class Colleague:
    """Somebody with `left` minutes in the month; `middle` of the outlets that they hold."""

    code: str
    name: str
    left: int
    middle: Position | None


@dataclass(frozen=True)
class Lowered:
    """One visit instead of several to each outlet of a class; `enough`: then all fits."""

    visit_class: str
    outlets: int
    saved: int
    enough: bool


@dataclass(frozen=True)
class HandedOver:
    """So many outlets to a colleague."""

    colleague: Colleague
    outlets: int
    saved: int


def lower_frequency(loads: Sequence[Load], excess: int) -> list[Lowered]:
    """The lowest class first; a class whose outlets are seen once only saves nothing."""
    found = []
    for visit_class in sorted({each.visit_class for each in loads}, reverse=True):
        often = [each for each in loads if each.visit_class == visit_class and each.visits > 1]
        saved = sum((each.visits - 1) * each.minutes for each in often)
        if saved:
            found.append(Lowered(visit_class, len(often), saved, saved >= excess))
    return found


def hand_over(loads: Sequence[Load], colleagues: Sequence[Colleague], excess: int) -> list[HandedOver]:
    """The outlets nearest to a colleague with time left go there, until the rest fits."""
    left: dict[str, int] = {each.code: each.left for each in colleagues}
    given: dict[str, list[int]] = {each.code: [] for each in colleagues}
    taken: set[str] = set()
    saved = 0
    for _, name, code, minutes in sorted(_pairs(loads, colleagues)):
        if saved >= excess:
            break
        if name not in taken and minutes <= left[code]:
            taken.add(name)
            given[code].append(minutes)
            left[code] -= minutes
            saved += minutes
    named: Mapping[str, Colleague] = {each.code: each for each in colleagues}
    return [HandedOver(named[code], len(minutes), sum(minutes)) for code, minutes in given.items() if minutes]


def days_more(excess: int, daily: int) -> int:
    """Working days that the rest would take."""
    return -(-excess // daily) if daily and excess > 0 else 0


def _pairs(loads: Sequence[Load], colleagues: Sequence[Colleague]) -> list[tuple[int, str, str, int]]:
    return [
        (_apart(load.place, each.middle), load.name, each.code, load.visits * load.minutes)
        for load in loads
        if load.free and load.visits
        for each in colleagues
    ]


def _apart(one: Position | None, other: Position | None) -> int:
    """One without a position goes last."""
    if one is None or other is None:
        return 1 << 40
    return metres_between(AS_THE_CROW_FLIES, one, other)
