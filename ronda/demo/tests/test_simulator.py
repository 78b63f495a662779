"""The simulator's promises: seeded, exact in its sums, every outlet in a book, facts as the effects say."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.demo.rules.chance import deal_out, mark_share, open_stream, place_within
from ronda.demo.rules.days import working_days
from ronda.demo.rules.duties import HANDOVERS
from ronda.demo.rules.effects import sound_effects
from ronda.demo.rules.facts_of_month import Leave, MonthFacts, make_facts
from ronda.demo.rules.handovers import Handovers
from ronda.demo.rules.listings import make_listings
from ronda.demo.rules.region import Region, make_region
from ronda.demo.rules.sales import Lines, make_lines
from ronda.demo.rules.sizes import Size
from ronda.kernel.period import Month

SMALL = Size(centres=2, managers=3, outlets=60, lines=3_000)
MAY = Month(2026, 5)


def small_region(seed: int = 7) -> Region:
    return make_region(SMALL, seed)


def may_lines(region: Region, *, total: int = 3_000, level: float = 1.0) -> Lines:
    chance = open_stream(region.seed, "test lines")
    sound = sound_effects(region.managers, region.centres)
    listings = make_listings(region, MAY, sound.listing, sound.reorder, chance)
    levels = np.full(region.outlets.count, level)
    return make_lines(region, MAY, listings, total, levels, np.zeros(region.outlets.count), chance)


def nobody_away(region: Region) -> Leave:
    start = np.full(len(region.posts()), np.datetime64(MAY.start, "D"))
    return Leave(start, start)


def may_facts(region: Region, **changes: object) -> MonthFacts:
    effects = replace(sound_effects(region.managers, region.centres), **changes)  # type: ignore[arg-type]
    return make_facts(region, MAY, effects, region.settled_books(MAY), nobody_away(region))


@given(st.integers(0, 5_000), st.lists(st.floats(0.01, 9.0), min_size=1, max_size=40), st.floats(0, 0.99))
def test_dealing_out_loses_nothing_and_gives_each_within_one_of_its_due(
    total: int, weights: list[float], offset: float
) -> None:
    shares = deal_out(total, np.array(weights), offset)

    due = np.array(weights) / sum(weights) * total
    assert shares.sum() == total
    assert (np.abs(shares - due) <= 1 + 1e-6).all()


@given(st.lists(st.integers(0, 4), min_size=1, max_size=60), st.floats(0, 1))
def test_marking_a_share_hits_it_to_the_nearest_row_of_every_group(groups: list[int], rate: float) -> None:
    numbers = np.array(groups)

    marked = mark_share(numbers, np.full(5, rate), open_stream(1, "test"))

    for group in set(groups):
        inside = numbers == group
        assert abs(marked[inside].sum() - inside.sum() * rate) <= 0.5 + 1e-9


def test_places_count_from_nought_in_every_group() -> None:
    places = place_within(np.array([1, 0, 1, 0, 1]), np.array([3.0, 9.0, 1.0, 2.0, 2.0]))

    assert places.tolist() == [2, 1, 0, 0, 1]


def test_the_same_seed_gives_the_same_lines_and_another_seed_gives_others() -> None:
    once, again, other = (may_lines(small_region(seed)) for seed in (7, 7, 8))

    assert np.array_equal(once.quantity, again.quantity)
    assert np.array_equal(once.day, again.day)
    assert not np.array_equal(once.quantity, other.quantity)


@pytest.mark.parametrize("total", [2_000, 3_000, 4_567])
def test_a_month_has_exactly_the_lines_that_were_asked_for(total: int) -> None:
    lines = may_lines(small_region(), total=total)

    assert lines.count == total
    assert {column.size for column in (lines.product, lines.day, lines.quantity, lines.amount_cents)} == {
        total
    }


def test_lines_are_sorted_and_fall_on_working_days() -> None:
    lines = may_lines(small_region())

    order = np.lexsort((lines.product, lines.day, lines.outlet))
    assert np.array_equal(order, np.arange(lines.count))
    assert np.isin(lines.day, working_days(MAY.period)).all()


def test_returns_are_few_and_nothing_has_a_quantity_of_nought() -> None:
    lines = may_lines(small_region())

    returned = (lines.quantity < 0).mean()
    assert 0 < returned < 0.03
    assert (lines.quantity != 0).all()
    assert (np.sign(lines.amount_cents) == np.sign(lines.quantity)).all()


def test_a_higher_level_sells_more() -> None:
    region = small_region()

    assert may_lines(region, level=1.2).amount_cents.sum() > may_lines(region).amount_cents.sum()


def test_every_outlet_is_in_exactly_one_book_and_books_are_even() -> None:
    region = small_region()

    sizes = np.bincount(region.outlets.manager, minlength=region.managers)
    assert sizes.tolist() == [20] * 6
    assert np.array_equal(region.manager_centre(region.outlets.manager), region.outlets.centre)


def test_books_are_compact_on_the_map() -> None:
    outlets = small_region().outlets
    angle = np.degrees(np.arctan2(outlets.place.north_km, outlets.place.east_km))

    for manager in range(6):
        inside = angle[outlets.manager == manager]
        assert inside.max() - inside.min() < 300


def test_listing_succeeds_as_often_as_the_effect_says() -> None:
    region = small_region()
    rates = np.array([1.0, 0.5, 0.0, 1.0, 0.5, 0.0])

    listings = make_listings(region, MAY, rates, np.full(6, 0.5), open_stream(1, "test"))

    manager = region.outlets.manager[listings.outlet]
    for number, rate in enumerate(rates):
        asked = listings.asked & (manager == number)
        assert asked.sum() == 14
        assert (listings.orders[asked] > 0).mean() == rate


def test_a_pushed_product_is_sold_on_as_many_days_as_it_was_ordered() -> None:
    region = small_region()
    sound = sound_effects(region.managers, region.centres)
    listings = make_listings(region, MAY, sound.listing, sound.reorder, open_stream(1, "test"))
    nothing_else = np.ones(region.outlets.count)

    lines = make_lines(region, MAY, listings, 0, nothing_else, nothing_else, open_stream(2, "test"))

    assert lines.count == listings.lines
    assert np.unique([lines.outlet, lines.product, lines.day.astype(int)], axis=1).shape[1] == lines.count


def test_missing_visits_are_those_of_the_manager_who_misses_them() -> None:
    region = small_region()

    visits = may_facts(region, visits=np.array([1.0, 0.6, 1.0, 1.0, 1.0, 1.0])).visits

    misses = np.bincount(visits.person, ~visits.done, len(region.posts()))
    late_person = int(region.manager_person(np.array([1]))[0])
    assert misses[late_person] > 0
    assert misses.sum() == misses[late_person]


def test_nobody_visits_while_on_leave() -> None:
    region = small_region()
    away = nobody_away(region)
    start = away.start.copy()
    end = away.end.copy()
    end[:] = np.datetime64("2026-05-16")
    effects = sound_effects(region.managers, region.centres)

    facts = make_facts(region, MAY, effects, region.settled_books(MAY), Leave(start, end))

    assert facts.visits.day.min() >= np.datetime64("2026-05-16")
    assert facts.field_visits.day.min() >= np.datetime64("2026-05-16")


def test_late_plans_reach_only_the_managers_they_are_late_for() -> None:
    region = small_region()

    handovers = may_facts(region, plan_late=np.array([0.0, 0.5, 0.0, 0.0, 0.0, 0.0])).handovers

    assert set(handovers.receiver[_late(handovers)]) == set(region.manager_person(np.array([1])))
    assert _late(handovers).sum() == 2


def _late(handovers: Handovers) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    allowed = np.array([plan.allowed_days for plan in HANDOVERS])[handovers.plan]
    late: np.ndarray[tuple[int], np.dtype[np.bool_]] = handovers.elapsed > allowed
    return late


def test_customer_forms_have_the_mean_that_the_effect_says() -> None:
    region = small_region()
    means = np.array([95.0, 80.0, 90.0, 90.0, 90.0, 90.0])

    forms = may_facts(region, satisfaction=means).forms

    happy = forms.score[forms.person == region.manager_person(np.array([0]))[0]].mean()
    unhappy = forms.score[forms.person == region.manager_person(np.array([1]))[0]].mean()
    assert happy == pytest.approx(95.0, abs=1.0)
    assert unhappy == pytest.approx(80.0, abs=1.0)


def test_another_region_of_the_same_company_has_other_outlets_under_following_numbers() -> None:
    first, second = (make_region(SMALL, 7, first_centre=number, centres=1) for number in (0, 1))

    assert first.outlets.count == second.outlets.first == 60
    assert not np.array_equal(first.outlets.weight, second.outlets.weight)


def test_a_company_without_centres_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a centre"):
        Size(centres=0, managers=3, outlets=60, lines=100)
