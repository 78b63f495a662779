"""What to look at before money is divided: who changed much, and who lies far from the others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ronda.policy import ClosingRules

WIDTH = 5  # points of one column in the picture of all scores


@dataclass(frozen=True)
class PersonLook:
    """One person's month beside the month before, in ten-thousandths of a point."""

    code: str
    name: str
    unit: str
    post: str
    score: int
    grade_score: int
    grade: str
    before: int | None
    outlying: bool
    amount_cents: int | None

    @property
    def change(self) -> int | None:
        return None if self.before is None else self.score - self.before


@dataclass(frozen=True)
class Column:
    """So many people from `low` up to, but not including, `high` points."""

    low: int
    high: int
    people: int


def columns_of(scores: Sequence[int]) -> list[Column]:
    """All scores in columns of `WIDTH` points, without gaps from the lowest to the highest."""
    places = [score // (WIDTH * 10_000) for score in scores]
    if not places:
        return []
    return [
        Column(place * WIDTH, (place + 1) * WIDTH, places.count(place))
        for place in range(min(places), max(places) + 1)
    ]


def fences_of(scores: Sequence[int], rules: ClosingRules | None) -> tuple[Fraction, Fraction] | None:
    """Below the first and above the second, a score lies far from the others; None among few people."""
    if rules is None or len(scores) < rules.outlier_people:
        return None
    ordered = sorted(scores)
    low, high = _quarter(ordered, 1), _quarter(ordered, 3)
    reach = (high - low) * Fraction(rules.outlier_fence)
    return low - reach, high + reach


def lies_outside(score: int, fences: tuple[Fraction, Fraction] | None) -> bool:
    return fences is not None and not fences[0] <= score <= fences[1]


def is_notable(change: int | None, least: Decimal | None) -> bool:
    """Whether a score moved by more than luck moves it, in points of the policy."""
    return change is not None and least is not None and abs(change) >= least * 10_000


def spread_in(coefficients: Mapping[str, Decimal]) -> Decimal | None:
    """How many times the lowest coefficient the highest is, among the grades given."""
    used = [value for value in coefficients.values() if value > 0]
    return (max(used) / min(used)) if used else None


def _quarter(ordered: Sequence[int], quarters: int) -> Fraction:
    """The value below which so many quarters lie; between two it is as far as it is between their places."""
    place = Fraction((len(ordered) - 1) * quarters, 4)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)
