"""A drawn company's past: what each outlet bought a year earlier, or lately when it is new."""

from dataclasses import dataclass

import numpy as np

from ronda.demo.rules.chance import Chance, Floats, Ints
from ronda.demo.rules.region import Region
from ronda.demo.rules.sales import Lines

NEW_RATE = 0.02
RECENT_MONTHS = 3
OUTLET_SPREAD = 0.10
MARGIN_RISE = 0.01


@dataclass(frozen=True)
class PriorSales:
    """Outlets with a month a year earlier, and those with recent months only."""

    outlet: Ints
    quantity: Ints
    amount_cents: Ints
    retail_cents: Ints
    recent_outlet: Ints
    recent_cents: Ints


def draw_prior(region: Region, lines: Lines, attained: Floats, chance: Chance) -> PriorSales:
    """Last year's sales such that this year's are about `attained` (by manager) times as high."""
    count = region.outlets.count
    quantity = np.bincount(lines.outlet, lines.quantity, count)
    amount = np.bincount(lines.outlet, lines.amount_cents, count)
    retail = np.bincount(lines.outlet, lines.retail_cents, count)
    spread = np.maximum(chance.normal(1.0, OUTLET_SPREAD, count), 0.3)
    factor = spread / np.maximum(attained[region.outlets.manager], 0.1)
    is_new = chance.random(count) < NEW_RATE
    old, new = np.flatnonzero(~is_new), np.flatnonzero(is_new)
    earned = (retail - amount) * factor / (1 + MARGIN_RISE)
    return PriorSales(
        outlet=old,
        quantity=_whole(quantity * factor)[old],
        amount_cents=_whole(amount * factor)[old],
        retail_cents=_whole(amount * factor + earned)[old],
        recent_outlet=new,
        recent_cents=_whole(amount * factor * RECENT_MONTHS)[new],
    )


def _whole(values: Floats) -> Ints:
    return np.rint(np.maximum(values, 0.0)).astype(np.int64)
