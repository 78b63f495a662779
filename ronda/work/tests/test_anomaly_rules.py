"""Outlets whose orders leave their own pattern: worked by hand, and what holds whatever the figures."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.kernel.period import Month
from ronda.work.rules.anomalies import Bought, Finding, Span, find_anomalies
from ronda.work.rules.anomalies.brand_gone import find_gone_brands
from ronda.work.rules.anomalies.false_alarms import deviations_of, shown_findings
from ronda.work.rules.anomalies.own_pattern import Chance, beyond_all, scores_of, spread_of
from ronda.work.rules.anomalies.stop import find_stops
from ronda.work.rules.anomalies.stuffing import find_stuffing
from ronda.work.tests.anomaly_world import ALONE, KNOWN, LAST, LIMITS, SPAN, a_weekly_outlet, scaled

CROWD = [a_weekly_outlet(number, cents=5_000 + 100 * number) for number in range(1, 61)]


def found(outlets: Sequence[Bought]) -> list[tuple[int, str]]:
    return [(each.outlet_id, each.kind) for each in find_anomalies(outlets, SPAN, LIMITS).findings]


def test_the_modified_score_is_worked_by_hand() -> None:
    # Without 9: 1 2 3 4 5 6 7, median 4, distances 3 2 1 0 1 2 3 with median 2; 0.6745 x (9 - 4) / 2.
    scores = scores_of([9, 1, 2, 3, 4, 5, 6, 7], 0.1)

    assert scores[0] == pytest.approx(0.6745 * 5 / 2)


def test_where_most_values_are_alike_the_mean_distance_counts() -> None:
    assert spread_of([4, 4, 4, 4, 8], 4, 0.1) == pytest.approx(1.253314 * 4 / 5)
    assert spread_of([4, 4, 4], 4, 0.1) == 0.1


def test_six_other_values_make_no_pattern() -> None:
    assert scores_of([9, 1, 2, 3, 4, 5], 0.1) == [None] * 6


def test_what_the_median_outlet_did_is_taken_off_where_enough_are_compared() -> None:
    values: dict[int, list[float | None]] = {1: [1.0, 2.0], 2: [2.0, 2.0], 3: [6.0, None]}

    assert beyond_all(values, 3) == {1: [-1.0, 2.0], 2: [0.0, 2.0], 3: [4.0, None]}


def test_the_chance_counts_the_score_itself() -> None:
    assert Chance([1, 2, 3]).of(2.5) == 0.5
    assert Chance([]).of(9) == 1


def test_the_share_of_false_findings_is_controlled_by_rank() -> None:
    chances = [0.001, 0.015, 0.029, 0.2]
    findings = [Finding(number, "stop", 3, chance, 0, 0) for number, chance in enumerate(chances)]

    # At 0.1 over ten tests: 0.01, 0.02, 0.03 and 0.04 are allowed to the four.
    looked = shown_findings("stop", findings, tests=10, by_chance=0.1, false_share=0.1)

    assert [each.outlet_id for each in looked.findings] == [0, 1, 2]
    assert looked.beyond == 4


def test_a_chance_is_told_as_deviations_of_the_normal_distribution() -> None:
    assert deviations_of(0.00135) == pytest.approx(3, abs=0.001)
    assert deviations_of(0.9) == 0
    assert deviations_of(0) < 8


def test_a_silence_of_a_weekly_outlet_has_the_chance_of_a_poisson_process() -> None:
    # The last order lies 65 days back; before it, 51 weeks with one order each.
    stops = find_stops([a_weekly_outlet(silent=9)], SPAN, LIMITS)

    [stop] = stops.findings
    assert stop.chance == pytest.approx((1 + 65 / 7 / 51) ** -51)
    assert (stop.seen, stop.expected, stop.facts["last_order"]) == (65, 7, "2022-07-27")


@pytest.mark.parametrize(("silent", "every", "stopped"), [(3, 1, 0), (6, 1, 1), (6, 4, 0), (24, 4, 1)])
def test_how_long_a_silence_must_be_depends_on_the_rhythm(silent: int, every: int, stopped: int) -> None:
    assert len(find_stops([a_weekly_outlet(silent=silent, every=every)], SPAN, LIMITS).findings) == stopped


def test_a_silence_that_was_kept_the_year_before_is_the_season() -> None:
    summer = a_weekly_outlet(silent=9)
    year_ago = LAST - timedelta(days=364)
    days = {
        day: cents for day, cents in summer.days.items() if not year_ago - timedelta(64) <= day <= year_ago
    }

    assert not find_stops([Bought(1, days)], SPAN, LIMITS).findings


def test_a_silence_no_longer_than_an_earlier_one_is_a_habit() -> None:
    days = {
        day: cents
        for day, cents in a_weekly_outlet(silent=9).days.items()
        if not date(2022, 1, 1) <= day <= date(2022, 3, 20)
    }

    assert not find_stops([Bought(1, days)], SPAN, LIMITS).findings


def test_a_month_that_nobody_delivered_is_no_silence() -> None:
    without = Span(LAST, 52, KNOWN - {Month(2022, 8)})

    assert find_stops([a_weekly_outlet(silent=9)], without, LIMITS).tests == 0


def test_a_brand_held_in_every_order_and_then_in_none_of_four_is_gone() -> None:
    outlet = a_weekly_outlet(brands={"Sol": 4, "Rio": 0})

    [gone] = find_gone_brands([outlet], SPAN, LIMITS).findings

    # 47 orders before its last one all held it; then four without: 1/49 x 2/50 x 3/51 x 4/52.
    assert gone.brand == "Sol"
    assert gone.chance == pytest.approx(1 / 49 * 2 / 50 * 3 / 51 * 4 / 52)
    assert (gone.seen, gone.expected) == (4, 4)


def test_a_brand_of_an_outlet_that_stopped_is_not_gone() -> None:
    outlet = a_weekly_outlet(silent=9, brands={"Sol": 9})

    assert not find_gone_brands([outlet], SPAN, LIMITS).findings


def test_a_brand_that_most_buyers_lost_at_once_is_out_of_stock() -> None:
    outlets = [a_weekly_outlet(number, brands={"Sol": 4}) for number in range(6)]

    assert not find_gone_brands(outlets, SPAN, LIMITS).findings


def stuffed(number: int, cents: int) -> Bought:
    outlet = a_weekly_outlet(number)
    return Bought(number, {**outlet.days, date(2022, 9, 29): cents})


def test_a_month_that_doubles_in_its_last_days_is_stuffed() -> None:
    looked = find_stuffing([*CROWD, stuffed(99, 90_000)], SPAN, LIMITS)

    [stuffing] = looked.findings
    assert (stuffing.outlet_id, stuffing.facts["month"]) == (99, "2022-09")
    assert stuffing.seen > 600 > stuffing.expected


def test_a_usual_order_on_the_last_day_is_not() -> None:
    assert not find_stuffing([*CROWD, stuffed(99, 10_000)], SPAN, LIMITS).findings


@pytest.mark.parametrize(("recent", "kind"), [(2_000, "drop"), (50_000, "surge")])
def test_a_planted_change_is_found_and_nothing_else(recent: int, kind: str) -> None:
    assert found([*CROWD, a_weekly_outlet(99, recent=recent)]) == [(99, kind)]


def test_a_drop_tells_what_was_expected() -> None:
    looked = find_anomalies([*CROWD, a_weekly_outlet(99, recent=2_000)], SPAN, LIMITS)

    [drop] = looked.findings
    assert drop.seen == 8_000
    assert drop.expected == pytest.approx(41_000, rel=0.01)


def test_what_all_outlets_do_at_once_is_no_anomaly() -> None:
    assert found([a_weekly_outlet(number, recent=2_000) for number in range(1, 61)]) == []


def test_an_outlet_that_stopped_has_not_dropped_as_well() -> None:
    assert found([*CROWD, a_weekly_outlet(99, silent=9)]) == [(99, "stop")]


@given(st.integers(min_value=1, max_value=10**7))
def test_an_outlet_that_never_changes_raises_nothing(cents: int) -> None:
    days = {LAST - timedelta(days=7 * week): cents for week in range(104)}

    assert not find_anomalies([Bought(1, days)], SPAN, ALONE).findings


@given(st.integers(min_value=2, max_value=1000))
def test_the_unit_of_money_changes_nothing(factor: int) -> None:
    outlets = [*CROWD[:20], a_weekly_outlet(99, recent=1_000), a_weekly_outlet(98, silent=9)]

    assert found([scaled(each, factor) for each in outlets]) == found(outlets)


@given(st.lists(st.integers(min_value=0, max_value=10**6), min_size=1, max_size=60), st.integers(1, 6))
def test_whatever_is_ordered_the_findings_are_chances(sums: list[int], gap: int) -> None:
    days = {LAST - timedelta(days=gap * place): cents for place, cents in enumerate(sums)}

    anomalies = find_anomalies([*CROWD[:10], Bought(99, days)], SPAN, LIMITS)

    assert all(0 < each.chance <= 1 and each.strength >= 0 for each in anomalies.findings)
