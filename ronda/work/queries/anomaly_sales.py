"""What the outlets of a centre bought, day by day, straight from the ledger's files."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import duckdb
import pyarrow as pa

from ronda.kernel.period import Month
from ronda.outlets.queries import ledger_files, outlets_for, products_for
from ronda.people.rules import Viewer
from ronda.work.rules.anomalies import Bought, Limits, Span

_SOLD = """
    SELECT line.outlet_id, line.day, coalesce(product.brand, ''), sum(line.amount_cents)::BIGINT
    FROM read_parquet($paths) AS line JOIN chosen USING (outlet_id) LEFT JOIN product USING (product_id)
    WHERE line.day >= $first AND line.day <= $last
    GROUP BY ALL HAVING sum(line.quantity) > 0 ORDER BY ALL
"""


@dataclass(frozen=True)
class SoldDays:
    """`span` ends with the last day that the ledger knows; None: it knows nothing up to the day asked for."""

    bought: list[Bought]
    span: Span | None


def sold_days(by: Viewer, centre_id: int, *, until: date, limits: Limits, as_of: datetime) -> SoldDays:
    """Of the active outlets of a centre that the caller may look at, as far back as two patterns reach."""
    # The files are the whole company's; only the outlets of this centre are read out of them.
    everything = Viewer.operator(by.company_id)
    outlets = outlets_for(everything).filter(centre_id=centre_id, status="active")
    chosen = sorted(outlets.values_list("pk", flat=True))
    first = until - timedelta(days=2 * 7 * limits.weeks - 1)
    months = _months(Month.of(first), Month.of(until))
    files = ledger_files(everything, months, as_of)
    paths = [str(file.path) for file in files if file.path.is_file()]
    if not paths or not chosen:
        return SoldDays([], None)
    rows = _read(paths, chosen, dict(products_for(everything).values_list("pk", "brand")), first, until)
    if not rows:
        return SoldDays([], None)
    known = frozenset(file.month for file in files)
    last = max(day for _, day, _, _ in rows)
    return SoldDays(_bought(rows), Span(last, limits.weeks, known))


def _months(first: Month, last: Month) -> list[Month]:
    months = [first]
    while months[-1] < last:
        months.append(months[-1].plus(1))
    return months


def _read(
    paths: list[str], chosen: Collection[int], brands: dict[int, str], first: date, last: date
) -> list[tuple[int, date, str, int]]:
    with duckdb.connect() as database:
        database.register("chosen", pa.table({"outlet_id": pa.array(chosen, pa.int64())}))
        product = {
            "product_id": pa.array(brands, pa.int64()),
            "brand": pa.array(brands.values(), pa.string()),
        }
        database.register("product", pa.table(product))
        return database.execute(_SOLD, {"paths": paths, "first": first, "last": last}).fetchall()


def _bought(rows: list[tuple[int, date, str, int]]) -> list[Bought]:
    days: dict[int, dict[date, int]] = {}
    brands: dict[int, dict[str, set[date]]] = {}
    for outlet, day, brand, cents in rows:
        own = days.setdefault(outlet, {})
        own[day] = own.get(day, 0) + cents
        if brand:
            brands.setdefault(outlet, {}).setdefault(brand, set()).add(day)
    return [
        Bought(outlet, own, {name: frozenset(held) for name, held in brands.get(outlet, {}).items()})
        for outlet, own in sorted(days.items())
    ]
