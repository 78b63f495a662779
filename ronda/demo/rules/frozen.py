"""A region's month as the frozen tables that an appraisal reads."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from ronda.demo.rules.chance import deal_out, open_stream
from ronda.demo.rules.days import is_working
from ronda.demo.rules.effects import drawn_effects
from ronda.demo.rules.facts_of_month import Leave, make_facts
from ronda.demo.rules.frozen_people import people_tables
from ronda.demo.rules.frozen_sales import (
    line_columns,
    outlet_columns,
    past_columns,
    product_columns,
    target_columns,
)
from ronda.demo.rules.frozen_work import work_columns
from ronda.demo.rules.listings import make_listings
from ronda.demo.rules.prior import draw_prior
from ronda.demo.rules.products import make_products
from ronda.demo.rules.region import make_region
from ronda.demo.rules.sales import make_lines
from ronda.demo.rules.sizes import Size
from ronda.demo.rules.staffing import draw_books, draw_staffing
from ronda.facts.rules.tables import FROZEN_TABLES
from ronda.kernel.period import Month

CENTRES_AT_ONCE = 100
FINDING_RATE = 0.004


@dataclass(frozen=True)
class Cut:
    """Some of the company's centres, with the share of its lines that falls to them."""

    first_centre: int
    centres: int
    lines: int


def cut_company(size: Size) -> list[Cut]:
    """The company in cuts small enough for the memory of a small machine."""
    starts = range(0, size.centres, CENTRES_AT_ONCE)
    centres = [min(CENTRES_AT_ONCE, size.centres - start) for start in starts]
    lines = deal_out(size.lines, np.array(centres, float))
    return [Cut(*row) for row in zip(starts, centres, map(int, lines), strict=True)]


def freeze_cut(
    size: Size, seed: int, month: Month, cut: Cut, first: Mapping[str, int]
) -> dict[str, pa.Table]:
    """All tables of one cut but the company's own; `first` says how many rows each numbered table has."""
    region = make_region(size, seed, cut.first_centre, cut.centres)
    chance = open_stream(seed, "frozen", str(month), cut.first_centre)
    effects = drawn_effects(region.managers, region.centres, chance)
    staffing = draw_staffing(region, month, chance)
    books = draw_books(region, month, chance)
    leave_start = np.datetime64(month.start, "D") + staffing.leave_from
    leave = Leave(leave_start, leave_start + (month.days - staffing.available_days))
    findings = np.flatnonzero(chance.random(staffing.newcomer.size) < FINDING_RATE)

    facts = make_facts(region, month, effects, books, leave)
    listings = make_listings(region, month, effects.listing, effects.reorder, chance)
    levels = effects.sales[region.outlets.manager]
    lines = make_lines(
        region, month, listings, cut.lines, levels, effects.mix[region.outlets.manager], chance
    )
    columns = {
        **people_tables(region, month, staffing, books, chance),
        "outlets": outlet_columns(region),
        "lines": line_columns(region, month, lines, first.get("lines", 0)),
        **past_columns(region, draw_prior(region, lines, effects.sales, chance)),
        **target_columns(region, listings),
        **work_columns(region, facts, findings, first),
    }
    return {name: frozen_table(name, table) for name, table in columns.items()}


def freeze_company(size: Size, seed: int, month: Month) -> dict[str, pa.Table]:
    """The tables that a company has once: its products and its calendar."""
    days = list(month.period.each_day())
    calendar = {"day": days, "working": [is_working(day) for day in days]}
    return {
        "products": frozen_table("products", product_columns(make_products(size, seed))),
        "calendar": frozen_table("calendar", calendar),
    }


def frozen_table(name: str, columns: Mapping[str, object]) -> pa.Table:
    """The columns in the types and the order that a frozen month has."""
    schema = FROZEN_TABLES[name].schema
    if unknown := set(columns) ^ set(schema.names):
        raise ValueError(f"the simulator and the frozen table '{name}' disagree on {sorted(unknown)}")
    return pa.table([pa.array(columns[field.name]).cast(field.type) for field in schema], schema=schema)
