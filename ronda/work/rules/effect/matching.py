"""Comparable outlets: of the same class where there are enough of them, and of the nearest past sales.

Exact matching on classes, then nearest neighbours with replacement on past sales (Stuart 2010, "Matching
Methods for Causal Inference", Statistical Science 25(1), section 3).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

# Relaxed from the last to the first.
TRAITS = ("visit_class", "market_type", "format", "size")

Traits = tuple[str, ...]


@dataclass(frozen=True)
class Candidate:
    """An outlet: its classes in the order of `TRAITS`, and its past sales a month, of each kind compared."""

    outlet: int
    traits: Traits
    past: tuple[float, ...]


@dataclass(frozen=True)
class Match:
    """The comparable outlets of a target, the nearest first; `agreed` of the traits are the same."""

    target: int
    controls: tuple[int, ...]
    agreed: int


@dataclass(frozen=True)
class _Group:
    outlets: npt.NDArray[np.int64]
    past: npt.NDArray[np.float64]


def match_outlets(targets: Sequence[Candidate], pool: Iterable[Candidate], *, neighbours: int) -> list[Match]:
    """Every target gets as many neighbours as there are, the same outlet for several targets if need be.

    No target is ever among them. Traits are given up one by one, from the last, until there are enough.
    """
    taken = {each.outlet for each in targets}
    free = sorted((each for each in pool if each.outlet not in taken), key=lambda each: each.outlet)
    if not free:
        return []
    groups = _grouped(free)
    wanted = min(neighbours, len(free))
    return [_match(each, groups, wanted) for each in sorted(targets, key=lambda each: each.outlet)]


def _grouped(pool: Sequence[Candidate]) -> dict[Traits, _Group]:
    """By all traits, by all but the last, and so on, down to none."""
    members: defaultdict[Traits, list[Candidate]] = defaultdict(list)
    for each in pool:
        for kept in range(len(each.traits) + 1):
            members[each.traits[:kept]].append(each)
    return {
        traits: _Group(np.array([each.outlet for each in found]), _scaled([each.past for each in found]))
        for traits, found in members.items()
    }


def _match(target: Candidate, groups: dict[Traits, _Group], wanted: int) -> Match:
    for agreed in range(len(target.traits), -1, -1):
        group = groups.get(target.traits[:agreed])
        if group is not None and len(group.outlets) >= wanted:
            return Match(target.outlet, _nearest(target, group, wanted), agreed)
    raise AssertionError("without traits every outlet of the pool is comparable")


def _nearest(target: Candidate, group: _Group, wanted: int) -> tuple[int, ...]:
    """Of two equally near the smaller number, so that the order of the outlets changes nothing."""
    distance = np.abs(group.past - _scaled([target.past])).sum(axis=1)
    nearest = np.lexsort((group.outlets, distance))[:wanted]
    return tuple(int(number) for number in group.outlets[nearest])


def _scaled(past: Sequence[tuple[float, ...]]) -> npt.NDArray[np.float64]:
    """Twice as much is as far at every size of outlet; money taken back counts as nothing bought."""
    return np.log1p(np.maximum(np.array(past, dtype=np.float64), 0.0))
