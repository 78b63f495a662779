"""The simulated county company: one centre, its months of sales, and the last months of work."""

from dataclasses import dataclass

import numpy as np

from ronda.demo.rules.cast import STORY_MANAGERS, months_between
from ronda.demo.rules.chance import open_stream, place_within
from ronda.demo.rules.demand import season_of
from ronda.demo.rules.effects import Effects
from ronda.demo.rules.facts_of_month import Leave, MonthFacts, make_facts
from ronda.demo.rules.listings import Listings, make_listings
from ronda.demo.rules.region import Books, Region, make_region
from ronda.demo.rules.sales import Lines, make_lines
from ronda.demo.rules.sizes import SIZES, Size
from ronda.demo.rules.story import (
    GIVER,
    LEAVES,
    TAKER,
    TRANSFER_DAY,
    TRANSFERRED_PART,
    story_effects,
)
from ronda.kernel.period import Month

SALES_MONTHS = 25
WORK_MONTHS = 3


@dataclass(frozen=True)
class County:
    """Everything that happened; each month is made when it is asked for, always the same."""

    region: Region
    last: Month
    sales_months: tuple[Month, ...]
    work_months: tuple[Month, ...]

    def effects_of(self, month: Month) -> Effects:
        region = self.region
        chance = open_stream(region.seed, "story", str(month))
        return story_effects(months_between(self.last, month), region.managers, region.centres, chance)

    def books_of(self, month: Month) -> Books:
        """In the last month a part of one book goes to another account manager, who holds it from then on."""
        settled = self.region.settled_books(month)
        if month > self.last:
            holders = self.books_of(self.last).second
            return Books(holders, holders, settled.changed)
        if month != self.last:
            return settled
        place = place_within(settled.first, np.arange(settled.first.size))
        moved = (settled.first == GIVER) & (place % TRANSFERRED_PART == 0)
        changed = np.where(moved, np.datetime64(month.start, "D") + TRANSFER_DAY, settled.changed)
        return Books(settled.first, np.where(moved, TAKER, settled.first), changed)

    def leave_of(self, month: Month) -> Leave:
        nobody = np.full(len(self.region.posts()), np.datetime64(month.start, "D"))
        start, end = nobody.copy(), nobody.copy()
        for absence in LEAVES:
            if absence.month == months_between(self.last, month):
                person = self.region.manager_person(np.array([absence.manager]))
                start[person] = nobody[person] + (absence.first_day - 1)
                end[person] = start[person] + absence.days
        return Leave(start, end)

    def listings_of(self, month: Month) -> Listings:
        effects = self.effects_of(month)
        chance = open_stream(self.region.seed, "listings", str(month))
        return make_listings(self.region, month, effects.listing, effects.reorder, chance)

    def lines_of(self, month: Month) -> Lines:
        """The sales of a month: its number of lines follows the season."""
        effects = self.effects_of(month)
        manager = self.region.outlets.manager
        total = round(self.region.size.lines * season_of(month))
        chance = open_stream(self.region.seed, "sales", str(month))
        levels, mix = effects.sales[manager], effects.mix[manager]
        return make_lines(self.region, month, self.listings_of(month), total, levels, mix, chance)

    def facts_of(self, month: Month) -> MonthFacts:
        books, leave = self.books_of(month), self.leave_of(month)
        return make_facts(self.region, month, self.effects_of(month), books, leave)


def make_county(
    *,
    last: Month,
    seed: int,
    size: Size = SIZES["county"],
    sales_months: int = SALES_MONTHS,
    work_months: int = WORK_MONTHS,
) -> County:
    """A county whose last month is `last`; its story needs one centre with eight account managers."""
    if size.centres != 1 or size.managers != STORY_MANAGERS:
        raise ValueError(f"the county's story is about one centre with {STORY_MANAGERS} account managers")
    if not 1 <= work_months <= sales_months:
        raise ValueError("work is simulated for at least the last month, and only for months with sales")
    months = [last.plus(back) for back in range(1 - sales_months, 1)]
    return County(make_region(size, seed), last, tuple(months), tuple(months[-work_months:]))
