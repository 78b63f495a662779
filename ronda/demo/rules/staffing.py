"""Who is there in a month of a drawn company: leave, newcomers, wages, and books that change hands."""

from dataclasses import dataclass

import numpy as np

from ronda.demo.rules.chance import Chance, Flags, Ints, place_within
from ronda.demo.rules.region import Books, Region
from ronda.demo.rules.sizes import FRONT_POST
from ronda.kernel.period import Month

LEAVE_RATE = 0.05
LEAVE_DAYS = (5, 19)
PROTECTED_RATE = 0.5
NEWCOMER_RATE = 0.03
TRANSFER_RATE = 0.01
TRANSFERRED_PART = 4  # every fourth outlet of the book
WAGES = {
    "director": 820_000,
    "deputy": 700_000,
    "brand_manager": 600_000,
    "information_officer": 560_000,
    "account_manager": 520_000,
}


@dataclass(frozen=True)
class Staffing:
    """Columns by person; the leave of a person starts on `leave_from`, a day of the month counted from 0."""

    available_days: Ints
    present_days: Ints
    leave_from: Ints
    newcomer: Flags
    wage_cents: Ints


def draw_staffing(region: Region, month: Month, chance: Chance) -> Staffing:
    posts = region.posts()
    people = len(posts)
    on_leave = chance.random(people) < LEAVE_RATE
    leave = np.where(on_leave, chance.integers(*LEAVE_DAYS, people), 0)
    protected = chance.random(people) < PROTECTED_RATE
    front = np.array([post == FRONT_POST for post in posts])
    wages = np.array([WAGES[post] for post in posts])
    return Staffing(
        available_days=month.days - leave,
        present_days=np.where(protected, month.days, month.days - leave),
        leave_from=chance.integers(0, month.days - LEAVE_DAYS[1], people),
        newcomer=front & (chance.random(people) < NEWCOMER_RATE),
        wage_cents=np.rint(wages * chance.uniform(0.9, 1.15, people)).astype(np.int64),
    )


def draw_books(region: Region, month: Month, chance: Chance) -> Books:
    """Some managers hand a part of their book to the next one of the centre in the middle of the month."""
    first = region.outlets.manager
    gives = chance.random(region.managers) < TRANSFER_RATE
    place = place_within(first, np.arange(first.size))
    moved = gives[first] & (place % TRANSFERRED_PART == 0)
    centre, turn = np.divmod(first, region.size.managers)
    following = centre * region.size.managers + (turn + 1) % region.size.managers
    changed = np.where(moved, np.datetime64(month.start, "D") + 15, np.datetime64(month.end, "D"))
    return Books(first, np.where(moved, following, first), changed)
