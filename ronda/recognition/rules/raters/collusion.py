"""Three who praise each other: more than chance would make of such ratings? A question for a human.

Residuals after persons and raters are removed; over all triples the mean of their mutual residuals; the
highest one is compared with the highest ones when each rater's residuals are shuffled among those he rated (a
permutation test of the maximum, so that looking at many triples raises no alarm by itself).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from ronda.recognition.rules.raters.ratings import Rating

Chance = np.random.Generator
Floats = npt.NDArray[np.float64]
# Least squares by alternating means: rounds until nothing moves.
ROUNDS, STILL = 1000, 1e-10


@dataclass(frozen=True)
class Clique:
    """`above`: by how much these rate each other higher than anybody else would; `chance`: how often shuffled
    residuals have a triple at least as high."""

    persons: tuple[str, str, str]
    above: float
    chance: float


def suspicious_triple(ratings: Sequence[Rating], chance: Chance, *, permutations: int) -> Clique | None:
    """The triple that stands out most, whether or not it is more than chance; None where no three rate each
    other."""
    names = sorted({each.person for each in ratings} & {each.rater for each in ratings})
    if len(names) < 3:
        return None
    residuals = _residuals(ratings, names)
    triples = np.array(list(combinations(range(len(names)), 3)))
    highest, place = _highest(residuals, triples)
    if place is None:
        return None
    as_high = sum(
        _highest(_shuffled(residuals, chance), triples)[0] >= highest - STILL for _each in range(permutations)
    )
    first, second, third = (names[each] for each in triples[place])
    return Clique((first, second, third), highest, (1 + as_high) / (1 + permutations))


def _residuals(ratings: Sequence[Rating], names: Sequence[str]) -> Floats:
    """Raters by persons, of those who do both; NaN where one did not rate the other."""
    persons = sorted({each.person for each in ratings})
    raters = sorted({each.rater for each in ratings})
    sums = np.zeros((len(raters), len(persons)))
    counts = np.zeros_like(sums)
    row, column = {name: n for n, name in enumerate(raters)}, {name: n for n, name in enumerate(persons)}
    for each in ratings:
        sums[row[each.rater], column[each.person]] += each.value
        counts[row[each.rater], column[each.person]] += 1
    given = counts > 0
    left = np.where(given, sums / np.maximum(counts, 1), 0.0)
    for _round in range(ROUNDS):
        by_rater = left.sum(axis=1) / np.maximum(given.sum(axis=1), 1)
        left = np.where(given, left - by_rater[:, None], 0.0)
        by_person = left.sum(axis=0) / np.maximum(given.sum(axis=0), 1)
        left = np.where(given, left - by_person, 0.0)
        if max(np.abs(by_rater).max(), np.abs(by_person).max()) < STILL:
            break
    left = np.where(given, left, np.nan)
    both = left[np.ix_([row[name] for name in names], [column[name] for name in names])]
    np.fill_diagonal(both, np.nan)
    return both


def _highest(residuals: Floats, triples: npt.NDArray[np.int64]) -> tuple[float, int | None]:
    """The mean mutual residual of the highest triple of which all six rated each other, and its place."""
    a, b, c = triples.T
    pairs = ((a, b), (b, a), (a, c), (c, a), (b, c), (c, b))
    means = sum(residuals[first, second] for first, second in pairs) / 6
    known = np.isfinite(means)
    if not known.any():
        return -np.inf, None
    place = int(np.argmax(np.where(known, means, -np.inf)))
    return float(means[place]), place


def _shuffled(residuals: Floats, chance: Chance) -> Floats:
    """Each rater's residuals, given to others of those he rated."""
    shuffled = residuals.copy()
    for row in shuffled:
        known = np.flatnonzero(np.isfinite(row))
        row[known] = row[chance.permutation(known)]
    return shuffled
