"""Visits: what each outlet is due by its class, what was done, and the field visits of the back office."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ronda.demo.rules.chance import (
    Chance,
    Days,
    Flags,
    Floats,
    Ints,
    mark_share,
    place_within,
    repeat_each,
)
from ronda.demo.rules.days import working_days
from ronda.demo.rules.region import Books, Region
from ronda.kernel.period import Month

DUE_BY_CLASS = np.array([2, 1, 1])
QUOTAS = {"director": 5, "deputy": 5, "brand_manager": 80, "information_officer": 50}
FIRST_MINUTE = 9 * 60
MINUTES_BETWEEN = 24
SLOTS_A_DAY = 18
DWELL_MINUTES = (6, 21)
FLAGGED_RATE = 0.01


@dataclass(frozen=True)
class Visits:
    """Columns by planned visit; `person` counts inside the region, minutes count from midnight."""

    outlet: Ints
    person: Ints
    field: Flags
    day: Days
    start_minute: Ints
    dwell_minutes: Ints
    done: Flags
    valid: Flags


def make_visits(region: Region, month: Month, books: Books, made: Floats, chance: Chance) -> Visits:
    """The visits that account managers planned, of which the share `made` (by manager) took place."""
    days = working_days(month.period)
    outlet, which = repeat_each(DUE_BY_CLASS[region.outlets.visit_class])
    day = days[_tour_day(region, outlet, which, days.size)]

    moved = np.flatnonzero(books.first != books.second)
    outlet = np.concatenate([outlet, moved])
    day = np.concatenate([day, _first_meeting(books.changed[moved], days, chance)])

    manager = books.holder_on(outlet, day)
    field = np.zeros(outlet.size, bool)
    return _timed(
        month, outlet, region.manager_person(manager), field, day, mark_share(manager, made, chance), chance
    )


def make_field_visits(
    region: Region, month: Month, share_of_quota: Mapping[str, Floats], chance: Chance
) -> Visits:
    """The back office's own visits to distinct outlets of its centre."""
    days = working_days(month.period)
    chosen: list[Ints] = []
    person: list[Ints] = []
    place = place_within(region.outlets.centre, chance.random(region.outlets.count))
    first = 0
    for post, quota in QUOTAS.items():
        # Small centres cannot show eighty outlets; there everybody sees what there is.
        wanted = np.floor(quota * share_of_quota[post] + 0.5)
        start = first % region.size.outlets
        turn = (place - start) % region.size.outlets
        hits = np.flatnonzero(turn < np.minimum(wanted, region.size.outlets)[region.outlets.centre])
        chosen.append(hits)
        person.append(region.back_person(post, region.outlets.centre[hits]))
        first += quota
    outlet, who = np.concatenate(chosen), np.concatenate(person)
    day = days[chance.integers(0, days.size, outlet.size)]
    done = np.ones(outlet.size, bool)
    return _timed(month, outlet, who, np.ones(outlet.size, bool), day, done, chance)


def _tour_day(region: Region, outlet: Ints, which: Ints, days: int) -> Ints:
    """Neighbours on one day: the book is walked around the town; a second visit comes half a month later."""
    outlets = region.outlets
    angle = np.arctan2(outlets.place.north_km, outlets.place.east_km)
    walk = place_within(outlets.manager, angle)
    book_sizes = np.bincount(outlets.manager, minlength=region.managers)
    first = walk * days // book_sizes[outlets.manager]
    return (first[outlet] + which * (days // 2)) % days


def _first_meeting(changed: Days, days: Days, chance: Chance) -> Days:
    """The new account manager calls within a week of taking an outlet over."""
    first = np.searchsorted(days, changed)
    met: Days = days[np.minimum(first + chance.integers(0, 5, changed.size), days.size - 1)]
    return met


def _timed(
    month: Month, outlet: Ints, person: Ints, field: Flags, day: Days, done: Flags, chance: Chance
) -> Visits:
    number = (day - np.datetime64(month.start)).astype(np.int64)
    turn = place_within(person * 32 + number, outlet)
    dwell = chance.integers(*DWELL_MINUTES, outlet.size)
    flagged = chance.random(outlet.size) < FLAGGED_RATE
    return Visits(
        outlet=outlet,
        person=person,
        field=field,
        day=day,
        start_minute=FIRST_MINUTE + (turn % SLOTS_A_DAY) * MINUTES_BETWEEN,
        dwell_minutes=np.where(flagged, 1, dwell),
        done=done,
        valid=done & ~flagged,
    )
