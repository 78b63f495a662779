"""What one outlet was sold, month by month, straight from the ledger's files."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import duckdb

from ronda.kernel.period import Month
from ronda.outlets.models import Product
from ronda.outlets.queries.many_sales import ledger_paths
from ronda.people.rules import Viewer

TOP = 10


@dataclass(frozen=True)
class SoldMonth:
    """One month of an outlet; a month without a delivered ledger is not nought, it is unknown."""

    month: Month
    known: bool
    quantity: int = 0
    amount_cents: int = 0


@dataclass(frozen=True)
class SoldShare:
    """What a brand or a category makes of the outlet's sales over the months."""

    name: str
    quantity: int
    amount_cents: int


@dataclass(frozen=True)
class OutletSales:
    """The months from the first to the last that the ledger knows, with the largest brands and categories."""

    months: list[SoldMonth]
    brands: list[SoldShare]
    categories: list[SoldShare]

    @property
    def amount_cents(self) -> int:
        return sum(each.amount_cents for each in self.months)


def sales_of_outlet(viewer: Viewer, outlet_id: int, months: Sequence[Month]) -> OutletSales:
    """Of an outlet that the viewer was already given; files that are missing leave their month unknown."""
    there = {path: month for month, path in ledger_paths(viewer, months)}
    rows = _sold(list(there), outlet_id)
    products = Product.objects.filter(company_id=viewer.company_id, pk__in={row[1] for row in rows})
    words = {number: texts for number, *texts in products.values_list("pk", "brand", "category")}
    return OutletSales(
        _months(rows, months, set(there.values())),
        _shares(rows, {number: brand for number, (brand, _) in words.items()}),
        _shares(rows, {number: category for number, (_, category) in words.items()}),
    )


Row = tuple[str, int, int, int]


def _sold(paths: list[str], outlet_id: int) -> list[Row]:
    """Month, product, quantity and cents."""
    if not paths:
        return []
    with duckdb.connect() as database:
        found = database.execute(
            "SELECT strftime(day, '%Y-%m'), product_id, sum(quantity)::BIGINT, sum(amount_cents)::BIGINT "
            "FROM read_parquet($paths) WHERE outlet_id = $outlet GROUP BY ALL ORDER BY ALL",
            {"paths": paths, "outlet": outlet_id},
        )
        return found.fetchall()


def _months(rows: list[Row], months: Sequence[Month], known: set[str]) -> list[SoldMonth]:
    quantity: defaultdict[str, int] = defaultdict(int)
    cents: defaultdict[str, int] = defaultdict(int)
    for month, _, pieces, amount in rows:
        quantity[month] += pieces
        cents[month] += amount
    listed = [
        SoldMonth(month, str(month) in known, quantity[str(month)], cents[str(month)]) for month in months
    ]
    first = next((number for number, each in enumerate(listed) if each.known), 0)
    last = next((number for number, each in enumerate(reversed(listed)) if each.known), 0)
    return listed[first : len(listed) - last]


def _shares(rows: list[Row], words: dict[int, str]) -> list[SoldShare]:
    quantity: defaultdict[str, int] = defaultdict(int)
    cents: defaultdict[str, int] = defaultdict(int)
    for _, product, pieces, amount in rows:
        quantity[words.get(product, "")] += pieces
        cents[words.get(product, "")] += amount
    largest = sorted(cents, key=lambda name: (-cents[name], name))[:TOP]
    return [SoldShare(name, quantity[name], cents[name]) for name in largest]
