"""Outlets, products and sales lines of the cast's county, with defaults for what a test is not about."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

import pyarrow as pa

from ronda.kernel.change import Change
from ronda.outlets.queries import numbers_of_outlets, numbers_of_products
from ronda.outlets.rules import LINES, OutletRow, PortfolioRow, ProductRow
from ronda.outlets.services import assign_portfolios, keep_outlets, keep_products, record_sales
from ronda.people.rules import Viewer
from ronda.people.tests.builders import OPENED, County, a_county
from ronda.people.tests.built_once import built_once

JANUARY = date(2022, 1, 1)


def moment(month: int, day: int = 1, hour: int = 9) -> datetime:
    return datetime(2022, month, day, hour, tzinfo=UTC)


def an_outlet_row(code: str = "O1", **values: Any) -> OutletRow:
    return OutletRow(**({"code": code, "name": f"Shop {code}", "centre_code": "C1"} | values))


def an_outlet(county: County, code: str = "O1", **values: Any) -> int:
    """The number of the outlet."""
    keep_outlets(by=county.viewer, at=OPENED, rows=[an_outlet_row(code, **values)])
    return numbers_of_outlets(county.viewer)[code]


def a_product(county: County, code: str = "P1", **values: Any) -> int:
    """The number of the product."""
    row = ProductRow(**({"code": code, "name": f"Brand {code}"} | values))
    keep_products(by=county.viewer, at=OPENED, rows=[row])
    return numbers_of_products(county.viewer)[code]


@built_once
def a_shop_county() -> County:
    """The cast with outlets O1, O2 and O3, and product P1."""
    county = a_county()
    for code in ("O1", "O2", "O3"):
        an_outlet(county, code)
    a_product(county)
    return county


def give(
    county: County, *outlets: str, to: str, start: date = JANUARY, at: datetime = OPENED
) -> list[Change]:
    """The outlets to one of the cast, by first name."""
    rows = [PortfolioRow(outlet, county.people[to].code, start) for outlet in outlets]
    return assign_portfolios(by=county.viewer, at=at, rows=rows)


def a_line(
    county: County,
    line_no: str = "1",
    *,
    outlet: str = "O1",
    product: str = "P1",
    day: date = date(2022, 10, 3),
    quantity: int = 2,
    amount_cents: int = 1000,
    retail_cents: int | None = 1200,
) -> dict[str, Any]:
    return {
        "line_no": line_no,
        "outlet_id": numbers_of_outlets(county.viewer)[outlet],
        "product_id": numbers_of_products(county.viewer)[product],
        "day": day,
        "quantity": quantity,
        "amount_cents": amount_cents,
        "retail_cents": retail_cents,
    }


def deliver(
    county: County,
    *lines: Mapping[str, Any],
    at: datetime,
    source: str = "sales.csv",
    by: Viewer | None = None,
) -> list[Change]:
    return record_sales(by=by or county.viewer, at=at, lines=a_delivery(lines), source=source)


def a_delivery(lines: Iterable[Mapping[str, Any]]) -> pa.Table:
    return pa.Table.from_pylist([dict(line) for line in lines], schema=LINES)
