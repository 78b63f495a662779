"""Exact arithmetic in Ibis: the same digits on every engine.

A division of two decimals is a float on most engines, so quotients are made by long division on
integers, some digits at a time; every product is rounded half away from zero at nine decimals.
Both work on 64-bit integers of billionths: rescaling a decimal of more than 18 digits takes engines
microseconds where this takes some tens of nanoseconds.
Source: design rule "addends are DECIMAL(18,9) before they are summed".
"""

from decimal import Decimal
from typing import Any

import ibis
import ibis.expr.datatypes as dt

Column = Any
Table = Any
PLACES = 9
NINE = dt.Decimal(18, PLACES)
# Wider than 18 digits, so that engines multiply in 128 bits; nine decimals, so that nothing is rescaled.
_BILLIONTHS, _FACTOR = dt.Decimal(19, 0), dt.Decimal(19, PLACES)
_UNIT = 10**PLACES
_ONE = ibis.literal(_UNIT, type=dt.int64)
# A rest below the limit of divisors, three digits further left, still fits 64 bits.
_DIGITS_A_STEP = 3
_STEP = 10**_DIGITS_A_STEP
DIVISOR_LIMIT = 9 * 10**15
SHORT_LIMIT = 9 * 10**9


def nine(value: int | str | Decimal) -> Column:
    """A constant at nine decimals."""
    return ibis.literal(Decimal(value), type=NINE)


def product(left: Column, right: Column) -> Column:
    """`left * right` at nine decimals, half away from zero."""
    (left_whole, left_part), (right_whole, right_part) = _split(left), _split(right)
    parts = left_part * right_part
    half = (parts < 0).ifelse(-_UNIT // 2, _UNIT // 2)
    wholes = left_whole * right_whole * _UNIT + left_whole * right_part + right_whole * left_part
    return from_nanos(wholes + _whole(parts + half, _ONE))


def nanos(value: Column) -> Column:
    """A nine-decimal number as an integer of its billionths."""
    whole, part = _split(value)
    return whole * _UNIT + part


def from_nanos(value: Column) -> Column:
    """Billionths back to a nine-decimal number."""
    return (value.cast(_BILLIONTHS) * nine("0.000000001").cast(_FACTOR)).cast(NINE)


def with_ratio(table: Table, name: str, num: Column, den: Column) -> Table:
    """Adds `num / den` at nine decimals, half away from zero, for num >= 0 and 0 < den < `DIVISOR_LIMIT`.

    Column by column: engines compute a column once, but an expression wherever it is written.
    """
    table = table.mutate(ratio_num=num, ratio_den=den)
    den, rest = table.ratio_den, table.ratio_num % table.ratio_den
    table = table.mutate(ratio_rest=rest, ratio_digits=_whole(table.ratio_num, den))
    for _ in range(PLACES // _DIGITS_A_STEP):
        den, shifted = table.ratio_den, table.ratio_rest * _STEP
        digits = table.ratio_digits * _STEP + _whole(shifted, den)
        table = table.mutate(ratio_rest=shifted % den, ratio_digits=digits)
    nearest = table.ratio_digits + (table.ratio_rest * 2 >= table.ratio_den).ifelse(1, 0)
    helpers = ("ratio_num", "ratio_den", "ratio_rest", "ratio_digits")
    return table.mutate(**{name: from_nanos(nearest)}).drop(*helpers)


def short_ratio(num: Column, den: Column) -> Column:
    """`num / den` at nine decimals, half away from zero, for num >= 0 and 0 < den < `SHORT_LIMIT`."""
    rest = num % den
    return from_nanos(_whole(num, den) * _UNIT + whole_ratio(rest * _UNIT, den))


def whole_ratio(num: Column, den: Column) -> Column:
    """`num / den` as the nearest integer, halves up, for integers num >= 0 and den > 0."""
    return _whole(num, den) + ((num % den) * 2 >= den).ifelse(1, 0)


def floored_product(left: Column, right: Column) -> Column:
    """`left * right` cut at nine decimals, for factors between 0 and 1."""
    whole = nanos(left) * nanos(right)
    return from_nanos(_whole(whole, _ONE))


def part_of(part: Column, whole: Column, *, floor: bool = False) -> Column:
    """`part / whole` at nine decimals for 0 <= part <= whole and 0 < whole < `SHORT_LIMIT`: one division."""
    shifted = part * _UNIT
    return from_nanos(_whole(shifted, whole) if floor else whole_ratio(shifted, whole))


def mean(total: Column, count: Column) -> Column:
    """A nine-decimal total over a whole count, half away from zero."""
    return from_nanos(whole_ratio(nanos(total), count))


def ten_thousandths(value: Column) -> Column:
    """A number of points as an integer at four decimals: the one rounding of a score."""
    cut = _UNIT // 10_000
    half = (value < nine(0)).ifelse(-cut // 2, cut // 2)
    return _whole(nanos(value) + half, ibis.literal(cut, type=dt.int64))


def _split(value: Column) -> tuple[Column, Column]:
    """The whole number of a nine-decimal number and the billionths behind it, both with its sign."""
    rest = value % nine(1)
    # Less than one is left, so a float holds all nine decimals and rounding finds them.
    return (value - rest).cast("int64"), (rest.cast("float64") * _UNIT).round().cast("int64")


def _whole(num: Column, den: Column) -> Column:
    # The remainder is taken off first, so the true quotient is whole and rounding the float finds it.
    return ((num - num % den) / den).round().cast("int64")
