"""The simulated county's outlets, products and books as the rows that their own services take."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

import numpy as np
import pyarrow as pa

from ronda.demo.rules.cast import months_between
from ronda.demo.rules.chance import Ints
from ronda.demo.rules.county import County
from ronda.demo.rules.county_people import CENTRE, code_on_seat
from ronda.demo.rules.frozen_sales import line_columns, outlet_ids
from ronda.demo.rules.names import FORMATS
from ronda.demo.rules.naming import outlet_addresses, outlet_names, outlet_telephones, outlet_towns
from ronda.demo.rules.outlets import COMPLIANCES, SIZE_NAMES, VISIT_CLASSES
from ronda.demo.rules.products import Products
from ronda.demo.rules.region import Region
from ronda.demo.rules.spelling import numbered
from ronda.kernel.period import Month
from ronda.outlets.rules.records import LicenceRow, OutletRow, PortfolioRow, ProductRow

LICENCE_YEARS = 5


def outlet_codes(region: Region) -> list[str]:
    codes: list[str] = numbered("R", outlet_ids(region), 5).to_pylist()
    return codes


def outlet_rows(region: Region) -> list[OutletRow]:
    outlets = region.outlets
    ids = outlet_ids(region)
    texts = zip(
        outlet_codes(region),
        outlet_names(outlets, ids).to_pylist(),
        outlet_addresses(outlets, ids).to_pylist(),
        outlet_towns(outlets).to_pylist(),
        outlet_telephones(ids),
        strict=True,
    )
    return [
        OutletRow(
            code=code,
            name=name,
            centre_code=CENTRE.code,
            address=address,
            city=town,
            telephone=telephone,
            latitude=_degrees(outlets.place.latitude[row]),
            longitude=_degrees(outlets.place.longitude[row]),
            outlet_type=_type_of(region, row),
            market_type="country" if outlets.place.country[row] else "town",
            format=FORMATS[outlets.shop_format[row]],
            size=SIZE_NAMES[outlets.shop_size[row]],
            grade=int(outlets.grade[row]),
            compliance=COMPLIANCES[outlets.compliance[row]],
            stars=int(outlets.stars[row]) or None,
            visit_class=VISIT_CLASSES[outlets.visit_class[row]],
        )
        for row, (code, name, address, town, telephone) in enumerate(texts)
    ]


def licence_rows(region: Region, last: Month) -> list[LicenceRow]:
    """Every outlet's licence; a few run out within the next months."""
    rows = []
    for number, code in enumerate(outlet_codes(region)):
        issued = last.plus(-(number * 7 % (12 * LICENCE_YEARS))).start
        expires = issued.replace(year=issued.year + LICENCE_YEARS)
        rows.append(LicenceRow(code, f"L{number + 1:06d}", issued, expires))
    return rows


def product_rows(products: Products, month: Month) -> list[ProductRow]:
    """The list with the prices of a month."""
    wholesale, shelf = products.prices_in(month)
    return [
        ProductRow(
            code=code,
            name=products.names[row],
            brand=products.brands[row],
            category=products.categories[row],
            pack=10,
            wholesale_cents=int(wholesale[row]),
            shelf_cents=int(shelf[row]),
            age_restricted=True,
        )
        for row, code in enumerate(products.codes)
    ]


def portfolio_rows(county: County, month: Month) -> Iterator[PortfolioRow]:
    """Who holds each outlet from the month on, a change inside the month included."""
    books = county.books_of(month)
    codes = outlet_codes(county.region)
    back = months_between(county.last, month)
    for code, manager in zip(codes, books.first.tolist(), strict=True):
        yield PortfolioRow(code, code_on_seat(manager, back), month.start)
    for row in np.flatnonzero(books.first != books.second).tolist():
        yield PortfolioRow(codes[row], code_on_seat(int(books.second[row]), back), _day(books.changed[row]))


def months_with_new_holders(county: County) -> list[Month]:
    """The first month, and those in which a seat or an outlet has another holder than the month before."""
    first = county.sales_months[0]
    seats = range(county.region.managers)
    return [
        month
        for month in county.sales_months
        if month in {first, county.last}
        or any(
            code_on_seat(seat, months_between(county.last, month))
            != code_on_seat(seat, months_between(county.last, month.plus(-1)))
            for seat in seats
        )
    ]


def ledger_lines(
    county: County, month: Month, outlets: Mapping[str, int], products: Mapping[str, int]
) -> pa.Table:
    """The month's sales with the database's numbers of outlets and products."""
    lines = county.lines_of(month)
    columns = line_columns(county.region, month, lines, 0)
    columns["outlet_id"] = _numbers(outlet_codes(county.region), outlets)[lines.outlet]
    columns["product_id"] = _numbers(county.region.products.codes, products)[lines.product]
    return pa.table({name: pa.array(column) for name, column in columns.items()})


def _numbers(codes: Sequence[str], numbers: Mapping[str, int]) -> Ints:
    return np.array([numbers[code] for code in codes], dtype=np.int64)


def _type_of(region: Region, row: int) -> str:
    if region.outlets.modern[row]:
        return "modern"
    return "affiliated" if region.outlets.affiliated[row] else "ordinary"


def _degrees(value: float) -> Decimal:
    return Decimal(f"{value:.6f}")


def _day(value: np.datetime64) -> date:
    day = value.astype("datetime64[D]").item()
    assert isinstance(day, date)
    return day
