"""What a draw says, and how sure it is: worked examples S6 to S10."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ronda.inspection.rules.draws import (
    Rate,
    Stratum,
    chance_by_poisson,
    chance_over_rounds,
    chance_to_catch,
    effective_size,
    estimate_by_strata,
    estimate_rate,
    least_wrong,
    lower_bound,
    most_wrong,
    rate_bounds,
    upper_bound,
)


def test_s6_two_strata_and_their_bounds() -> None:
    found = estimate_by_strata([Stratum(1200, 60, 3), Stratum(1800, 90, 9)])

    assert found is not None
    assert found.rate == Fraction(8, 100)
    assert found.rate * 3000 == 240
    assert float(found.variance) ** 0.5 == pytest.approx(0.02164, abs=5e-6)
    assert effective_size(found) == 150
    bounds = rate_bounds(found)
    assert (bounds.low, bounds.high) == pytest.approx((0.0420, 0.1356), abs=5e-5)
    assert lower_bound(found) == pytest.approx(0.0468, abs=5e-5)


@pytest.mark.parametrize(("inspected", "highest"), [(60, 0.0487), (300, 0.0099)])
def test_s7_none_wrong_leaves_a_bound(inspected: int, highest: float) -> None:
    none = Rate(Fraction(0), Fraction(0), inspected)

    assert upper_bound(none) == pytest.approx(highest, abs=5e-5)
    assert lower_bound(none) == 0


def test_s8_five_clean_checks_say_almost_nothing_about_one_person() -> None:
    assert most_wrong(60, 5, 0) == 26


def test_s9_a_hundred_and_fifty_clean_checks_of_three_thousand() -> None:
    assert most_wrong(3000, 150, 0) == 57


@pytest.mark.parametrize(
    ("wrong", "chances"), [(12, (0.4946, 0.6865, 0.8525)), (6, (0.2752, 0.4209, 0.5933))]
)
def test_s10_the_chance_to_catch_at_least_one(wrong: int, chances: tuple[float, ...]) -> None:
    found = [float(chance_to_catch(60, wrong, drawn)) for drawn in (3, 5, 8)]

    assert found == pytest.approx(chances, abs=5e-5)


def test_s10_six_false_every_month_for_half_a_year() -> None:
    assert float(chance_over_rounds(chance_to_catch(60, 6, 3), 6)) == pytest.approx(0.855, abs=5e-4)


def test_by_poisson_all_must_slip_through() -> None:
    assert chance_by_poisson([Fraction(1, 2), Fraction(1, 5)]) == Fraction(6, 10)
    assert chance_by_poisson([]) == 0


def test_without_a_check_nothing_is_said() -> None:
    assert estimate_rate([]) is None
    assert estimate_by_strata([]) is None
    assert estimate_by_strata([Stratum(10, 0, 0), Stratum(5, 2, 1)]) is None


def test_everything_inspected_leaves_nothing_open() -> None:
    assert (least_wrong(20, 20, 4), most_wrong(20, 20, 4)) == (4, 4)
    whole = estimate_by_strata([Stratum(20, 20, 4)])
    assert whole is not None
    assert (whole.rate, whole.variance) == (Fraction(1, 5), Fraction(0))


@given(st.data())
@settings(max_examples=80, deadline=None)
def test_bounds_hold_what_was_seen(data: st.DataObject) -> None:
    units = data.draw(st.integers(1, 80))
    drawn = data.draw(st.integers(1, units))
    wrong = data.draw(st.integers(0, drawn))
    estimate = estimate_by_strata([Stratum(units, drawn, wrong)])

    assert estimate is not None
    bounds = rate_bounds(estimate)
    assert 0 <= bounds.low <= estimate.rate <= bounds.high <= 1
    assert wrong <= least_wrong(units, drawn, wrong) <= most_wrong(units, drawn, wrong)
    assert most_wrong(units, drawn, wrong) <= units - drawn + wrong
