"""Exact arithmetic on the engine against fractions in Python."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

import ibis
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from ronda.facts.rules import exact
from ronda.kernel.exact import floored, rounded

NANO = Decimal("0.000000001")
MANY = settings(max_examples=15, deadline=None)

# A quotient has nine digits before the point, so it has no room for 10**9.
counts = st.integers(0, 10**9 - 1)
nines = st.integers(-9 * 10**12, 9 * 10**12).map(lambda n: n * NANO)
fractions_of_one = st.integers(0, 10**9).map(lambda n: n * NANO)


@cache
def engine() -> Any:
    return ibis.duckdb.connect(threads=1)


def ask(expression: Any, rows: Sequence[tuple[Any, ...]], *types: pa.DataType) -> list[Any]:
    """What the engine makes of the columns `a`, `b`, ... row by row."""
    names = "abc"[: len(types)]
    columns = {
        name: pa.array(cells, kind)
        for name, cells, kind in zip(names, zip(*rows, strict=True), types, strict=True)
    }
    table = ibis.memtable(pa.table(columns))
    return answers_in(table.select(answer=expression(*(table[name] for name in names))))


def answers_in(table: Any) -> list[Any]:
    answers: list[Any] = engine().to_pyarrow(table)["answer"].to_pylist()
    return answers


def rows_of(*cells: st.SearchStrategy[Any]) -> st.SearchStrategy[list[tuple[Any, ...]]]:
    """Many rows at once, so that the engine is asked seldom: to ask costs more than all the rows."""
    return st.lists(st.tuples(*cells), min_size=30, max_size=40)


NINE, WHOLE = pa.decimal128(18, 9), pa.int64()


@MANY
@given(rows_of(st.integers(0, 2 * 10**16), st.integers(1, exact.DIVISOR_LIMIT - 1)))
def test_a_ratio_is_the_fraction_rounded_half_away_at_nine_decimals(rows: list[tuple[int, int]]) -> None:
    pairs = [(min(num, den * 10**8), den) for num, den in rows]

    table = ibis.memtable(pa.table({"a": [num for num, _ in pairs], "b": [den for _, den in pairs]}))
    answers = answers_in(exact.with_ratio(table, "answer", table.a, table.b))

    assert answers == [rounded(Fraction(num, den), 9) for num, den in pairs]


@MANY
@given(rows_of(counts, st.integers(1, exact.SHORT_LIMIT - 1)))
def test_a_short_ratio_is_the_same(rows: list[tuple[int, int]]) -> None:
    assert ask(exact.short_ratio, rows, WHOLE, WHOLE) == [rounded(Fraction(num, den), 9) for num, den in rows]


@MANY
@given(rows_of(counts, st.integers(1, 10**9)))
def test_a_whole_ratio_is_the_nearest_integer_halves_up(rows: list[tuple[int, int]]) -> None:
    answers = ask(exact.whole_ratio, rows, WHOLE, WHOLE)

    assert answers == [int(rounded(Fraction(num, den), 0)) for num, den in rows]


@MANY
@given(rows_of(nines, st.integers(-(10**12), 10**12).map(lambda n: n * NANO)))
def test_a_product_is_rounded_half_away_at_nine_decimals(rows: list[tuple[Decimal, Decimal]]) -> None:
    answers = ask(exact.product, rows, NINE, NINE)

    assert answers == [rounded(Fraction(left) * Fraction(right), 9) for left, right in rows]


@MANY
@given(rows_of(fractions_of_one, fractions_of_one))
def test_a_floored_product_of_parts_is_cut_so_that_it_never_exceeds_the_whole(
    rows: list[tuple[Decimal, Decimal]],
) -> None:
    answers = ask(exact.floored_product, rows, NINE, NINE)

    assert answers == [floored(Fraction(left) * Fraction(right), 9) for left, right in rows]


@MANY
@given(rows_of(st.integers(0, exact.SHORT_LIMIT - 1), st.integers(1, exact.SHORT_LIMIT - 1)))
def test_a_part_of_a_whole_is_exact_and_can_be_cut(rows: list[tuple[int, int]]) -> None:
    rows = [(min(row), max(row)) for row in rows]

    nearest = ask(exact.part_of, rows, WHOLE, WHOLE)
    cut = ask(lambda part, whole: exact.part_of(part, whole, floor=True), rows, WHOLE, WHOLE)

    assert nearest == [rounded(Fraction(num, den), 9) for num, den in rows]
    assert cut == [floored(Fraction(num, den), 9) for num, den in rows]


@MANY
@given(rows_of(st.integers(0, 10**15).map(lambda n: n * NANO), st.integers(1, 10**6)))
def test_a_mean_is_the_total_over_the_count(rows: list[tuple[Decimal, int]]) -> None:
    answers = ask(exact.mean, rows, NINE, WHOLE)

    assert answers == [rounded(Fraction(total) / count, 9) for total, count in rows]


@MANY
@given(st.lists(st.integers(-(10**18 - 1), 10**18 - 1), min_size=30, max_size=40))
def test_billionths_of_any_nine_decimal_number_are_exact_there_and_back(wholes: list[int]) -> None:
    values = [number * NANO for number in wholes]

    assert ask(exact.nanos, [(value,) for value in values], NINE) == wholes
    assert ask(exact.from_nanos, [(number,) for number in wholes], WHOLE) == values


@MANY
@given(st.lists(nines, min_size=30, max_size=40))
def test_points_become_ten_thousandths_half_away_from_zero(values: list[Decimal]) -> None:
    rows = [(value,) for value in values]

    assert ask(exact.ten_thousandths, rows, NINE) == [int(rounded(value * 10_000, 0)) for value in values]


def test_halves_go_away_from_zero_where_python_would_take_the_even_neighbour() -> None:
    halves = [(Decimal("0.000050000"),), (Decimal("-0.000050000"),), (Decimal("0.000150000"),)]

    assert ask(exact.ten_thousandths, halves, NINE) == [1, -1, 2]
    assert ask(exact.short_ratio, [(1, 2 * 10**9)], WHOLE, WHOLE) == [Decimal("0.000000001")]
