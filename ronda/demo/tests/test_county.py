"""The simulated county: its months, its cast, and facts that bear out the story's truth."""

from collections.abc import Callable

import numpy as np
import pytest

from ronda.demo.rules.cast import CAST, STORY_MANAGERS, months_between, seated
from ronda.demo.rules.county import County, make_county
from ronda.demo.rules.county_certificates import certificate_rows
from ronda.demo.rules.duties import HANDOVERS
from ronda.demo.rules.sizes import Size
from ronda.demo.rules.story import (
    DIEGO,
    ELENA,
    FALSE_VISIT,
    FARID,
    GIVER,
    GROUND_TRUTH,
    IRINA,
    JAMAL,
    KIM,
    LUCIA,
    TAKER,
)
from ronda.kernel.period import Month
from ronda.learning.rules import SENIOR

LAST = Month(2026, 10)
SMALL = Size(centres=1, managers=8, outlets=160, lines=30_000)


@pytest.fixture(scope="module")
def county() -> County:
    return make_county(last=LAST, seed=5, size=SMALL)


def sales_by_manager(county: County, month: Month) -> list[int]:
    lines = county.lines_of(month)
    sums = np.bincount(county.region.outlets.manager[lines.outlet], lines.amount_cents)
    return [int(value) for value in sums]


def test_the_county_has_twenty_five_months_of_sales_and_three_of_work(county: County) -> None:
    assert county.sales_months[0] == LAST.plus(-24)
    assert county.work_months == (LAST.plus(-2), LAST.plus(-1), LAST)


def test_every_month_has_lines_by_its_season(county: County) -> None:
    assert county.lines_of(Month(2026, 2)).count == round(30_000 * 1.06)
    assert county.lines_of(Month(2026, 3)).count == round(30_000 * 0.95)


def test_a_month_is_the_same_whenever_it_is_asked_for(county: County) -> None:
    again = make_county(last=LAST, seed=5, size=SMALL)

    assert np.array_equal(county.lines_of(LAST).quantity, again.lines_of(LAST).quantity)
    assert np.array_equal(county.facts_of(LAST).visits.day, again.facts_of(LAST).visits.day)


def test_every_seat_has_one_person_in_every_month_of_work(county: County) -> None:
    for month in county.work_months:
        assert sorted(seated(months_between(LAST, month))) == list(range(12))


def test_noor_takes_the_seat_that_pavel_leaves() -> None:
    assert seated(-2)[11].name == "Pavel Novotny"
    assert seated(-1)[11].name == "Noor Khan"


def test_hugo_belongs_to_another_company() -> None:
    (hugo,) = [member for member in CAST if member.username == "hugo"]

    assert hugo.company == "other"
    assert hugo.seat == -1


def test_the_market_fell_for_everybody_in_the_month_before_the_last(county: County) -> None:
    growth = {
        back: np.array(sales_by_manager(county, LAST.plus(back)))
        / np.array(sales_by_manager(county, LAST.plus(back - 12)))
        for back in (-2, -1)
    }

    assert growth[-1].mean() < growth[-2].mean() - 0.05


@pytest.mark.parametrize("manager", [FARID, LUCIA])
def test_sales_that_the_story_says_were_lost_are_lost(county: County, manager: int) -> None:
    growth = np.array(sales_by_manager(county, LAST)) / np.array(sales_by_manager(county, LAST.plus(-12)))

    assert growth[manager] < np.median(growth) - 0.05


def test_listing_is_missed_by_those_of_whom_the_story_says_so(county: County) -> None:
    listings = county.listings_of(LAST)
    manager = county.region.outlets.manager[listings.outlet]

    for number in range(STORY_MANAGERS):
        asked = listings.asked & (manager == number)
        reached = (listings.orders[asked] > 0).mean()
        assert (reached < 0.8) == (number in {DIEGO, ELENA, IRINA})


def test_plans_came_late_to_those_of_whom_the_story_says_so(county: County) -> None:
    handovers = county.facts_of(LAST).handovers
    allowed = np.array([plan.allowed_days for plan in HANDOVERS])[handovers.plan]
    late = handovers.elapsed > allowed

    seats = county.region.manager_person(np.array([DIEGO, ELENA, IRINA]))
    assert set(handovers.receiver[late]) == set(seats)


def test_visits_are_missing_where_the_story_says_so(county: County) -> None:
    visits = county.facts_of(LAST).visits
    made = {
        manager: visits.done[visits.person == county.region.manager_person(np.array([manager]))[0]].mean()
        for manager in range(STORY_MANAGERS)
    }

    assert {manager for manager, share in made.items() if share < 0.9} == {FARID, IRINA}


def test_a_part_of_one_book_changes_hands_in_the_middle_of_the_last_month(county: County) -> None:
    books = county.books_of(LAST)

    moved = books.first != books.second
    assert set(books.first[moved]) == {GIVER}
    assert set(books.second[moved]) == {TAKER}
    assert set(books.changed[moved]) == {np.datetime64("2026-10-16")}
    assert 0 < moved.sum() < (books.first == GIVER).sum()


def test_in_other_months_no_outlet_changes_hands(county: County) -> None:
    books = county.books_of(LAST.plus(-1))

    assert np.array_equal(books.first, books.second)


def test_kim_is_away_for_twelve_days_and_visits_nobody_then(county: County) -> None:
    leave = county.leave_of(LAST)
    visits = county.facts_of(LAST).visits
    seat = county.region.manager_person(np.array([KIM]))[0]

    days = (leave.end - leave.start).astype(int)
    assert days[seat] == 12
    assert days.sum() == 12
    away = (visits.day >= leave.start[seat]) & (visits.day < leave.end[seat])
    assert not (away & (visits.person == seat)).any()


def test_the_false_visit_is_of_somebody_who_misses_no_result_that_month() -> None:
    assert FALSE_VISIT == JAMAL
    assert not [truth for truth in GROUND_TRUTH if truth.month == 0 and truth.manager == FALSE_VISIT]


@pytest.mark.parametrize(
    "change",
    [
        lambda: make_county(last=LAST, seed=1, size=Size(centres=2, managers=8, outlets=160, lines=4_000)),
        lambda: make_county(last=LAST, seed=1, size=SMALL, sales_months=2, work_months=3),
    ],
)
def test_a_county_whose_story_cannot_be_told_is_refused(change: Callable[[], County]) -> None:
    with pytest.raises(ValueError, match=r"story|work"):
        change()


def test_one_senior_certificate_is_missing_since_one_ran_out() -> None:
    rows = certificate_rows("main", LAST)
    held = {
        month: {
            row.person_code
            for row in rows
            if row.level <= SENIOR and (row.expires is None or row.expires >= month.period.last_day)
        }
        for month in (LAST.plus(-1), LAST)
    }
    marketers = {member.code for member in seated(0).values()} - {"E13"}

    assert (len(held[LAST] & marketers), len(marketers)) == (8, 11)
    assert held[LAST.plus(-1)] - held[LAST] == {"E08"}
