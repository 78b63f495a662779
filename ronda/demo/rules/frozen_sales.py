"""A region's outlets, products and sales as frozen tables."""

import numpy as np
import pyarrow as pa

from ronda.demo.rules.chance import Ints
from ronda.demo.rules.listings import Listings
from ronda.demo.rules.naming import outlet_names
from ronda.demo.rules.outlets import VISIT_CLASSES
from ronda.demo.rules.prior import RECENT_MONTHS, PriorSales
from ronda.demo.rules.products import Products
from ronda.demo.rules.region import Region
from ronda.demo.rules.sales import Lines
from ronda.demo.rules.spelling import Column, numbered, picked
from ronda.kernel.period import Month

TARGET_BY_HAND_EVERY = 50


def outlet_columns(region: Region) -> dict[str, Column]:
    outlets = region.outlets
    ids = outlet_ids(region)
    return {
        "outlet_id": ids,
        "code": numbered("R", ids, 7),
        "name": outlet_names(outlets, ids),
        "unit_id": outlets.centre + region.first_centre + 1,
        "modern": outlets.modern,
        "visit_class": picked(VISIT_CLASSES, outlets.visit_class),
    }


def product_columns(products: Products) -> dict[str, Column]:
    return {
        "product_id": np.arange(len(products.codes)) + 1,
        "code": list(products.codes),
        "name": list(products.names),
        "brand": list(products.brands),
    }


def line_columns(region: Region, month: Month, lines: Lines, first: int) -> dict[str, Column]:
    """Lines are numbered in their order, so that the number breaks no tie another way."""
    return {
        "line_no": numbered(f"{month.year}{month.month:02d}-", np.arange(first, first + lines.count) + 1, 9),
        "outlet_id": lines.outlet + region.outlets.first + 1,
        "product_id": lines.product + 1,
        "day": lines.day,
        "quantity": lines.quantity,
        "amount_cents": lines.amount_cents,
        "retail_cents": lines.retail_cents,
    }


def past_columns(region: Region, past: PriorSales) -> dict[str, dict[str, Column]]:
    ids = outlet_ids(region)
    return {
        "prior_sales": {
            "outlet_id": ids[past.outlet],
            "quantity": past.quantity,
            "amount_cents": past.amount_cents,
            "retail_cents": past.retail_cents,
        },
        "recent_sales": {
            "outlet_id": ids[past.recent_outlet],
            "amount_cents": past.recent_cents,
            "months": np.full(past.recent_outlet.size, RECENT_MONTHS),
        },
    }


def target_columns(region: Region, listings: Listings) -> dict[str, dict[str, Column]]:
    """Listing targets, and for some outlets a sales target that the director set."""
    asked = np.flatnonzero(listings.asked)
    order = np.lexsort((listings.product[asked], listings.outlet[asked]))
    by_hand = np.flatnonzero(np.arange(region.outlets.count) % TARGET_BY_HAND_EVERY == 0)
    nobody = pa.nulls(by_hand.size, pa.int64())
    return {
        "listing_targets": {
            "outlet_id": outlet_ids(region)[listings.outlet[asked][order]],
            "product_id": listings.product[asked][order] + 1,
        },
        "targets": {
            "indicator": ["sales_plan"] * by_hand.size,
            "unit_id": nobody,
            "person_id": nobody,
            "outlet_id": outlet_ids(region)[by_hand],
            "value_num": np.rint(region.outlets.weight[by_hand] * 300_000).astype(np.int64),
            "value_den": np.ones(by_hand.size, np.int64),
            "reason": ["closed for works last year"] * by_hand.size,
        },
    }


def outlet_ids(region: Region) -> Ints:
    return np.arange(region.outlets.count) + region.outlets.first + 1
