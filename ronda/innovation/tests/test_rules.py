"""Decisions about ideas and topics, by worked examples and by what always holds."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.innovation.rules.answers import answer_state
from ronda.innovation.rules.awards import Standing, awards_of
from ronda.innovation.rules.climate import Lived, climate_of
from ronda.innovation.rules.effect import Effect, effect_of
from ronda.innovation.rules.idea_states import State, Step, deeds_open, last_trial
from ronda.innovation.rules.judging import Judged, judged, marks_faults, weighted_mark
from ronda.innovation.rules.likeness import Line, alike, groups_of
from ronda.innovation.rules.pdca import PHASES, Stage, missing_phases, phases_open, turns_done
from ronda.innovation.rules.points import only_upward, shared, shared_cents, suggestion_points

LINES = [
    Line(1, "Put the price list under glass on the counter"),
    Line(2, "Una balda inclinada para que se vean las cajetillas"),
    Line(3, "用二维码代替纸质订货单"),
    Line(4, "Ask for the stock before the visit by message"),
]
SHARES = st.lists(st.integers(0, 100), min_size=1, max_size=8).map(
    lambda parts: dict(enumerate(_hundred(parts)))
)


def _hundred(parts: list[int]) -> list[int]:
    """Cut where it is full; the last takes the rest."""
    found, left = [], 100
    for part in parts:
        found.append(min(part, left))
        left -= found[-1]
    return [*found, left]


def near(text: str) -> list[int]:
    return [each.number for each in alike(text, LINES, least=0.35, most=3)]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("price list under glass", [1]),
        ("PRICE-LIST glass", [1]),
        ("balda inclinada", [2]),
        ("baldas inclinadas en el estante", [2]),
        ("二维码订货", [3]),
        ("ask the stock by message before", [4]),
        ("a bench in front of the shop", []),
        ("长凳放在门口", []),
        ("pri", []),
        ("", []),
    ],
)
def test_a_line_finds_the_earlier_ones_that_are_like_it(written: str, found: list[int]) -> None:
    assert near(written) == found


def test_the_same_words_are_wholly_alike_whatever_case_accents_and_width() -> None:
    found = alike(
        "\uff30\uff2f\uff2eER la lista de précios", [Line(9, "poner la lista de precios")], least=0.9, most=3
    )
    assert [(each.number, round(each.likeness, 9)) for each in found] == [(9, 1.0)]


def test_chinese_is_taken_apart_by_characters_and_pairs() -> None:
    assert groups_of("二维码QR") == {"二", "维", "码", "二维", "维码", " qr", "qr "}


@given(st.text(max_size=60), st.lists(st.text(max_size=60), max_size=5))
def test_likeness_is_a_share_and_the_likest_comes_first(text: str, others: list[str]) -> None:
    found = alike(text, [Line(*each) for each in enumerate(others)], least=0, most=9)
    values = [each.likeness for each in found]
    assert values == sorted(values, reverse=True)
    assert all(0 <= each <= 1 + 1e-9 for each in values)


def test_a_suggestion_is_tried_adopted_or_thanked_for() -> None:
    assert deeds_open("proposed", [Step("proposed")]) == {"try", "adopt", "thank"}


def test_a_trial_that_runs_is_ended_before_anything_else() -> None:
    assert deeds_open("tried", [Step("proposed"), Step("tried")]) == {"end_trial"}


def test_what_failed_is_tried_again_or_thanked_for_and_not_adopted() -> None:
    steps = [Step("proposed"), Step("tried"), Step("tried", worked=False)]
    assert deeds_open("tried", steps) == {"try", "thank"}
    assert last_trial(steps) is False
    again = [*steps, Step("tried"), Step("tried", worked=True)]
    assert "adopt" in deeds_open("tried", again)


def test_what_was_thanked_for_may_be_taken_up_later() -> None:
    assert deeds_open("thanked", [Step("proposed"), Step("thanked")]) == {"try"}


def test_only_what_is_adopted_spreads() -> None:
    states: tuple[State, ...] = ("proposed", "tried", "adopted", "spread", "thanked")
    assert [each for each in states if "spread" in deeds_open(each, [])] == ["adopted", "spread"]


@pytest.mark.parametrize(("given_points", "points"), [(0, 1), (1, 1), (2, 2), (9, 3)])
def test_a_suggestion_earns_one_to_three(given_points: int, points: int) -> None:
    assert suggestion_points(given_points, Decimal(1), Decimal(3)) == points


def test_ten_points_of_three_with_a_third_each_add_up_to_ten() -> None:
    assert shared(Decimal(10), {1: 34, 2: 33, 3: 33}) == {
        1: Decimal("3.40"),
        2: Decimal("3.30"),
        3: Decimal("3.30"),
    }
    assert shared(Decimal("0.05"), {1: 34, 2: 33, 3: 33}) == {
        1: Decimal("0.02"),
        2: Decimal("0.02"),
        3: Decimal("0.01"),
    }


@given(st.decimals(0, 100, places=2), SHARES)
def test_parts_always_add_up(points: Decimal, shares: dict[int, int]) -> None:
    assert sum(shared(points, shares).values()) == points
    assert sum(shared_cents(int(points * 100), shares).values()) == int(points * 100)


def test_shares_that_do_not_add_up_share_nothing() -> None:
    with pytest.raises(ValueError, match="100"):
        shared(Decimal(10), {1: 60, 2: 30})


@given(
    st.dictionaries(st.integers(1, 5), st.decimals(0, 10, places=2)),
    st.dictionaries(st.integers(1, 5), st.decimals(0, 10, places=2)),
)
def test_points_are_given_once_and_never_taken(due: dict[int, Decimal], before: dict[int, Decimal]) -> None:
    now = only_upward(due, before)
    assert all(points > 0 for points in now.values())
    assert not set(now) & set(before)


@pytest.mark.parametrize(
    ("answered", "today", "state"),
    [
        (None, 10, "open"),
        (None, 13, "soon"),
        (None, 14, "soon"),
        (None, 15, "late"),
        (14, 20, "answered"),
        (15, 20, "answered_late"),
    ],
)
def test_the_day_an_answer_is_due_is_in_time(answered: int | None, today: int, state: str) -> None:
    day = date(2022, 10, answered) if answered else None
    found = answer_state(date(2022, 10, 14), day, today=date(2022, 10, today), remind_from=date(2022, 10, 13))
    assert found == state


def test_a_topic_begins_with_its_plan() -> None:
    assert phases_open([]) == [(1, "plan")]
    assert missing_phases([]) == ["plan", "do", "check", "act"]


def test_what_follows_opens_once_a_phase_is_done() -> None:
    assert phases_open([Stage(1, "plan", done=False)]) == [(1, "plan")]
    assert phases_open([Stage(1, "plan", done=True)]) == [(1, "plan"), (1, "do")]


def test_after_act_comes_the_next_turn() -> None:
    whole = [Stage(1, phase, done=True) for phase in PHASES]
    assert phases_open(whole) == [(1, "act"), (2, "plan")]
    assert turns_done(whole) == 1
    assert missing_phases([*whole, Stage(2, "plan", done=False)]) == []


@given(st.lists(st.integers(0, 1), max_size=12))
def test_whoever_follows_what_is_open_keeps_the_order(choices: list[int]) -> None:
    stages: list[Stage] = []
    for choice in choices:
        turn, phase = phases_open(stages)[min(choice, len(phases_open(stages)) - 1)]
        stages.append(Stage(turn, phase, done=True))
    places = [(each.turn, PHASES.index(each.phase)) for each in stages]
    assert places == sorted(places)


def values(*numbers: int) -> list[Fraction]:
    return [Fraction(each) for each in numbers]


def told(
    before: list[Fraction], after: list[Fraction], *, upward: bool = True, aim: int | None = None
) -> Effect:
    goal = None if aim is None else Fraction(aim)
    return effect_of(before, after, upward=upward, aim=goal, least=4, surety=0.95)


def test_two_values_on_each_side_say_too_little_however_far_apart() -> None:
    found = told(values(1, 1), values(100, 100), aim=90)
    assert (found.verdict, found.difference, found.low, found.reached) == (
        "too_few",
        Fraction(99),
        None,
        True,
    )


def test_welchs_range_of_the_difference() -> None:
    """Means 5/2 and 13/2, each squared error 5/12: difference 4, standard error sqrt(5/6), six degrees.

    t of six degrees at .975 is 2.4469.
    """
    found = told(values(1, 2, 3, 4), values(5, 6, 7, 8))
    assert (found.before, found.after, found.verdict) == (Fraction(5, 2), Fraction(13, 2), "better")
    assert found.low == pytest.approx(4 - 2.4469 * (5 / 6) ** 0.5, abs=1e-3)
    assert found.high == pytest.approx(4 + 2.4469 * (5 / 6) ** 0.5, abs=1e-3)


def test_less_is_better_where_the_topic_says_so() -> None:
    assert told(values(5, 6, 7, 8), values(1, 2, 3, 4), upward=False, aim=3).verdict == "better"
    assert told(values(1, 2, 3, 4), values(5, 6, 7, 8), upward=False).verdict == "worse"


def test_values_that_overlap_leave_it_open() -> None:
    assert told(values(1, 9, 2, 8), values(2, 9, 3, 9)).verdict == "unclear"


def test_without_values_on_both_sides_there_is_no_difference() -> None:
    assert told(values(1, 2, 3, 4), []).verdict == "none"


def test_seven_equal_dimensions_make_one_mark_of_a_hundred() -> None:
    dimensions = {"benefit": Decimal(1), "tools": Decimal(1), "procedure": Decimal(2)}
    marks = {"benefit": Decimal(8), "tools": Decimal(6), "procedure": Decimal(9)}
    assert weighted_mark(marks, dimensions, 10) == 80


def test_every_dimension_has_one_mark_within_its_range() -> None:
    dimensions = {"benefit": Decimal(1), "tools": Decimal(1)}
    found = marks_faults({"benefit": Decimal(11), "charm": Decimal(1)}, dimensions, 10)
    assert [(where, what) for where, what, _ in found] == [
        ("mark_tools", "has no mark"),
        ("mark_benefit", "is no mark of this review"),
        ("mark_charm", "is no dimension of this review"),
    ]


def test_a_topic_that_met_the_strict_judge_alone_is_made_up_for() -> None:
    """X marks 20 lower than Y everywhere; C was marked by X alone, as high as X marked B."""
    marks = [
        *(("A", judge, mark) for judge, mark in (("X", 50), ("Y", 70), ("Z", 71))),
        *(("B", judge, mark) for judge, mark in (("X", 60), ("Y", 80), ("Z", 79))),
        ("C", "X", 60),
        *(("D", judge, mark) for judge, mark in (("X", 40), ("Y", 60), ("Z", 61))),
    ]
    found = judged([(topic, judge, Fraction(mark)) for topic, judge, mark in marks])
    assert found.severities["X"] > 5 > found.severities["Y"]
    assert found.scores["C"] > found.scores["A"]
    assert found.scores["C"] == pytest.approx(found.scores["B"], abs=2)


def test_one_topic_has_the_mean_of_its_judges() -> None:
    found = judged([("A", "X", Fraction(60)), ("A", "Y", Fraction(70)), ("A", "Z", Fraction(80))])
    assert found.scores == {"A": 70}
    assert found.errors["A"] == pytest.approx(10 / 3**0.5)


def test_judges_who_give_everybody_the_same_tell_nobody_apart() -> None:
    found = judged([(topic, judge, Fraction(75)) for topic in "ABC" for judge in "XYZ"])
    assert {each.award for each in awarded(found)} == {"silver"}
    assert {each.place for each in awarded(found)} == {1}


def awarded(found: Judged, errors: float = 1.0) -> list[Standing]:
    return awards_of(
        found,
        start={"gold": Decimal(80), "silver": Decimal(70), "bronze": Decimal(60)},
        most={"gold": 1, "silver": 1, "bronze": 1},
        errors=errors,
    )


def scored(error: float, **scores: float) -> Judged:
    pairs = {(one, other): error for one in scores for other in scores if one != other}
    return Judged(scores, dict.fromkeys(scores, error), pairs, {}, 0.5)


def test_one_gold_one_silver_one_bronze() -> None:
    found = awarded(scored(0.1, a=90, b=85, c=75, d=65))
    assert [(each.topic, each.place, each.award) for each in found] == [
        ("a", 1, "gold"),
        ("b", 2, "silver"),
        ("c", 3, "bronze"),
        ("d", 4, ""),
    ]


def test_who_cannot_be_told_from_the_last_gold_has_gold_too() -> None:
    found = awarded(scored(2.0, a=85, b=84, c=81, d=70))
    assert [(each.award, each.tied) for each in found] == [
        ("gold", False),
        ("gold", True),
        ("silver", False),
        ("bronze", False),
    ]


def test_nobody_has_an_award_below_its_least_score() -> None:
    assert [each.award for each in awarded(scored(50.0, a=81, b=79, c=59))] == ["gold", "silver", ""]


def test_the_climate_of_a_quarter() -> None:
    """Three of four wrote; answered after 1, 2 and 6 days, the last one late; of two trials one failed."""
    lived = [
        Lived(1, 1, late=False, trials=1, failed=1),
        Lived(1, 2, late=False, trials=1, failed=0),
        Lived(2, 6, late=True, trials=0, failed=0),
        Lived(3, None, late=False, trials=0, failed=0),
        Lived(9, None, late=True, trials=0, failed=0),
    ]
    found = climate_of(lived, people=frozenset({1, 2, 3, 4}))
    assert (found.took_part, found.share, found.median_days) == (3, Fraction(3, 4), Fraction(2))
    assert (found.in_time, found.failures_told) == (Fraction(1, 2), Fraction(1, 2))


def test_without_a_suggestion_nothing_is_claimed() -> None:
    found = climate_of([], people=frozenset({1}))
    assert (found.share, found.median_days, found.in_time, found.failures_told) == (
        Fraction(0),
        None,
        None,
        None,
    )
