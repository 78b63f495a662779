"""The yearly audit of raters: many-facet Rasch analysis of single answers.

The chance of answer x to question i by rater r about a person of level t is proportional to
`exp(x t - x (difficulty_i + severity_r) - step_i,1 - ... - step_i,x)` (Linacre 1989); difficulties,
severities and each question's steps sum to zero. Marginal maximum likelihood by the EM algorithm of Bock and
Aitkin (1981); the persons' levels are normal on a fixed grid, mean and variance being moments of the
posterior, as the R package TAM does by default (21 nodes from -6 to 6): another grid gives other numbers.

An audit says something of raters. It changes no score.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ronda.recognition.rules.raters.facet_table import FacetTable, Observation, facet_table
from ronda.recognition.rules.raters.fit import fit_of

Floats = npt.NDArray[np.float64]
LOWEST, HIGHEST, NODES = -6.0, 6.0, 21
# Persons whom nobody tells apart lie on one node; the spread about it stays a number.
LEAST_VARIANCE = 1e-3


@dataclass(frozen=True)
class RaterAudit:
    """`severity`: logits above the usual rater; `error`: its standard error, persons being as they are.

    `infit`, `outfit`: mean squares, 1 where the rater is as regular as the model expects, above where he
    surprises, below where he hardly differs.
    """

    rater: str
    severity: float
    error: float
    infit: float
    outfit: float
    answers: int


@dataclass(frozen=True)
class Audit:
    """`steps` by question; `reliability` is that of the persons' expected levels; `rounds` is None where the
    search did not come to rest."""

    raters: tuple[RaterAudit, ...]
    questions: dict[str, float]
    steps: dict[str, tuple[float, ...]]
    mean: float
    variance: float
    deviance: float
    reliability: float
    rounds: int | None


def audit(observations: Sequence[Observation], *, most_rounds: int = 2000, still: float = 1e-7) -> Audit:
    """The audit of one side's answers, from 0 to the highest one given.

    `still`: the largest change of a parameter in a round that ends the search. ValueError with fewer than two
    raters, persons or categories.
    """
    table = facet_table(observations)
    model = _Model(table)
    rounds = next((n for n in range(1, most_rounds + 1) if model.improve() < still), None)
    return _told(table, model, rounds)


class _Model:
    """Free parameters: of each facet all but the last, which is minus their sum."""

    def __init__(self, table: FacetTable) -> None:
        self.table = table
        self.grid = np.linspace(LOWEST, HIGHEST, NODES)
        self.free = np.zeros(table.design.shape[-1])
        self.mean, self.variance = 0.0, 1.0
        self.given = np.einsum("nk->k", table.design[table.pair, table.answer])
        self.posterior, self.deviance = self._expect()

    def chances(self) -> Floats:
        """Of each answer: pairs of question and rater, answers, nodes."""
        answers = np.arange(self.table.design.shape[1])
        logits = answers[None, :, None] * self.grid - (self.table.design @ self.free)[:, :, None]
        logits -= logits.max(axis=1, keepdims=True)
        odds = np.exp(logits)
        found: Floats = odds / odds.sum(axis=1, keepdims=True)
        return found

    def improve(self) -> float:
        """One round: a step of Newton's method for the facets, the moments for the population. Returns the
        largest change."""
        before = np.append(self.free, (self.mean, self.variance))
        gradient, information = self._slope(self.chances())
        self.free = self.free + np.linalg.solve(information, gradient)
        level = self.posterior @ self.grid
        self.mean = float(level.mean())
        self.variance = max(LEAST_VARIANCE, float((self.posterior @ (self.grid - self.mean) ** 2).mean()))
        self.posterior, self.deviance = self._expect()
        after = np.append(self.free, (self.mean, self.variance))
        return float(np.abs(after - before).max())

    def information(self) -> Floats:
        return self._slope(self.chances())[1]

    def _expect(self) -> tuple[Floats, float]:
        """Each person's posterior over the nodes, and the deviance."""
        table = self.table
        logs = np.log(np.maximum(self.chances(), np.finfo(float).tiny))
        by_person = np.zeros((len(table.persons), NODES))
        np.add.at(by_person, table.person, logs[table.pair, table.answer])
        spread = (self.grid - self.mean) ** 2 / (2 * self.variance)
        step = (HIGHEST - LOWEST) / (NODES - 1)
        joint = by_person - spread + np.log(step / np.sqrt(2 * np.pi * self.variance))
        top = joint.max(axis=1, keepdims=True)
        weights = np.exp(joint - top)
        total = weights.sum(axis=1, keepdims=True)
        return weights / total, float(-2 * (top[:, 0] + np.log(total[:, 0])).sum())

    def _slope(self, chances: Floats) -> tuple[Floats, Floats]:
        """Gradient and expected information of the facets, the posterior being held."""
        table = self.table
        counts = np.zeros((len(chances), NODES))
        np.add.at(counts, table.pair, self.posterior[table.person])
        expected = np.einsum("pxq,pxk->pqk", chances, table.design)
        gradient = np.einsum("pq,pqk->k", counts, expected) - self.given
        weighted = np.einsum("pq,pxq->px", counts, chances)
        squares = np.einsum("px,pxk,pxl->kl", weighted, table.design, table.design, optimize=True)
        crossed = np.einsum("pq,pqk,pql->kl", counts, expected, expected, optimize=True)
        return gradient, squares - crossed


def _told(table: FacetTable, model: _Model, rounds: int | None) -> Audit:
    severities, difficulties, steps = table.spread(model.free)
    covariance = np.linalg.inv(model.information())
    errors = table.rater_errors(np.asarray(covariance, dtype=np.float64))
    fits = fit_of(table, model.chances(), model.posterior)
    level = model.posterior @ model.grid
    within = (model.posterior @ model.grid**2 - level**2).mean()
    raters = tuple(
        RaterAudit(
            name, float(severities[n]), float(errors[n]), fits[n].infit, fits[n].outfit, fits[n].answers
        )
        for n, name in enumerate(table.raters)
    )
    return Audit(
        raters,
        dict(zip(table.questions, difficulties.tolist(), strict=True)),
        {name: tuple(steps[n].tolist()) for n, name in enumerate(table.questions)},
        model.mean,
        model.variance,
        model.deviance,
        float(level.var() / max(level.var() + within, LEAST_VARIANCE)),
        rounds,
    )
