"""Product by product: what one outlet bought, what is usual at others, and on which days."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from ronda.kernel.period import Month
from ronda.outlets.queries.many_sales import ask_ledger, ledger_paths
from ronda.people.rules import Viewer


@dataclass(frozen=True)
class SoldProduct:
    """What one outlet bought of a product over some months."""

    quantity: int
    amount_cents: int


@dataclass(frozen=True)
class UsualSale:
    """Of a product at many outlets: how many bought it, what all bought, and the median of those who did."""

    outlets: int
    quantity: int
    median: int


@dataclass(frozen=True)
class BoughtDay:
    """Pieces of a product that an outlet bought on a day."""

    outlet: int
    product: int
    day: date
    quantity: int


def products_sold(viewer: Viewer, outlet_id: int, months: Sequence[Month]) -> dict[int, SoldProduct]:
    """Of an outlet that the viewer was already given, by product."""
    rows = ask_ledger(
        ledger_paths(viewer, months),
        "SELECT product_id, sum(quantity)::BIGINT, sum(amount_cents)::BIGINT"
        " FROM lines JOIN outlets ON outlet_id = number GROUP BY ALL ORDER BY ALL",
        [outlet_id],
        (),
    )
    return {product: SoldProduct(quantity, cents) for product, quantity, cents in rows}


def usual_sales(viewer: Viewer, outlets: Collection[int], months: Sequence[Month]) -> dict[int, UsualSale]:
    """Sums over all of them only: what a single one bought cannot be read out of it."""
    rows = ask_ledger(
        ledger_paths(viewer, months),
        "SELECT product_id, count(*), sum(pieces)::BIGINT, round(median(pieces))::BIGINT FROM ("
        "  SELECT product_id, outlet_id, sum(quantity) AS pieces"
        "  FROM lines JOIN outlets ON outlet_id = number GROUP BY ALL HAVING sum(quantity) > 0"
        ") GROUP BY ALL ORDER BY ALL",
        outlets,
        (),
    )
    return {product: UsualSale(count, quantity, median) for product, count, quantity, median in rows}


def bought_days(
    viewer: Viewer, outlets: Collection[int], products: Collection[int], months: Sequence[Month]
) -> list[BoughtDay]:
    """Each day on which one of the outlets bought one of the products, the earliest first."""
    if not products:
        return []
    rows = ask_ledger(
        ledger_paths(viewer, months),
        "SELECT outlet_id, product_id, day, sum(quantity)::BIGINT AS pieces"
        " FROM lines JOIN outlets ON outlet_id = number"
        " WHERE product_id IN (SELECT number FROM products)"
        " GROUP BY ALL HAVING pieces > 0 ORDER BY day, outlet_id, product_id",
        outlets,
        products,
    )
    return [BoughtDay(*row) for row in rows]


def last_sold_day(viewer: Viewer, months: Sequence[Month]) -> date | None:
    """The last day of which the ledger of these months knows a sale; None: of none."""
    paths = ledger_paths(viewer, months)
    if not paths:
        return None
    rows: list[tuple[date | None]] = ask_ledger(paths, "SELECT max(day) FROM lines", [0], ())
    return rows[0][0]
