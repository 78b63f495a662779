"""What a target is made of: the month a year earlier, else the recent months."""

from datetime import date
from typing import Any

import ibis
import pyarrow as pa

from ronda.facts.rules.past_sales import prior_sales, recent_sales
from ronda.facts.rules.tables import LINES
from ronda.facts.tests.worlds import Row, a_line

LAST_YEAR = date(2024, 9, 5)


def lines(*rows: Row) -> Any:
    return ibis.memtable(pa.Table.from_pylist(list(rows), LINES.schema))


def told(table: Any) -> list[Row]:
    rows: list[Row] = table.order_by("outlet_id").to_pyarrow().to_pylist()
    return rows


def test_last_years_lines_are_added_up_by_outlet() -> None:
    year_earlier = lines(
        a_line(1, 7, LAST_YEAR, 100, 110), a_line(2, 7, LAST_YEAR, -30, -33), a_line(3, 8, LAST_YEAR, 5, 6)
    )

    assert told(prior_sales(year_earlier)) == [
        {"outlet_id": 7, "quantity": 2, "amount_cents": 70, "retail_cents": 77},
        {"outlet_id": 8, "quantity": 1, "amount_cents": 5, "retail_cents": 6},
    ]


def test_one_unknown_shelf_price_leaves_last_years_retail_value_at_nothing() -> None:
    year_earlier = lines(a_line(1, 7, LAST_YEAR, 100, 110), a_line(2, 7, LAST_YEAR, 50, None))

    assert told(prior_sales(year_earlier)) == [
        {"outlet_id": 7, "quantity": 2, "amount_cents": 150, "retail_cents": 0}
    ]


def test_recent_months_are_those_in_which_the_outlet_bought() -> None:
    year_earlier = lines(a_line(1, 8, LAST_YEAR, 100))
    recent = lines(
        a_line(2, 7, date(2025, 6, 30), 100),
        a_line(3, 7, date(2025, 8, 1), 200),
        a_line(4, 7, date(2025, 8, 31), 5),
        a_line(5, 8, date(2025, 8, 31), 999),
    )

    assert told(recent_sales(recent, year_earlier)) == [{"outlet_id": 7, "amount_cents": 305, "months": 2}]


def test_sums_beyond_what_a_float_can_hold_stay_exact() -> None:
    large = 2**53 + 1
    year_earlier = lines(a_line(1, 7, LAST_YEAR, large, large), a_line(2, 7, LAST_YEAR, 2, 2))

    assert told(prior_sales(year_earlier))[0]["amount_cents"] == large + 2
