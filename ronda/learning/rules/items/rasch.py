"""The Rasch estimate of questions: difficulty on one scale, whatever paper somebody was given.

Marginal maximum likelihood by the EM algorithm (Bock and Aitkin 1981): people are normal about 0 with an
estimated spread, the integral is taken by Gauss and Hermite. A question counts as right
where all its points were won.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ronda.learning.rules.items.answers import Answered, by_person

Floats = npt.NDArray[np.float64]
NODES = 31
# Rounds, and the change in a round at which nothing moves any more.
ROUNDS, STILL = 2000, 1e-8
# A question that all or none got right has no place; it stays this far out.
FARTHEST = 6.0


@dataclass(frozen=True)
class ItemPlace:
    """In logits: half of the people at `difficulty` get it right. `error`: its standard error."""

    item: str
    difficulty: float
    error: float
    answers: int


@dataclass(frozen=True)
class RaschFigures:
    """`spread`: the standard deviation of people, in logits; `log_likelihood` of the answers."""

    items: tuple[ItemPlace, ...]
    spread: float
    log_likelihood: float


def rasch_figures(answers: Iterable[Answered], *, least_answers: int) -> RaschFigures | None:
    """Of the questions with at least so many answers; None where there are fewer than two of them."""
    papers = by_person(answers)
    counts: dict[str, int] = {}
    for paper in papers.values():
        for item in paper:
            counts[item] = counts.get(item, 0) + 1
    items = sorted(item for item, number in counts.items() if number >= least_answers)
    if len(items) < 2:
        return None
    given, right = _arrays(papers, items)
    nodes, weights = np.polynomial.hermite_e.hermegauss(NODES)
    weights = weights / weights.sum()
    difficulty, spread = _first(given, right), 1.0
    for _round in range(ROUNDS):
        posterior, _log = _expect(given, right, difficulty, spread * nodes, weights)
        slope, information = _slope(given, right, posterior, difficulty, spread * nodes)
        better = np.clip(difficulty - slope / information, -FARTHEST, FARTHEST)
        wider = float(np.sqrt((posterior @ (spread * nodes) ** 2).mean()))
        moved = max(float(np.abs(better - difficulty).max()), abs(wider - spread))
        difficulty, spread = better, wider
        if moved < STILL:
            break
    posterior, log = _expect(given, right, difficulty, spread * nodes, weights)
    information = _slope(given, right, posterior, difficulty, spread * nodes)[1]
    places = zip(items, difficulty, 1 / np.sqrt(information), strict=True)
    return RaschFigures(
        tuple(ItemPlace(item, float(place), float(error), counts[item]) for item, place, error in places),
        spread,
        log,
    )


def _arrays(papers: dict[str, dict[str, Answered]], items: list[str]) -> tuple[Floats, Floats]:
    """People by items: 1 where it was asked, and 1 where all points were won."""
    given = np.zeros((len(papers), len(items)))
    right = np.zeros_like(given)
    for row, (_person, paper) in enumerate(sorted(papers.items())):
        for column, item in enumerate(items):
            if item in paper:
                given[row, column] = 1
                right[row, column] = paper[item].share == 1
    return given, right


def _first(given: Floats, right: Floats) -> Floats:
    share = (right.sum(axis=0) + 0.5) / (given.sum(axis=0) + 1)
    logits: Floats = np.log((1 - share) / share)
    return logits


def _expect(
    given: Floats, right: Floats, difficulty: Floats, levels: Floats, weights: Floats
) -> tuple[Floats, float]:
    """Each person's posterior over the levels, and the log likelihood."""
    logit = levels[:, None] - difficulty
    logs = right @ logit.T - given @ np.logaddexp(0, logit).T
    joint = logs + np.log(weights)
    top = joint.max(axis=1, keepdims=True)
    odds = np.exp(joint - top)
    total = odds.sum(axis=1, keepdims=True)
    return odds / total, float((top[:, 0] + np.log(total[:, 0])).sum())


def _slope(
    given: Floats, right: Floats, posterior: Floats, difficulty: Floats, levels: Floats
) -> tuple[Floats, Floats]:
    """Of the expected log likelihood: minus its first derivative by each difficulty, and its information."""
    chance = 1 / (1 + np.exp(difficulty - levels[:, None]))
    people = posterior.T @ given
    expected = (people * chance).sum(axis=0)
    information = (people * chance * (1 - chance)).sum(axis=0)
    return right.sum(axis=0) - expected, information
