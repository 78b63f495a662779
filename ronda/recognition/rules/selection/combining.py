"""Three views on one scale, with the weights that were announced; what is not reported weighs nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import sqrt
from typing import Literal

Side = Literal["customers", "colleagues", "leaders"]
SIDES: tuple[Side, ...] = ("customers", "colleagues", "leaders")
MEASURED: tuple[Side, ...] = ("customers", "colleagues")
HUNDRED = 100


@dataclass(frozen=True)
class View:
    """A score between the ends of its own scale, with its standard error where it is a measurement."""

    score: float
    error: float
    least: float
    most: float

    @property
    def of_hundred(self) -> float:
        return HUNDRED * (self.score - self.least) / (self.most - self.least)

    @property
    def error_of_hundred(self) -> float:
        return HUNDRED * self.error / (self.most - self.least)


@dataclass(frozen=True)
class Combined:
    score: float
    error: float


def weights_kept(
    announced: Mapping[Side, Decimal], reliability: Mapping[Side, float | None], least: Decimal
) -> dict[Side, Fraction]:
    """The weights of the views that rank: of a measurement only from the least reliability on.

    A view without a reliability (a documented judgement) keeps its weight where it is there at all: give None
    for it and leave out what is not there. What falls out leaves its weight to the others in proportion; but
    where no measured view is left nothing ranks: a leader's word is no measurement.
    """
    kept = {
        side: Fraction(announced[side])
        for side in SIDES
        if side in reliability and (reliability[side] is None or reliability[side] >= least)  # type: ignore[operator]
    }
    if not any(side in MEASURED for side in kept):
        return {}
    whole = sum(kept.values(), Fraction(0))
    return {side: weight / whole for side, weight in kept.items()} if whole else {}


def combined(views: Mapping[Side, View], weights: Mapping[Side, Fraction]) -> Combined | None:
    """None for somebody of whom a view that weighs is missing: with fewer views nobody is compared."""
    if not weights or any(side not in views for side in weights):
        return None
    score = sum(float(weight) * views[side].of_hundred for side, weight in weights.items())
    error = sqrt(sum((float(weight) * views[side].error_of_hundred) ** 2 for side, weight in weights.items()))
    return Combined(score, error)
