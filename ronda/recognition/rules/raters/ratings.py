"""Ratings as they are given, and as arrays for the models."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True)
class Rating:
    """One value that a rater gave a person: of a form with several questions, their mean."""

    person: str
    rater: str
    value: float


@dataclass(frozen=True)
class Table:
    """`person` and `rater` are places in `persons` and `raters`, which are sorted: the order of the ratings
    changes nothing."""

    persons: tuple[str, ...]
    raters: tuple[str, ...]
    person: npt.NDArray[np.int64]
    rater: npt.NDArray[np.int64]
    values: npt.NDArray[np.float64]


def table_of(ratings: Sequence[Rating]) -> Table:
    """ValueError where a value is not a number."""
    ordered = sorted(ratings, key=lambda each: (each.person, each.rater, each.value))
    values = np.array([each.value for each in ordered], dtype=np.float64)
    if not np.isfinite(values).all():
        raise ValueError("a rating is not a number")
    persons, person = np.unique([each.person for each in ordered], return_inverse=True)
    raters, rater = np.unique([each.rater for each in ordered], return_inverse=True)
    return Table(tuple(map(str, persons)), tuple(map(str, raters)), person, rater, values)
