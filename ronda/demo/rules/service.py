"""What customers ask and say: requests, information checks, evaluation forms and use of the system."""

from dataclasses import dataclass

import numpy as np

from ronda.demo.rules.chance import Chance, Days, Flags, Floats, Ints, mark_share, place_within
from ronda.demo.rules.days import working_days
from ronda.demo.rules.region import Books, Region
from ronda.kernel.period import Month

REQUESTS_A_BOOK = 24
CHECKS_A_BOOK = 30
FORMS_A_BOOK = 20
ANSWER_DAYS = 3
SCORE_SWING = 6
USED_DAYS = (14, 22)
HARDLY_USED_DAYS = (0, 5)


@dataclass(frozen=True)
class Requests:
    outlet: Ints
    owner: Ints
    raised_on: Days
    due_on: Days
    in_time: Flags


@dataclass(frozen=True)
class Checks:
    outlet: Ints
    day: Days
    complete: Flags
    correct: Flags
    on_time: Flags


@dataclass(frozen=True)
class Forms:
    outlet: Ints
    person: Ints
    day: Days
    score: Ints


@dataclass(frozen=True)
class SystemUse:
    outlet: Ints
    days_used: Ints


def make_requests(region: Region, month: Month, books: Books, rates: Floats, chance: Chance) -> Requests:
    """Requests of customers; `rates` is the share answered in time, by account manager."""
    outlet = _sample_outlets(region, REQUESTS_A_BOOK, chance)
    days = working_days(month.period)
    raised = chance.integers(0, days.size - ANSWER_DAYS, outlet.size)
    manager = books.holder_on(outlet, days[raised])
    in_time = mark_share(manager, rates, chance)
    return Requests(outlet, region.manager_person(manager), days[raised], days[raised + ANSWER_DAYS], in_time)


def make_checks(region: Region, month: Month, books: Books, rates: Floats, chance: Chance) -> Checks:
    """Sampled base-data records; `rates` is the share that is complete, correct and on time."""
    outlet = _sample_outlets(region, CHECKS_A_BOOK, chance)
    days = working_days(month.period)
    day = days[chance.integers(0, days.size, outlet.size)]
    sound = mark_share(books.holder_on(outlet, day), rates, chance)
    fault = chance.integers(0, 3, outlet.size)
    return Checks(outlet, day, sound | (fault != 0), sound | (fault != 1), sound | (fault != 2))


def make_forms(region: Region, month: Month, books: Books, means: Floats, chance: Chance) -> Forms:
    """Customer forms whose mean is the given one: for every happier customer there is one less happy."""
    outlet = _sample_outlets(region, FORMS_A_BOOK, chance)
    days = working_days(month.period)
    day = days[chance.integers(0, days.size, outlet.size)]
    manager = books.holder_on(outlet, day)
    place = place_within(manager, chance.random(outlet.size))
    swing = np.where(place % 2 == 0, 1, -1) * (1 + place // 2 % SCORE_SWING)
    score = np.clip(np.rint(means[manager] + swing), 0, 100).astype(np.int64)
    return Forms(outlet, region.manager_person(manager), day, score)


def make_use(region: Region, rates: Floats, chance: Chance) -> SystemUse:
    """Days on which each modern outlet used the system; `rates` is the share that uses it well, by centre."""
    outlet = np.flatnonzero(region.outlets.modern)
    well = mark_share(region.outlets.centre[outlet], rates, chance)
    days = np.where(
        well, chance.integers(*USED_DAYS, outlet.size), chance.integers(*HARDLY_USED_DAYS, outlet.size)
    )
    return SystemUse(outlet, days)


def _sample_outlets(region: Region, per_book: int, chance: Chance) -> Ints:
    place = place_within(region.outlets.manager, chance.random(region.outlets.count))
    return np.flatnonzero(place < per_book)
