"""Ratings corrected for strict and lenient raters.

`rating = usual + person + rater + error`, all three normal: the variances by restricted maximum likelihood,
the persons by their best linear prediction (empirical Bayes). Persons and raters are crossed: each rater
rates several persons, each person is rated by several.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize, minimize_scalar

from ronda.recognition.rules.raters.equations import Equations
from ronda.recognition.rules.raters.ratings import Rating, Table, table_of

Floats = npt.NDArray[np.float64]
# Standard deviations are searched up to so many times the error's.
MOST = 1e3
# A criterion that is so little higher is as good.
NOTHING = 1e-7
# Ratios at which the search may begin.
LOOKED_AT = (0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0)
STARTS = 3
# So many ratings leave one valley, and each look costs a factorisation of all persons.
MANY = 5_000


@dataclass(frozen=True)
class Correction:
    """What the ratings of one side say, in their own unit; `persons` and `raters` are sorted.

    `effects`: how far each person lies above `usual`, drawn towards it; `severities`: how much lower each
    rater rates than others would. `covariance` is that of the errors of the effects about their mean, persons
    by persons: what is uncertain for all alike (how strict these raters are as a whole) compares nobody with
    anybody. `criterion` is -2 log of the restricted likelihood.
    """

    persons: tuple[str, ...]
    raters: tuple[str, ...]
    usual: float
    effects: Floats
    severities: Floats
    covariance: Floats
    person_variance: float
    rater_variance: float
    error_variance: float
    criterion: float

    @property
    def scores(self) -> Floats:
        return self.usual + self.effects

    @property
    def errors(self) -> Floats:
        """The standard errors of the scores."""
        return np.sqrt(np.diag(self.covariance))

    @property
    def reliability(self) -> float:
        """1 - the error's share in the squared difference between two persons; 0 where persons do not differ.

        For many persons this is 1 - mean(squared error) / variance; for few, that would count the uncertainty
        of `usual`, which compares nobody.
        """
        if self.person_variance <= 0:
            return 0.0
        number = len(self.persons)
        error = float(np.trace(self.covariance)) / (number - 1)
        return min(1.0, max(0.0, 1 - error / self.person_variance))


def correct(ratings: Sequence[Rating]) -> Correction:
    """The correction of one side.

    Where every rater rated only once, strictness cannot be told from what the person is worth: it stays in
    the error, and persons are only drawn towards the usual. ValueError with fewer than two persons or three
    ratings.
    """
    table = table_of(ratings)
    if len(table.persons) < 2 or len(ratings) < 3:
        raise ValueError("a correction needs two persons and three ratings at least")
    if np.ptp(table.values) == 0:
        return _all_the_same(table)
    equations = Equations(table)
    crossed = bool(np.bincount(table.rater).max() > 1)
    of_person, of_rater = _both_ratios(equations) if crossed else (_person_ratio(equations), 0.0)
    return _told(table, equations, of_person, of_rater)


@dataclass(frozen=True)
class Weights:
    """What each score is made of: `scores` = `shares` (persons over ratings) of the table's values."""

    table: Table
    shares: Floats

    @property
    def scores(self) -> Floats:
        return np.asarray(self.shares @ self.table.values)


def corrected_like(ratings: Sequence[Rating], whole: Correction) -> Weights:
    """Ratings corrected as strongly as `whole` was, such as one question like the mean of all."""
    table = table_of(ratings)
    error = whole.error_variance
    if not error:
        raise ValueError("where everybody gave the same there is nothing to correct by")
    ratios = (float(np.sqrt(each / error)) for each in (whole.person_variance, whole.rater_variance))
    return Weights(table, Equations(table).weights(*ratios))


def strata(reliability: float) -> float:
    """How many levels can be told apart: (4 G + 1) / 3, G = sqrt(R / (1 - R)) (Wright and Masters 1982)."""
    return (4 * float(np.sqrt(reliability / (1 - reliability))) + 1) / 3


def levels_told(reliability: float) -> int | None:
    """The same in whole levels; None where it is not two, or no error is left to count by."""
    return int(strata(reliability)) if reliability < 1 and strata(reliability) >= 2 else None


def _both_ratios(equations: Equations) -> tuple[float, float]:
    """Either may be nothing, where the search only comes near.

    The criterion may have two valleys, and at nothing it is level, for it knows the squares only: a search
    that has stepped there stays. So it begins at the best of a few points all over the field, in turn.
    """
    points, begun = (LOOKED_AT, STARTS) if equations.number < MANY else (LOOKED_AT[1::2], 1)
    looked = {each: equations.criterion(*each) for each in product(points, points)}
    starts = sorted(looked, key=lambda each: (looked[each], each))[:begun]
    ends = {_search(equations, start) for start in starts}
    edges = {each for person, rater in ends for each in ((0.0, rater), (person, 0.0))}
    tried = {(0.0, 0.0), *edges, *ends}
    criteria = {each: equations.criterion(*each) for each in tried}
    as_good = min(criteria.values()) + NOTHING
    simplest = min(sum(ratio > 0 for ratio in each) for each, told in criteria.items() if told <= as_good)
    alike = [each for each in tried if sum(ratio > 0 for ratio in each) == simplest]
    return min(alike, key=lambda each: (criteria[each], each))


def _search(equations: Equations, start: tuple[float, float]) -> tuple[float, float]:
    found = minimize(
        lambda ratios: equations.criterion(ratios[0], ratios[1]),
        x0=np.array(start),
        method="L-BFGS-B",
        bounds=[(0, MOST), (0, MOST)],
        options={"ftol": 1e-12, "gtol": 1e-7},
    )
    of_person, of_rater = (float(each) for each in found.x)
    return of_person, of_rater


def _person_ratio(equations: Equations) -> float:
    found = minimize_scalar(
        lambda ratio: equations.criterion(ratio, 0.0),
        bounds=(0, MOST),
        method="bounded",
        options={"xatol": 1e-9},
    )
    best = float(found.x)
    return 0.0 if equations.criterion(0.0, 0.0) <= equations.criterion(best, 0.0) else best


def _told(table: Table, equations: Equations, of_person: float, of_rater: float) -> Correction:
    found = equations.solve(of_person, of_rater)
    inverse, error = found.inverse, found.error_variance
    own = error * of_person**2 * inverse[:-1, :-1]
    rows = own - own.mean(axis=0)
    return Correction(
        table.persons,
        table.raters,
        found.usual,
        found.persons,
        -found.raters,
        rows - rows.mean(axis=1)[:, None],
        error * of_person**2,
        error * of_rater**2,
        error,
        equations.criterion(of_person, of_rater),
    )


def _all_the_same(table: Table) -> Correction:
    """Everybody gave everybody the same: nobody is told apart, and nothing is left to chance."""
    persons, raters = len(table.persons), len(table.raters)
    return Correction(
        table.persons,
        table.raters,
        float(table.values[0]),
        np.zeros(persons),
        np.zeros(raters),
        np.zeros((persons, persons)),
        0.0,
        0.0,
        0.0,
        -np.inf,
    )
