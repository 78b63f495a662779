"""The cascade of one missed result once more: claims, tiers, and who carries the points.

The rules of `claims`, `attribution` and `points`, with the same roundings.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ronda.appraisal.rules.derivation.stored import Row
from ronda.kernel.exact import floored, rounded
from ronda.policy import Rules

ZERO = Decimal(0)


@dataclass(frozen=True)
class Cascade:
    """Points that move to each owner behind, and what is given back as nobody's."""

    moved: dict[int, Decimal]
    forgiven: Decimal

    @property
    def given_back(self) -> Decimal:
        return sum(self.moved.values(), ZERO) + self.forgiven


def cascade_again(
    lost: Decimal, claims: Sequence[Row], succeeds: Callable[[Row], bool], rules: Rules
) -> Cascade:
    """The cascade of a miss of `lost` points, where the duties that `succeeds` did not fail."""
    rest = Decimal(1)
    moved: dict[int, Decimal] = {}
    for tier in range(len(rules.cascade.tiers)):
        asked = [(row, ZERO if succeeds(row) else Decimal(row["q"])) for row in claims if row["tier"] == tier]
        total = sum((claim for _, claim in asked), ZERO)
        used = ZERO
        for row, claim in asked:
            part = claim if total <= 1 else floored(Fraction(claim) / Fraction(total), 9)
            share = floored(Fraction(rest) * Fraction(part), 9)
            used += share
            if row["moved"]:
                points = rounded(Fraction(lost) * Fraction(share), 9)
                moved[row["owner_id"]] = moved.get(row["owner_id"], ZERO) + points
        rest -= used
    relieved = rounded(Fraction(rest) * Fraction(rules.cascade.relief), 9)
    return Cascade(moved, rounded(Fraction(lost) * Fraction(relieved), 9))
