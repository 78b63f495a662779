"""Two tables are compared by their key; the first number that differs is named."""

from typing import Any

import pyarrow as pa

from ronda.facts.rules.comparison import compare_tables

AMOUNTS = pa.schema([("spell_id", pa.int64()), ("post", pa.string()), ("amount_cents", pa.int64())])


def a_table(*rows: tuple[Any, ...]) -> pa.Table:
    return pa.table(
        [pa.array(cells, field.type) for cells, field in zip(zip(*rows, strict=True), AMOUNTS, strict=True)],
        AMOUNTS,
    )


def told(stored: pa.Table, recomputed: pa.Table, **options: Any) -> list[str]:
    found = compare_tables("results/amounts.parquet", stored, recomputed, ["spell_id"], **options)
    return [str(difference) for difference in found]


def test_equal_rows_agree_whatever_their_order() -> None:
    one, other = (1, "director", 500), (2, "deputy", 400)

    assert told(a_table(one, other), a_table(other, one)) == []


def test_one_changed_number_is_named_with_row_column_and_both_values() -> None:
    stored = a_table((1, "director", 500), (2, "deputy", 499))
    recomputed = a_table((1, "director", 500), (2, "deputy", 400))

    assert told(stored, recomputed) == [
        "results/amounts.parquet, spell_id 2, column amount_cents: differs (stored 499, recomputed 400)"
    ]


def test_an_emptied_cell_is_a_difference() -> None:
    assert told(a_table((1, "director", None)), a_table((1, "director", 5))) == [
        "results/amounts.parquet, spell_id 1, column amount_cents: differs (stored (none), recomputed 5)"
    ]


def test_rows_on_one_side_only_are_named_and_their_neighbours_still_compared() -> None:
    stored = a_table((1, "director", 500), (3, "deputy", 300))
    recomputed = a_table((2, "director", 500), (3, "deputy", 301))

    assert told(stored, recomputed) == [
        "results/amounts.parquet, spell_id 1: the row should not be there",
        "results/amounts.parquet, spell_id 2: the row is missing",
        "results/amounts.parquet, spell_id 3, column amount_cents: differs (stored 300, recomputed 301)",
    ]


def test_a_key_with_empty_cells_is_a_key() -> None:
    keyed = pa.schema([("duty", pa.string()), ("owner_id", pa.int64()), ("share", pa.int64())])
    stored = pa.table([["B1", "B1"], [7, None], [10, 20]], keyed)
    recomputed = pa.table([["B1", "B1"], [None, 7], [21, 10]], keyed)

    found = compare_tables("results/shares.parquet", stored, recomputed, ["duty", "owner_id"])

    assert [(dict(one.key), one.stored, one.recomputed) for one in found] == [
        ({"duty": "B1", "owner_id": None}, "20", "21")
    ]


def test_another_column_or_type_is_named_before_any_row() -> None:
    stored = a_table((1, "director", 500)).drop(["post"])

    assert told(stored, a_table((1, "director", 500))) == [
        "results/amounts.parquet, column post: the column's type differs (stored (none), recomputed string)"
    ]


def test_no_more_differences_are_listed_than_asked_for() -> None:
    stored = a_table(*((number, "deputy", 0) for number in range(50)))
    recomputed = a_table(*((number, "deputy", 1) for number in range(50)))

    assert len(told(stored, recomputed, most=3)) == 3
