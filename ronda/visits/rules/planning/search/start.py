"""The search as the planner calls it: tables of chance, the temperatures, the best tours as lists."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

import numpy as np

from ronda.visits.rules.planning.search.anneal import anneal
from ronda.visits.rules.planning.search.arrays import (
    FAR,
    LEAVE,
    LOAD,
    MASK,
    SIZE,
    Ground,
    Longs,
    Tours,
    empty_notes,
    empty_tours,
)

STAGES = 200
CHANCES = 4096
BLINK = Decimal("0.01")


@dataclass(frozen=True)
class Effort:
    """How the search goes about it; found by trial on seven public instances, of one seed each.

    Temperatures in ways to the fifth neighbour; `warm` is the hottest of a second round. `whole` and
    `one_day` are per mille of ruins. `starts` at most, each of `turns_each` for an outlet at least.
    """

    removed: int = 10
    longest_string: int = 10
    whole: int = 1000
    one_day: int = 0
    adapt_every: int = 200
    lawful: int = 200
    hot: Decimal = Decimal(1)
    cool: Decimal = Decimal("0.02")
    warm: Decimal = Decimal("0.3")
    starts: int = 5
    turns_each: int = 500

    def as_array(self) -> Longs:
        often = (self.adapt_every, self.lawful)
        return np.array([self.removed, self.longest_string, self.whole, self.one_day, *often], np.int64)


@dataclass(frozen=True)
class Found:
    """Rows of outlets by tour in order; the cost in ticks, None when no plan keeps every limit."""

    tours: tuple[tuple[int, ...], ...]
    cost: int | None


def search(
    ground: Ground,
    seed: int,
    work: int,
    effort: Effort = Effort(),
    begin: Mapping[int, Sequence[int]] | None = None,
) -> Found:
    """The best tours found; `begin`: rows of outlets by tour to start from.

    Where there is work enough, half of it goes into several starts, and half into the best of them.
    """
    starts = 1 if begin else min(effort.starts, work // (2 * effort.turns_each * len(ground.near)))
    if starts < 2:
        return _search_once(ground, seed, work, effort, begin or {})
    share = work // (2 * starts)
    found = [_search_once(ground, seed + number, share, effort, {}) for number in range(starts)]
    first = min(found, key=_cost)
    cooler = replace(effort, hot=effort.warm)
    last = _search_once(ground, seed, work - starts * share, cooler, dict(enumerate(first.tours)))
    return min(first, last, key=_cost)


def _cost(found: Found) -> int:
    return FAR if found.cost is None else found.cost


def _search_once(
    ground: Ground,
    seed: int,
    work: int,
    effort: Effort,
    begin: Mapping[int, Sequence[int]],
) -> Found:
    tours, before, best = (empty_tours(ground) for _ in range(3))
    leg = usual_leg(ground)
    load = max(1, int(ground.needs[:, LOAD].mean()))
    far = max(leg, int(ground.way[ground.limits[0, LEAVE], : len(ground.near)].mean()))
    notes = empty_notes(ground, gaps(), np.array([256, 1024 * far // load], np.int64))
    # Uncompiled, the stream of chance wraps as it is meant to, and would warn of it.
    with np.errstate(over="ignore"):
        cost = anneal(
            ground,
            tours,
            before,
            best,
            notes,
            _begun(ground, tours, begin),
            effort.as_array(),
            temperatures(leg, effort),
            logarithms(),
            seed,
            work,
        )
    kept = best if cost < FAR else tours
    stops = tuple(
        tuple(int(stop) for stop in row[1 : 1 + size])
        for row, size in zip(kept.stops, kept.sums[:, SIZE], strict=True)
    )
    return Found(stops, int(cost) if cost < FAR else None)


def usual_leg(ground: Ground) -> int:
    """Ticks to the fifth neighbour on average."""
    outlets, near = ground.near.shape
    if near == 0:
        return 1
    far = ground.way[np.arange(outlets), ground.near[:, min(4, near - 1)]]
    return max(1, int(far.sum()) // outlets)


def temperatures(leg: int, effort: Effort) -> Longs:
    """Falling evenly on a logarithmic scale, in 256ths of a tick; by decimals, alike on every machine."""
    step = (effort.cool / effort.hot).ln() / (STAGES - 1)
    return np.array([int(256 * leg * effort.hot * (step * stage).exp()) for stage in range(STAGES)], np.int64)


@lru_cache
def logarithms() -> Longs:
    """Minus the logarithm of evenly spread chances, in 65,536ths."""
    return np.array([int(-chance.ln() * 65536) for chance in _chances()], np.int64)


@lru_cache
def _gaps() -> Longs:
    """How many places are looked at from one blink to the next: a geometric distribution."""
    seeing = (1 - BLINK).ln()
    return np.array([0, *(int(chance.ln() / seeing) for chance in _chances())], np.int64)


def gaps() -> Longs:
    """A copy: the search counts down in its first place."""
    return _gaps().copy()


def _chances() -> list[Decimal]:
    return [Decimal(2 * number + 1) / (2 * CHANCES) for number in range(CHANCES)]


def _begun(ground: Ground, tours: Tours, begin: Mapping[int, Sequence[int]]) -> Longs:
    """Tours and outlets on exactly the days of one of their patterns; the search puts in the others."""
    masks: dict[int, int] = {}
    for tour, rows in begin.items():
        for row in rows:
            masks[row] = masks.get(row, 0) | 1 << (tour // ground.per_day)
    for row, mask in masks.items():
        for pattern in range(ground.first[row], ground.first[row + 1]):
            if ground.patterns[pattern, MASK] == mask:
                tours.pattern[row] = pattern
    found = [(tour, row) for tour, rows in begin.items() for row in rows if tours.pattern[row] >= 0]
    return np.array(found, np.int64).reshape(-1, 2)
