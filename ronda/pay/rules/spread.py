"""How far amounts lie apart, and what one grade is worth."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import isqrt

from ronda.kernel.exact import rounded
from ronda.pay.rules.lines import Amount, Pool
from ronda.policy import Grading


@dataclass(frozen=True)
class Spread:
    """Of so many people: mean in cents, Gini coefficient and coefficient of variation at four decimals."""

    people: int
    mean_cents: int
    gini: Decimal
    variation: Decimal


def spread_of(cents: Sequence[int]) -> Spread:
    """0 and 0 where all receive the same, or nothing."""
    people, total = len(cents), sum(cents)
    if total == 0:
        return Spread(people, 0, Decimal(0), Decimal(0))
    ranked = sum((2 * place - people - 1) * value for place, value in enumerate(sorted(cents), start=1))
    variance = Fraction(people * sum(value * value for value in cents) - total * total, total * total)
    return Spread(
        people,
        int(rounded(Fraction(total, people), 0)),
        rounded(Fraction(ranked, people * total), 4),
        _root(variance),
    )


def spread_of_people(amounts: Sequence[Amount]) -> Spread:
    """Every person once, with the sum of the spells."""
    paid: dict[int, int] = {}
    for amount in amounts:
        paid[amount.person_id] = paid.get(amount.person_id, 0) + amount.amount_cents
    return spread_of(list(paid.values()))


def grade_worth(pool: Pool, amounts: Sequence[Amount], grading: Grading) -> int:
    """What one grade more is worth, on average, to somebody of this post who was there the whole month."""
    weight = sum((Fraction(amount.weight_num, amount.weight_den) for amount in amounts), Fraction(0))
    steps = len(grading.bands) - 1
    if weight == 0 or steps == 0:
        return 0
    coefficients = [band.coefficient for band in grading.bands]
    width = Fraction(max(coefficients) - min(coefficients)) / steps
    return int(rounded(pool.pool_cents * width / weight, 0))


def _root(square: Fraction) -> Decimal:
    """The square root at four decimals, half away from zero, without floats."""
    doubled = isqrt(4 * 10**8 * square.numerator // square.denominator)
    return Decimal((doubled + 1) // 2).scaleb(-4)
