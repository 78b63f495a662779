"""Exact arithmetic in Ibis: the same digits on every engine.

A division of two decimals is a float on most engines, so quotients are made by long division on
integers, some digits at a time; every product is rounded half away from zero at nine decimals.
Source: design rule "addends are DECIMAL(18,9) before they are summed".
"""

from decimal import Decimal
from typing import Any

import ibis
import ibis.expr.datatypes as dt

Column = Any
PLACES = 9
NINE = dt.Decimal(18, PLACES)
# Wider than 18 digits, so that engines multiply in 128 bits instead of overflowing in 64.
_FACTOR = dt.Decimal(19, PLACES)
_WIDE = dt.Decimal(38, 2 * PLACES)
_UNIT = 10**PLACES
DIVISOR_LIMIT = 9 * 10**15
SHORT_LIMIT = 9 * 10**9


def nine(value: int | str | Decimal) -> Column:
    """A constant at nine decimals."""
    return ibis.literal(Decimal(value), type=NINE)


def product(left: Column, right: Column) -> Column:
    """`left * right` at nine decimals, half away from zero."""
    # The cast to the wide type is what keeps Ibis from dropping the rounding cast behind it.
    return (left.cast(_FACTOR) * right.cast(_FACTOR)).cast(_WIDE).cast(NINE)


def nanos(value: Column) -> Column:
    """A nine-decimal number as an integer of its billionths."""
    return _scaled(value, _UNIT)


def from_nanos(value: Column) -> Column:
    """Billionths back to a nine-decimal number."""
    return (value.cast(dt.Decimal(19, 0)) * nine("0.000000001").cast(_FACTOR)).cast(_WIDE).cast(NINE)


def ratio(num: Column, den: Column) -> Column:
    """`num / den` at nine decimals, half away from zero, for num >= 0 and 0 < den < `DIVISOR_LIMIT`."""
    return from_nanos(_digits(num, den, stages=(10**3, 10**3, 10**3), floor=False))


def short_ratio(num: Column, den: Column, *, floor: bool = False) -> Column:
    """The same for den < `SHORT_LIMIT`, in one stage; with `floor` it is cut at nine decimals."""
    return from_nanos(_digits(num, den, stages=(10**9,), floor=floor))


def whole_ratio(num: Column, den: Column) -> Column:
    """`num / den` as the nearest integer, halves up, for integers num >= 0 and den > 0."""
    return _whole(num, den) + ((num % den) * 2 >= den).ifelse(1, 0)


def floored_product(left: Column, right: Column) -> Column:
    """`left * right` cut at nine decimals, for factors between 0 and 1."""
    whole = nanos(left) * nanos(right)
    return from_nanos(_whole(whole, ibis.literal(_UNIT, type=dt.int64)))


def decimal_ratio(num: Column, den: Column, *, floor: bool = False) -> Column:
    """`num / den` of two nine-decimal numbers, num >= 0 and 0 < den < 9."""
    return short_ratio(nanos(num), nanos(den), floor=floor)


def mean(total: Column, count: Column) -> Column:
    """A nine-decimal total over a whole count, half away from zero."""
    return from_nanos(whole_ratio(nanos(total), count))


def ten_thousandths(value: Column) -> Column:
    """A number of points as an integer at four decimals: the one rounding of a score."""
    return _scaled(value, 10_000)


def _whole(num: Column, den: Column) -> Column:
    # The remainder is taken off first, so the true quotient is whole and rounding the float finds it.
    return ((num - num % den) / den).round().cast("int64")


def _digits(num: Column, den: Column, *, stages: tuple[int, ...], floor: bool) -> Column:
    digits, rest = _whole(num, den), num % den
    for stage in stages:
        shifted = rest * stage
        digits = digits * stage + _whole(shifted, den)
        rest = shifted % den
    return digits if floor else digits + (rest * 2 >= den).ifelse(1, 0)


def _scaled(value: Column, factor: int) -> Column:
    whole = ibis.literal(factor, type=dt.int64).cast(dt.Decimal(19, 0))
    return (value.cast(_FACTOR) * whole).cast(_WIDE).cast(dt.Decimal(19, 0)).cast("int64")
