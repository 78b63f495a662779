"""The effect of a plan: worked by hand, its properties, and what chance alone makes of it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ronda.kernel.period import Month
from ronda.work.rules.effect import (
    Candidate,
    Effect,
    EffectSettings,
    Figures,
    Match,
    differences_of,
    estimate_of,
    match_outlets,
    measure_effect,
    open_stream,
    ordered_again,
    share_of_months,
    windows_of,
)
from ronda.work.rules.effect.ranges import reuse_variance

SETTINGS = EffectSettings(neighbours=2, least_outlets=2, confidence=0.9, resamples=400)
TOWN = ("A", "town", "kiosk", "small")


def outlet(number: int, past: float, traits: Sequence[str] = TOWN) -> Candidate:
    return Candidate(number, tuple(traits), (past,))


def test_two_targets_gained_fifteen_more_than_their_comparable_outlets() -> None:
    matches = [Match(1, (11, 12), 4), Match(2, (12, 13), 4)]
    before = {1: 100.0, 2: 200.0, 11: 90.0, 12: 110.0, 13: 190.0}
    after = {1: 130.0, 2: 240.0, 11: 100.0, 12: 130.0, 13: 220.0}

    found = differences_of(matches, before, after)

    # Outlet 1: +30 against (+10 +20) / 2 = +15; outlet 2: +40 against (+20 +30) / 2 = +25.
    assert found.own.tolist() == [15.0, 15.0]
    assert found.effect == 15.0
    # Outlet 12 is used twice: 2 x 1 / 4 = 0.5; both sets have a variance of 50; 0.5 x 50 / 2^2.
    assert reuse_variance(found) == 6.25


def test_without_the_plan_the_targets_would_have_changed_as_the_others() -> None:
    matches = [Match(1, (11,), 4), Match(2, (12,), 4)]
    found = differences_of(
        matches, {1: 100.0, 2: 100.0, 11: 50.0, 12: 50.0}, {1: 150.0, 2: 130.0, 11: 60.0, 12: 60.0}
    )

    told = estimate_of(found, open_stream(1), confidence=0.9, resamples=200)

    # (50 - 10 + 30 - 10) / 2 = 30 a outlet; 140 after, of which 110 would have come anyway.
    assert told.effect == 30.0
    assert told.without == 110.0
    assert told.relative(told.effect) == pytest.approx(30 / 110)


def test_the_nearest_past_sales_of_the_same_class_are_comparable() -> None:
    pool = [
        outlet(11, 90),
        outlet(12, 400),
        outlet(13, 120),
        outlet(14, 100, ("A", "town", "kiosk", "large")),
    ]

    [match] = match_outlets([outlet(1, 100)], pool, neighbours=2)

    assert match == Match(1, (11, 13), 4)


def test_too_few_of_the_class_give_up_the_size_first_and_say_so() -> None:
    pool = [
        outlet(11, 90),
        outlet(12, 101, ("A", "town", "kiosk", "large")),
        outlet(13, 100, ("B", *TOWN[1:])),
    ]

    effect = measure_effect(
        [outlet(1, 100), outlet(2, 95)],
        pool,
        {"sales": Figures({}, {})},
        None,
        SETTINGS,
        lambda: open_stream(1),
    )

    assert [match.agreed for match in effect.matches] == [3, 3]
    assert effect.matches[0].controls == (12, 11)
    assert effect.relaxed == {"size": 2}


@given(st.sets(st.integers(1, 60), min_size=2, max_size=15), st.integers(1, 6))
def test_no_target_is_ever_among_the_comparable_outlets(targets: set[int], neighbours: int) -> None:
    pool = [outlet(number, number * 7 % 50) for number in range(1, 80)]

    matches = match_outlets([each for each in pool if each.outlet in targets], pool, neighbours=neighbours)

    assert not targets & {control for match in matches for control in match.controls}
    assert all(len(set(match.controls)) == neighbours for match in matches)


def a_world(
    seed: int, *, effect: float = 0.0, noise: float = 20.0, number: int = 30
) -> tuple[list[Candidate], list[Candidate], Figures]:
    """Targets 1 to `number`, and three hundred others; everybody grows by 10, targets by `effect` more."""
    chance = np.random.Generator(np.random.PCG64(seed))
    size = np.exp(chance.normal(5, 0.6, 300 + number))
    after = size + 10 + chance.normal(0, noise, len(size))
    after[:number] += effect
    everybody = [outlet(n + 1, float(size[n])) for n in range(len(size))]
    figures = Figures(
        {n + 1: float(size[n]) for n in range(len(size))}, {n + 1: float(after[n]) for n in range(len(size))}
    )
    return everybody[:number], everybody[number:], figures


def the_effect(
    targets: Sequence[Candidate], pool: Sequence[Candidate], figures: Figures, k: float = 1.0
) -> Effect:
    scaled = Figures(
        {n: k * each for n, each in figures.before.items()},
        {n: k * each for n, each in figures.after.items()},
    )
    return measure_effect(targets, pool, {"sales": scaled}, None, SETTINGS, lambda: open_stream(3))


@settings(max_examples=20)
@given(st.randoms(use_true_random=False))
def test_the_order_of_the_outlets_changes_nothing(shuffle: Any) -> None:
    targets, pool, figures = a_world(5)
    mixed_targets, mixed_pool = targets[:], pool[:]
    shuffle.shuffle(mixed_targets)
    shuffle.shuffle(mixed_pool)

    assert the_effect(mixed_targets, mixed_pool, figures) == the_effect(targets, pool, figures)


@settings(max_examples=20)
@given(st.integers(1, 1000))
def test_another_currency_leaves_the_relative_effect(factor: int) -> None:
    targets, pool, figures = a_world(5, effect=15)

    [told] = the_effect(targets, pool, figures).outcomes
    [scaled] = the_effect(targets, pool, figures, factor).outcomes

    assert scaled.estimate.relative(scaled.estimate.effect) == pytest.approx(
        told.estimate.relative(told.estimate.effect)
    )
    assert scaled.estimate.low == pytest.approx(told.estimate.low * factor)


def test_the_same_seed_gives_the_same_range() -> None:
    targets, pool, figures = a_world(5, effect=15)

    assert the_effect(targets, pool, figures) == the_effect(targets, pool, figures)


def test_a_range_of_nine_in_ten_holds_the_truth_about_nine_times_in_ten() -> None:
    held = 0
    for seed in range(200):
        targets, pool, figures = a_world(seed, effect=12)
        [told] = the_effect(targets, pool, figures).outcomes
        held += told.estimate.low <= 12 <= told.estimate.high

    assert 165 <= held <= 197


def test_a_plan_without_effect_is_rarely_told_apart_from_chance() -> None:
    verdicts = [the_effect(*a_world(seed)).verdict for seed in range(200)]

    assert verdicts.count("chance") >= 165


def test_fewer_outlets_than_the_policy_asks_for_allow_no_claim() -> None:
    targets, pool, figures = a_world(5, effect=500, number=1)

    assert the_effect(targets, pool, figures).verdict == "too_few"
    assert the_effect(targets, pool, figures).outcomes == ()


def test_nobody_to_compare_with_allows_no_claim() -> None:
    targets, _, figures = a_world(5, effect=500)

    assert the_effect(targets, [], figures).verdict == "no_pool"


def test_outlets_that_went_apart_before_the_plan_allow_no_claim() -> None:
    targets, pool, figures = a_world(5, effect=60)

    effect = measure_effect(targets, pool, {"sales": figures}, figures, SETTINGS, lambda: open_stream(3))

    assert effect.outcomes[0].estimate.told == "up"
    assert effect.verdict == "apart"


KNOWN = [Month(2022, 1).plus(n) for n in range(12)]


def test_a_plan_that_starts_inside_a_month_leaves_that_month_out() -> None:
    windows = windows_of(date(2022, 7, 11), known=KNOWN, months_before=3)

    assert windows.before == (Month(2022, 4), Month(2022, 5), Month(2022, 6))
    assert windows.left_out == Month(2022, 7)
    assert windows.after == (Month(2022, 8), Month(2022, 9), Month(2022, 10))


def test_a_plan_that_starts_with_a_month_counts_that_month() -> None:
    windows = windows_of(date(2022, 11, 1), known=KNOWN, months_before=4)

    assert windows.left_out is None
    assert windows.after == (Month(2022, 11), Month(2022, 12))
    assert windows.halves == ((Month(2022, 7), Month(2022, 8)), (Month(2022, 9), Month(2022, 10)))


@pytest.mark.parametrize(
    ("days", "again"),
    [
        ([date(2022, 3, 2), date(2022, 3, 30)], True),
        ([date(2022, 3, 2), date(2022, 3, 31)], False),
        ([date(2022, 2, 27), date(2022, 3, 2)], False),
        ([date(2022, 3, 30), date(2022, 4, 5)], True),
        ([], False),
    ],
)
def test_ordered_again_within_four_weeks_of_the_first_order(days: list[date], again: bool) -> None:
    told = ordered_again(days, start=date(2022, 3, 1), end=date(2022, 4, 1), weeks=4)

    assert told is again


def test_bought_in_two_months_of_four_is_a_half() -> None:
    assert share_of_months({KNOWN[0]: 5, KNOWN[2]: 7, KNOWN[5]: 9, KNOWN[3]: 0}, KNOWN[:4]) == 0.5
