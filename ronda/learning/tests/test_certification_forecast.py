"""Pass rates and the forecast: values from the literature, by hand, and what must hold for all."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ronda.learning.rules.certification import (
    Asked,
    Coming,
    Demand,
    Prior,
    Sitter,
    Waits,
    forecast,
    likely_rates,
    pass_rate,
)
from ronda.learning.rules.certification.outlook import number_of, outlook_of
from ronda.learning.rules.certification.preparing import moves_of

JEFFREYS = Prior(0.5, 0.5)
WAITS = Waits({"junior": 1, "intermediate": 5, "senior": 10}, {"intermediate": 3, "senior": 4, "marketer": 5})
SPRING, AUTUMN = date(2023, 4, 1), date(2023, 10, 1)
GOALS = {4: Decimal("0.95"), 3: Decimal("0.75")}
SOON = date(2023, 1, 1)


def shares(low: int, high: int) -> st.SearchStrategy[float]:
    """In whole per cents."""
    return st.integers(low, high).map(lambda number: number / 100)


def rates(*values: float) -> list[np.ndarray]:
    return [np.array([value]) for value in values]


@pytest.mark.parametrize(
    ("passed", "low", "high"),
    # Table 5 of Brown, Cai and DasGupta (2001): Jeffreys' interval, 95 %, ten trials.
    [(0, 0, 0.217), (1, 0.011, 0.381), (2, 0.044, 0.503), (3, 0.093, 0.606), (5, 0.224, 0.776)],
)
def test_the_range_of_a_pass_rate_is_the_published_one(passed: int, low: float, high: float) -> None:
    found = pass_rate(10, passed, prior=JEFFREYS, mass=0.95, least=5)
    assert (round(found.low, 3), round(found.high, 3)) == (low, high)


def test_four_who_sat_make_no_per_cent() -> None:
    assert pass_rate(4, 3, prior=JEFFREYS, mass=0.9, least=5).rate is None
    assert pass_rate(5, 3, prior=JEFFREYS, mass=0.9, least=5).rate == Fraction(3, 5)
    assert pass_rate(0, 0, prior=JEFFREYS, mass=0.9, least=5).rate is None


def test_of_nobody_the_rate_may_be_anything() -> None:
    found = pass_rate(0, 0, prior=JEFFREYS, mass=0.9, least=5)
    assert (found.low, found.high) == (0, 1)


@given(sat=st.integers(0, 60), share=shares(0, 100), mass=shares(50, 99))
def test_the_rate_lies_in_its_range(sat: int, share: float, mass: float) -> None:
    passed = round(sat * share)
    found = pass_rate(sat, passed, prior=JEFFREYS, mass=mass, least=1)
    assert 0 <= found.low <= found.high <= 1
    if found.rate is not None:
        assert found.low <= float(found.rate) <= found.high


def test_likely_rates_have_the_mean_of_what_is_believed_and_rise() -> None:
    found = likely_rates(8, 6, prior=JEFFREYS, steps=99)
    # Of Beta(6.5, 2.5) the mean is 6.5 of 9.
    assert sum(found) / 99 == pytest.approx(6.5 / 9, abs=0.002)
    assert list(found) == sorted(found)


def test_two_people_with_a_fifth_and_a_half() -> None:
    [dist] = number_of(rates(0.2, 0.5), 1)
    assert dist == pytest.approx([0.4, 0.5, 0.1])


@settings(max_examples=40)
@given(st.lists(shares(0, 100), max_size=6))
def test_the_number_is_that_of_all_ways_together(chances: list[float]) -> None:
    wanted = np.zeros(len(chances) + 1)
    for way in product((0, 1), repeat=len(chances)):
        both = zip(way, chances, strict=True)
        wanted[sum(way)] += np.prod([chance if hit else 1 - chance for hit, chance in both])
    [dist] = number_of(rates(*chances), 1)
    assert dist == pytest.approx(wanted)


def test_a_goal_that_needs_all_is_reached_when_all_pass() -> None:
    """Two of three hold it; the third passes with a half; more than 95 % of three are three."""
    found = outlook_of(rates(1, 1, 0.5), Decimal("0.95"), mass=0.9, size=1)
    assert (found.staff, found.needed) == (3, 3)
    assert found.chance == pytest.approx(0.5)
    assert found.mean == pytest.approx(2.5)
    assert (found.low, found.high) == (2, 3)


def test_a_rate_that_is_not_known_widens_the_range() -> None:
    """Ten people at a half are 2 to 8; at nothing or all, one as likely as the other, they are 0 to 10."""
    known = outlook_of([np.array([0.5, 0.5])] * 10, Decimal("0.95"), mass=0.9, size=2)
    unknown = outlook_of([np.array([0.0, 1.0])] * 10, Decimal("0.95"), mass=0.9, size=2)
    assert (known.low, known.high) == (2, 8)
    assert (unknown.low, unknown.high) == (0, 10)
    assert known.mean == pytest.approx(unknown.mean)


def test_preparing_one_of_two_who_are_both_needed() -> None:
    """One holds it, two pass with a half: a quarter. Prepared to nine tenths, one adds 0.4 times a half."""
    now = dict(enumerate(rates(1, 0.5, 0.5)))
    prepared = dict(enumerate(rates(1, 0.9, 0.9)))
    moves = moves_of(now, prepared, Decimal("0.75"), size=1)
    assert [each.person_id for each in moves] == [1, 2]
    assert [each.chance for each in moves] == pytest.approx([0.2, 0.2])
    assert [each.people for each in moves] == pytest.approx([0.4, 0.4])


@settings(max_examples=40)
@given(st.lists(shares(5, 90), min_size=2, max_size=7), st.integers(0, 6))
def test_a_move_is_what_the_chance_rises_by(chances: list[float], which: int) -> None:
    which %= len(chances)
    now = dict(enumerate(rates(*chances)))
    better = {**now, which: np.array([0.95])}
    goal = Decimal("0.6")
    [move] = moves_of(now, better, goal, size=1)
    before = outlook_of(list(now.values()), goal, mass=0.9, size=1).chance
    after = outlook_of(list(better.values()), goal, mass=0.9, size=1).chance
    assert move.chance == pytest.approx(after - before)
    assert move.people == pytest.approx(0.95 - chances[which])


def asked(people: Sequence[Sitter], sessions: Sequence[Coming], rate: float = 0.5) -> Asked:
    days = {each.day for each in sessions}
    return Asked(
        sitters={each.person_id: each for each in people},
        counted={day: [each.person_id for each in people] for day in days},
        sessions=sessions,
        goals=GOALS,
        rates={level: [rate] for level in range(1, 6)},
        demand=Demand(4, 3, short=True),
        waits=WAITS,
        mass=0.9,
        prepared=0.9,
    )


def test_who_fails_in_spring_sits_again_in_autumn() -> None:
    """A half, and then a half of the other half."""
    nobody_yet = Sitter(1, date(2016, 1, 1))
    found = forecast(asked([nobody_yet], [Coming(1, 4, SPRING), Coming(2, 4, AUTUMN)]))
    assert found.outlooks[SPRING, 4].chance == pytest.approx(0.5)
    assert found.outlooks[AUTUMN, 4].chance == pytest.approx(0.75)
    assert found.outlooks[AUTUMN, 3].mean == 0


def test_who_is_to_wait_does_not_sit() -> None:
    """Intermediate since 2019-09: senior opens in September 2023, between the two sessions."""
    waiting = Sitter(1, date(2016, 1, 1), ((4, date(2019, 9, 1), None),))
    found = forecast(asked([waiting], [Coming(1, 3, SPRING), Coming(2, 3, AUTUMN)]))
    assert found.outlooks[SPRING, 3].mean == 0
    assert found.outlooks[AUTUMN, 3].mean == pytest.approx(0.5)
    assert [each.number for each in found.sits[1]] == [2]


def test_a_certificate_that_ends_before_a_session_does_not_count_at_it() -> None:
    ends = Sitter(1, date(2021, 1, 1), ((3, date(2021, 2, 1), date(2023, 6, 30)),))
    found = forecast(asked([ends], [Coming(1, 2, SPRING), Coming(2, 2, AUTUMN)]))
    assert [found.outlooks[day, 3].mean for day in (SPRING, AUTUMN)] == [1, 0]


def test_who_is_excused_does_not_sit_and_who_entered_does() -> None:
    people = [Sitter(1, date(2016, 1, 1)), Sitter(2, date(2012, 1, 1), ((4, SOON, None),))]
    coming = Coming(1, 4, SPRING, excused=frozenset({1}))
    senior = Coming(2, 3, SPRING, entered=frozenset({2}))
    found = forecast(asked(people, [coming, senior]))
    assert found.outlooks[SPRING, 4].mean == 1
    assert found.outlooks[SPRING, 3].mean == pytest.approx(0.5)


def test_nothing_is_forecast_without_a_session() -> None:
    assert forecast(asked([Sitter(1, SOON)], [])).outlooks == {}


def test_the_one_who_is_needed_moves_most() -> None:
    """Nine hold senior of eleven: more than 75 % need nine, so intermediate is what is short: all eleven."""
    seniors = [Sitter(number, date(2005, 1, 1), ((3, date(2015, 1, 1), None),)) for number in range(9)]
    rest = [Sitter(20, date(2017, 1, 1)), Sitter(21, date(2005, 1, 1), ((4, date(2015, 1, 1), None),))]
    sessions = [Coming(1, 4, SPRING), Coming(2, 3, SPRING)]
    found = forecast(asked([*seniors, *rest], sessions))
    assert [each.person_id for each in found.moves[4]] == [20]
    assert found.moves[4][0].chance == pytest.approx(0.4)
    # Senior is reached already; it is only the number that the other one moves.
    assert [(each.person_id, each.chance) for each in found.moves[3]] == [(21, 0.0)]
    assert found.moves[3][0].people == pytest.approx(0.4)


@settings(max_examples=25)
@given(shares(5, 85), st.lists(st.integers(1, 12), min_size=1, max_size=8))
def test_a_better_rate_never_makes_a_forecast_worse(rate: float, years: list[int]) -> None:
    people = [Sitter(number, date(2023 - each, 1, 1)) for number, each in enumerate(years)]
    sessions = [Coming(1, 4, SPRING), Coming(2, 5, SPRING), Coming(3, 4, AUTUMN)]
    worse, better = (forecast(asked(people, sessions, each)) for each in (rate, rate + 0.1))
    for key, outlook in worse.outlooks.items():
        assert better.outlooks[key].mean >= outlook.mean - 1e-9
        assert better.outlooks[key].chance >= outlook.chance - 1e-9
