"""A share in heads: in a small team one person is many points of it."""

import math
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction


@dataclass(frozen=True)
class Heads:
    """`needed` are enough for strictly more than the goal; None: no number of people is.

    `points` of a hundred is what one person is worth; None without anybody.
    """

    staff: int
    needed: int | None
    points: Fraction | None

    @property
    def all_needed(self) -> bool:
        return self.needed is not None and self.needed == self.staff


def heads_of(staff: int, goal: Decimal) -> Heads:
    """20 people and 95 %: one is 5 points, and as 19 are not more than 95 %, all 20 are needed."""
    if staff <= 0:
        return Heads(0, None, None)
    needed = math.floor(Fraction(goal) * staff) + 1
    return Heads(staff, needed if needed <= staff else None, Fraction(100, staff))
