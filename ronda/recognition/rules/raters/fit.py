"""How regular a rater's answers are beside what the model expects (Wright and Masters 1982, chapter 5)."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ronda.recognition.rules.raters.facet_table import FacetTable

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Fit:
    """Mean squares: `outfit` of standardised residuals, `infit` weighted by how much an answer can tell."""

    infit: float
    outfit: float
    answers: int


def fit_of(table: FacetTable, chances: Floats, posterior: Floats) -> list[Fit]:
    """By rater; a person's level is as uncertain as his posterior over the nodes says."""
    answers = np.arange(chances.shape[1])
    expected = np.einsum("x,pxq->pq", answers, chances)
    variance = np.einsum("x,pxq->pq", answers**2, chances) - expected**2
    weights = posterior[table.person]
    squares = (table.answer[:, None] - expected[table.pair]) ** 2
    own = variance[table.pair]
    standard = (weights * squares / np.maximum(own, np.finfo(float).tiny)).sum(axis=1)
    number = len(table.raters)
    count = np.bincount(table.rater, minlength=number)
    outfit = np.bincount(table.rater, standard, number) / count
    infit = np.bincount(table.rater, (weights * squares).sum(axis=1), number) / np.bincount(
        table.rater, (weights * own).sum(axis=1), number
    )
    return [Fit(float(infit[n]), float(outfit[n]), int(count[n])) for n in range(number)]
