"""What a planned year is."""

from dataclasses import dataclass

from ronda.learning.rules.year.problem import Pair
from ronda.learning.rules.year.reasons import Balance, Unmet


@dataclass(frozen=True)
class YearPlan:
    """`months`: where each person's course lies; `classes`: how many are held, by course and month.

    `moved`: pairs of an accepted plan that now lie elsewhere or nowhere.
    """

    months: dict[Pair, int]
    classes: dict[tuple[str, int], int]
    unmet: tuple[Unmet, ...]
    balance: tuple[Balance, ...]
    moved: tuple[Pair, ...]
