"""Decimals of a policy as whole numbers over one power of ten, so that nobody's money needs a fraction."""

from collections.abc import Iterable
from decimal import Decimal
from math import gcd


def scale_of(values: Iterable[Decimal]) -> int:
    """The power of ten that makes all of them whole."""
    places = [0]
    for value in values:
        exponent = value.as_tuple().exponent
        places.append(-exponent if isinstance(exponent, int) else 0)
    return int(10 ** max(places))


def reduced(numerator: int, denominator: int) -> tuple[int, int]:
    """The fraction in lowest terms."""
    common = gcd(numerator, denominator)
    return numerator // common, denominator // common
