"""Sales lines of a month: each outlet orders on its weekday, from the list and of the focus products."""

from dataclasses import dataclass

import numpy as np

from ronda.demo.rules.chance import Chance, Days, Floats, Ints, deal_out, repeat_each
from ronda.demo.rules.days import order_days
from ronda.demo.rules.demand import mean_quantities
from ronda.demo.rules.listings import Listings
from ronda.demo.rules.region import Region
from ronda.kernel.period import Month

RETURN_RATE = 0.008


@dataclass(frozen=True)
class Lines:
    """Columns of the sales ledger, sorted by outlet, day and product; numbers count inside the region."""

    outlet: Ints
    product: Ints
    day: Days
    quantity: Ints
    amount_cents: Ints
    retail_cents: Ints

    @property
    def count(self) -> int:
        return int(self.outlet.size)


def make_lines(
    region: Region, month: Month, listings: Listings, total: int, levels: Floats, mix: Floats, chance: Chance
) -> Lines:
    """Exactly `total` lines (never fewer than the listings need); `levels` and `mix` are by outlet."""
    base_counts = deal_out(max(total - listings.lines, 0), region.outlets.weight, chance.random())
    base_outlet, base_product, base_order = _pick_products(region, month, base_counts, mix, chance)
    quantity = _draw_quantities(mean_quantities(month, levels)[base_outlet], chance)

    pair, focus_order = repeat_each(listings.orders)
    focus_outlet = listings.outlet[pair]
    focus_quantity = _draw_quantities(mean_quantities(month, levels)[focus_outlet], chance, returns=False)

    outlet = np.concatenate([base_outlet, focus_outlet])
    product = np.concatenate([base_product, listings.product[pair]])
    order = np.concatenate([base_order, focus_order])
    return _sorted_lines(region, month, outlet, product, order, np.concatenate([quantity, focus_quantity]))


def _pick_products(
    region: Region, month: Month, counts: Ints, mix: Floats, chance: Chance
) -> tuple[Ints, Ints, Ints]:
    """Outlet, product and order number of every line: an order walks the list once, in even steps."""
    outlet, place = repeat_each(counts)
    orders = order_days(month)[1][region.outlets.weekday[outlet]]
    order = place * orders // counts[outlet]
    start = -(-order * counts[outlet] // orders)
    end = -(-(order + 1) * counts[outlet] // orders)
    step = (place - start + chance.random(outlet.size)) / (end - start)

    by_margin = np.argsort(region.products.shelf / region.products.wholesale, kind="stable")
    edges = np.cumsum(region.products.popularity[by_margin])
    # A lean above nought bends the even steps towards the end of the list, where margins are best.
    bent = step ** (1 / (1 + mix[outlet]))
    place_in_list = np.searchsorted(edges / edges[-1], bent, side="right")
    return outlet, by_margin[np.minimum(place_in_list, edges.size - 1)], order


def _draw_quantities(means: Floats, chance: Chance, *, returns: bool = True) -> Ints:
    quantity = 1 + chance.poisson(means - 1)
    if returns:
        returned = chance.random(quantity.size) < RETURN_RATE
        quantity = np.where(returned, -np.minimum(quantity, 3), quantity)
    return quantity


def _sorted_lines(
    region: Region, month: Month, outlet: Ints, product: Ints, order: Ints, quantity: Ints
) -> Lines:
    table, counts = order_days(month)
    weekday = region.outlets.weekday[outlet]
    day = table[weekday, order % counts[weekday]]
    since_start = (day - np.datetime64(month.start)).astype(np.int64)
    rows = np.argsort((outlet * 32 + since_start) * 128 + product, kind="stable")

    wholesale, shelf = region.products.prices_in(month)
    quantity, product = quantity[rows], product[rows]
    return Lines(
        outlet=outlet[rows],
        product=product,
        day=day[rows],
        quantity=quantity,
        amount_cents=quantity * wholesale[product],
        retail_cents=quantity * shelf[product],
    )
