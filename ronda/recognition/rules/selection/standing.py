"""Who stands where: chance of being truly among the chosen, ties, and whether other weights would differ."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

import numpy as np

from ronda.recognition.rules.raters import rank
from ronda.recognition.rules.selection.combining import Combined, Side, View, combined

Chance = np.random.Generator
Other = Literal["equal", "without", "doubled"]


@dataclass(frozen=True)
class Place:
    """`place` is shared by those whose scores are equal; `tied`: what decides may be chance."""

    person: str
    place: int
    score: float
    error: float
    chance: float
    tied: bool


@dataclass(frozen=True)
class Reweighed:
    """The `best` under another weighting: all alike, or one `side` left out or counted twice."""

    kind: Other
    side: Side | None
    best: tuple[str, ...]


@dataclass(frozen=True)
class Selection:
    """`k` places; `sure` have one whatever luck decides, between the `tied` it may be luck."""

    k: int
    places: tuple[Place, ...]

    @property
    def sure(self) -> tuple[str, ...]:
        return tuple(each.person for each in self.places[: self.k] if not each.tied)

    @property
    def tied(self) -> tuple[str, ...]:
        return tuple(each.person for each in self.places if each.tied)


def placed(scores: Mapping[str, Combined], k: int, chance: Chance, *, draws: int, width: float) -> Selection:
    """By score, then name. With fewer people than places all of them stand on one.

    Errors are about the mean of all who are compared, so they are not each on its own: the difference of two
    is less sure than both errors alone tell, by one part in as many as there are others.
    """
    if not scores:
        return Selection(k, ())
    names = tuple(sorted(scores))
    values = np.array([scores[name].score for name in names])
    together = len(names) / max(1, len(names) - 1)
    covariance = np.diag([together * scores[name].error ** 2 for name in names])
    few = min(k, len(names))
    found = rank(names, values, covariance, few, chance, draws=draws, width=width)
    standing: list[Place] = []
    for number, each in enumerate(found, start=1):
        same = standing and standing[-1].score == each.score
        place = standing[-1].place if same else number
        own = scores[each.person].error
        standing.append(Place(each.person, place, each.score, own, each.chance, each.tied))
    if len(names) <= k:
        return Selection(
            k, tuple(Place(p.person, p.place, p.score, p.error, 1.0, tied=False) for p in standing)
        )
    return Selection(k, tuple(standing))


def reweighed(
    views: Mapping[str, Mapping[Side, View]], weights: Mapping[Side, Fraction], k: int
) -> tuple[Reweighed, ...]:
    """Who would be among the best k with all views alike, with each left out, and with each counted twice."""
    found = []
    for kind, side, tried in _others(weights):
        scores = {person: combined(own, tried) for person, own in views.items()}
        known = {person: one.score for person, one in scores.items() if one is not None}
        found.append(Reweighed(kind, side, tuple(_best(known, k))))
    return tuple(found)


def robust(tried: Sequence[Reweighed], people: Iterable[str]) -> dict[str, tuple[int, int]]:
    """By person under how many of the other weightings they would be among the best, and of how many."""
    return {person: (sum(person in each.best for each in tried), len(tried)) for person in people}


def _others(weights: Mapping[Side, Fraction]) -> Iterator[tuple[Other, Side | None, dict[Side, Fraction]]]:
    """Of one view alone there is no other weighting."""
    if len(weights) < 2:
        return
    yield "equal", None, {side: Fraction(1, len(weights)) for side in weights}
    for gone in weights:
        yield "without", gone, _scaled({side: w for side, w in weights.items() if side != gone})
    for more in weights:
        yield "doubled", more, _scaled({side: w * 2 if side == more else w for side, w in weights.items()})


def _scaled(weights: Mapping[Side, Fraction]) -> dict[Side, Fraction]:
    whole = sum(weights.values(), Fraction(0))
    return {side: weight / whole for side, weight in weights.items()} if whole else {}


def _best(scores: Mapping[str, float], k: int) -> list[str]:
    """With ties at the last place all who share it."""
    order = sorted(scores, key=lambda person: (-scores[person], person))
    if len(order) <= k:
        return order
    last = scores[order[k - 1]]
    return [person for person in order if scores[person] >= last]
