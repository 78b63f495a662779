"""Who is truly among the best k: as a chance, because scores are uncertain."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ronda.recognition.rules.raters.crossed import Correction

Chance = np.random.Generator
Floats = npt.NDArray[np.float64]
# Draws at once; more would only need more memory.
AT_ONCE = 1_000_000


@dataclass(frozen=True)
class Standing:
    """`chance`: of being truly among the best k, 0 to 1. `tied`: whether what sets the person apart from
    somebody on the other side of the last of the k places may be chance."""

    person: str
    score: float
    error: float
    chance: float
    tied: bool


def standings(
    correction: Correction, k: int, chance: Chance, *, draws: int, width: float
) -> tuple[Standing, ...]:
    """By score, then name. `width`: how many standard errors of a difference make it more than chance.

    ValueError unless 1 <= k <= persons.
    """
    return rank(
        correction.persons, correction.scores, correction.covariance, k, chance, draws=draws, width=width
    )


def rank(
    persons: tuple[str, ...],
    scores: Floats,
    covariance: Floats,
    k: int,
    chance: Chance,
    *,
    draws: int,
    width: float,
) -> tuple[Standing, ...]:
    """The same for scores that several sides make together."""
    if not 1 <= k <= len(persons):
        raise ValueError(f"of {len(persons)} persons, {k} cannot be the best")
    chances = _chances(scores, covariance, k, chance, draws)
    order = sorted(range(len(persons)), key=lambda each: (-scores[each], persons[each]))
    own, inside, outside = np.diag(covariance), order[:k], order[k:]
    between = own[inside, None] + own[None, outside] - 2 * covariance[np.ix_(inside, outside)]
    apart = scores[inside, None] - scores[None, outside]
    near = apart <= width * np.sqrt(np.maximum(between, 0.0))
    tied = np.zeros(len(order), dtype=bool)
    tied[inside], tied[outside] = near.any(axis=1), near.any(axis=0)
    return tuple(
        Standing(persons[n], float(scores[n]), float(np.sqrt(own[n])), float(chances[n]), bool(tied[n]))
        for n in order
    )


def _chances(scores: Floats, covariance: Floats, k: int, chance: Chance, draws: int) -> Floats:
    """How often each is among the best k when the errors are drawn; equal ones share the places."""
    values, vectors = np.linalg.eigh(covariance)
    root = vectors * np.sqrt(np.maximum(values, 0.0))
    among = np.zeros(len(scores))
    step = max(1, AT_ONCE // len(scores))
    for start in range(0, draws, step):
        size = min(step, draws - start)
        drawn = scores + chance.standard_normal((size, len(scores))) @ root.T
        least = -np.partition(-drawn, k - 1, axis=1)[:, k - 1 : k]
        above, level = drawn > least, drawn == least
        open_places = k - above.sum(axis=1, keepdims=True)
        among += (above + level * open_places / level.sum(axis=1, keepdims=True)).sum(axis=0)
    return among / draws
