"""Listing: the focus products that chosen outlets are to carry in a month, and which of them do."""

from dataclasses import dataclass

import numpy as np

from ronda.demo.rules.chance import Chance, Flags, Floats, Ints, mark_share, place_within, repeat_each
from ronda.demo.rules.region import Region
from ronda.kernel.period import Month

FOCUS_A_MONTH = 2
TARGET_SHARE = 0.35
UNASKED_SHARE = 0.20
ORDERS_WHEN_REPEATED = (2, 4)


@dataclass(frozen=True)
class Listings:
    """Columns by (outlet, focus product): whether it was asked for, and in how many orders it was bought."""

    outlet: Ints
    product: Ints
    asked: Flags
    orders: Ints

    @property
    def lines(self) -> int:
        return int(self.orders.sum())


def make_listings(region: Region, month: Month, rates: Floats, reorder: Floats, chance: Chance) -> Listings:
    """Two focus products a month: asked of the better third of each book, sold elsewhere unasked."""
    outlets = region.outlets
    products = _focus_of(region, month)
    place = place_within(outlets.manager, -outlets.grade * 1000 + chance.integers(0, 1000, outlets.count))
    book_sizes = np.bincount(outlets.manager, minlength=region.managers)
    asked_outlet = place < np.ceil(book_sizes * TARGET_SHARE)[outlets.manager]

    outlet, which = repeat_each(np.full(outlets.count, products.size))
    asked = asked_outlet[outlet]
    manager = outlets.manager[outlet]
    carried = np.zeros(outlet.size, bool)
    carried[asked] = mark_share(manager[asked], rates, chance)
    carried[~asked] = mark_share(manager[~asked], np.full(region.managers, UNASKED_SHARE), chance)

    orders = np.zeros(outlet.size, np.int64)
    repeated = mark_share(manager[carried], reorder, chance)
    again = chance.integers(*ORDERS_WHEN_REPEATED, repeated.size)
    orders[carried] = np.where(repeated, again, 1)
    return Listings(outlet, products[which], asked, orders)


def _focus_of(region: Region, month: Month) -> Ints:
    focus = np.flatnonzero(region.products.focus)
    turn = (month.year * 12 + month.month) * FOCUS_A_MONTH
    return focus[(turn + np.arange(min(FOCUS_A_MONTH, focus.size))) % focus.size]
