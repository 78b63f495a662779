"""Exact numbers: rounding at a stated place, half away from zero (SQL's rule, not Python's half to even)."""

from decimal import Decimal
from fractions import Fraction

Exact = int | Decimal | Fraction


def rounded(value: Exact, places: int) -> Decimal:
    """`value` at `places` decimals, half away from zero."""
    scaled = Fraction(value) * 10**places
    whole = int(abs(scaled) + Fraction(1, 2))
    return Decimal(whole if scaled >= 0 else -whole).scaleb(-places)


def floored(value: Exact, places: int) -> Decimal:
    """`value` cut at `places` decimals, towards minus infinity."""
    scaled = Fraction(value) * 10**places
    return Decimal(scaled.numerator // scaled.denominator).scaleb(-places)


def plain(value: Decimal) -> str:
    """`0.500000` as `0.5`, `100` as `100`: a number as people write it."""
    text = format(value.normalize(), "f")
    return "0" if text in {"-0", ""} else text
