"""What many outlets were sold, month by month: one question to the ledger's files for all of them."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb
import pyarrow as pa

from ronda.kernel.period import Month
from ronda.outlets.models import LedgerSegment
from ronda.outlets.queries.ledger import folder_of, segment_path
from ronda.people.queries import in_force
from ronda.people.queries.once import once
from ronda.people.rules import Viewer

Paths = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class SoldMonths:
    """Of one outlet, by month: everything, and of that the products that were asked about, in cents."""

    amounts: Mapping[Month, int]
    chosen: Mapping[Month, int]


def sales_of_outlets(
    viewer: Viewer, outlets: Collection[int], months: Sequence[Month], products: Collection[int] = ()
) -> dict[int, SoldMonths]:
    """Of outlets that the viewer was already given; one that bought nothing is not in it."""
    return _sales(ledger_paths(viewer, months), outlets, products)


def sales_and_order_days(
    viewer: Viewer, outlets: Collection[int], months: Sequence[Month], products: Collection[int]
) -> tuple[dict[int, SoldMonths], dict[int, list[date]]]:
    """Also the days on which each outlet bought one of the products, the earliest first."""
    paths = ledger_paths(viewer, months)
    return _sales(paths, outlets, products), _order_days(paths, outlets, products) if products else {}


def _sales(paths: Paths, outlets: Collection[int], products: Collection[int]) -> dict[int, SoldMonths]:
    rows = ask_ledger(
        paths,
        "SELECT outlet_id, strftime(day, '%Y-%m'), sum(amount_cents)::BIGINT,"
        " coalesce(sum(amount_cents) FILTER (WHERE product_id IN (SELECT number FROM products)), 0)::BIGINT"
        " FROM lines JOIN outlets ON outlet_id = number GROUP BY ALL ORDER BY ALL",
        outlets,
        products,
    )
    amounts: defaultdict[int, dict[Month, int]] = defaultdict(dict)
    chosen: defaultdict[int, dict[Month, int]] = defaultdict(dict)
    for outlet, month, cents, of_them in rows:
        amounts[outlet][Month.parse(month)] = cents
        if of_them:
            chosen[outlet][Month.parse(month)] = of_them
    return {outlet: SoldMonths(found, chosen[outlet]) for outlet, found in amounts.items()}


def _order_days(paths: Paths, outlets: Collection[int], products: Collection[int]) -> dict[int, list[date]]:
    rows = ask_ledger(
        paths,
        "SELECT DISTINCT outlet_id, day FROM lines JOIN outlets ON outlet_id = number"
        " WHERE product_id IN (SELECT number FROM products) AND quantity > 0 ORDER BY ALL",
        outlets,
        products,
    )
    days: defaultdict[int, list[date]] = defaultdict(list)
    for outlet, day in rows:
        days[outlet].append(day)
    return dict(days)


def known_months(viewer: Viewer, months: Sequence[Month]) -> list[Month]:
    """Those of the months of which the ledger's files are there."""
    found = {month for month, _ in ledger_paths(viewer, months)}
    return [month for month in months if str(month) in found]


def ledger_paths(viewer: Viewer, months: Sequence[Month]) -> list[tuple[str, str]]:
    """Month and file of each segment that is there."""
    wanted = {str(month) for month in months}
    paths = [
        (each.month, segment_path(folder_of(each.company), each.month, each.digest))
        for each in _segments(viewer.company_id)
        if each.month in wanted
    ]
    return [(month, str(path)) for month, path in paths if path.is_file()]


def _segments(company_id: int) -> list[LedgerSegment]:
    """All that are in force: a page asks for several spans of months."""
    rows = LedgerSegment.objects.filter(in_force(), company_id=company_id)
    return once(
        ("segments", company_id), lambda: list(rows.select_related("company").order_by("month", "digest"))
    )


def ask_ledger(
    found: Paths, question: str, outlets: Collection[int], products: Collection[int]
) -> list[tuple[Any, ...]]:
    """The answer over the view `lines`, beside `outlets` and `products` with a column `number` each."""
    paths = [path for _, path in found]
    if not paths or not outlets:
        return []
    with duckdb.connect() as database:
        for name, numbers in (("outlets", outlets), ("products", products)):
            column = pa.array(sorted(numbers), pa.int64())
            database.register(name, pa.table({"number": column}))
        database.read_parquet(paths).create_view("lines")
        return database.execute(question).fetchall()
