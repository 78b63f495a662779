"""The equations of crossed random effects, with the raters eliminated.

A rating has one rater only, so the raters' block is diagonal, and what is left to factor is as large as the
number of persons (Henderson's mixed-model equations; parametrised by ratios of standard deviations to the
error's as in Bates, Maechler, Bolker and Walker 2015, Journal of Statistical Software 67(1), section 3).
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.linalg import cho_factor, cho_solve
from scipy.sparse import csr_matrix

from ronda.recognition.rules.raters.ratings import Table

Floats = npt.NDArray[np.float64]
# Of the squares of the ratings: what a fit leaves where it is perfect up to rounding.
LEAST_LEFT = 1e-12


@dataclass(frozen=True)
class Solved:
    """`inverse` is that of the coefficients of persons and, last, the usual rating."""

    usual: float
    persons: Floats
    raters: Floats
    error_variance: float
    inverse: Floats


class Equations:
    """Of one table of ratings, at any ratios."""

    def __init__(self, table: Table) -> None:
        persons, raters = len(table.persons), len(table.raters)
        self.person_count = np.bincount(table.person, minlength=persons).astype(float)
        self.rater_count = np.bincount(table.rater, minlength=raters).astype(float)
        ones = np.ones(len(table.values))
        self.met = csr_matrix((ones, (table.person, table.rater)), shape=(persons, raters))
        places = np.arange(len(table.values))
        self.of_persons = csr_matrix((ones, (table.person, places)), shape=(persons, len(places)))
        self.of_raters = csr_matrix((ones, (table.rater, places)), shape=(raters, len(places)))
        # About their mean, so that large ratings lose no digits.
        self.middle = float(table.values.mean())
        values = table.values - self.middle
        self.person_sum = np.bincount(table.person, values, persons)
        self.rater_sum = np.bincount(table.rater, values, raters)
        self.number, self.total, self.squares = len(values), float(values.sum()), float(values @ values)

    def criterion(self, of_person: float, of_rater: float) -> float:
        """-2 log of the restricted likelihood, the error's variance being the most likely one."""
        pivot, weight = self._raters(of_rater)
        factor, right = self._reduced(of_person, weight)
        left = self._left(weight, right, cho_solve(factor, right))
        logs = float(np.log(pivot).sum() + 2 * np.log(np.diag(factor[0])).sum())
        freedom = self.number - 1
        return logs + freedom * (1 + float(np.log(2 * np.pi * left / freedom)))

    def solve(self, of_person: float, of_rater: float) -> Solved:
        _pivot, weight = self._raters(of_rater)
        factor, right = self._reduced(of_person, weight)
        solved = cho_solve(factor, right)
        persons, usual = of_person * solved[:-1], solved[-1]
        return Solved(
            self.middle + float(usual),
            persons,
            weight * (self.rater_sum - self.met.T @ persons - self.rater_count * usual),
            self._left(weight, right, solved) / (self.number - 1),
            cho_solve(factor, np.eye(len(right))),
        )

    def weights(self, of_person: float, of_rater: float) -> Floats:
        """Of the scores (persons over ratings): at given ratios every score is a sum of weighted ratings."""
        _pivot, weight = self._raters(of_rater)
        factor, _right = self._reduced(of_person, weight)
        of_persons, of_raters = self.of_persons.toarray(), self.of_raters
        own = of_person * (of_persons - (self.met.multiply(weight) @ of_raters))
        usual = 1 - (weight * self.rater_count) @ of_raters
        solved = cho_solve(factor, np.vstack([np.asarray(own), usual]))
        return np.asarray(of_person * solved[:-1] + solved[-1])

    def _raters(self, of_rater: float) -> tuple[Floats, Floats]:
        pivot = 1 + of_rater**2 * self.rater_count
        return pivot, of_rater**2 / pivot

    def _reduced(self, of_person: float, weight: Floats) -> tuple[tuple[Floats, bool], Floats]:
        """The factor of the coefficients that are left, and their right side."""
        persons = len(self.person_count)
        system = np.empty((persons + 1, persons + 1))
        together = (self.met.multiply(weight) @ self.met.T).toarray()
        system[:-1, :-1] = of_person**2 * (np.diag(self.person_count) - together) + np.eye(persons)
        edge = of_person * (self.person_count - self.met @ (weight * self.rater_count))
        system[:-1, -1] = system[-1, :-1] = edge
        system[-1, -1] = self.number - self.rater_count @ (weight * self.rater_count)
        right = np.append(
            of_person * (self.person_sum - self.met @ (weight * self.rater_sum)),
            self.total - self.rater_count @ (weight * self.rater_sum),
        )
        return cho_factor(system, lower=True), right

    def _left(self, weight: Floats, right: Floats, solved: Floats) -> float:
        """The penalised squares that the solution leaves."""
        left = self.squares - self.rater_sum @ (weight * self.rater_sum) - right @ solved
        return max(float(left), LEAST_LEFT * self.squares)
