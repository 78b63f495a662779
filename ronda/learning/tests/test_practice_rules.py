"""Scores of several judges, places, agreement and effect: worked by hand, and what always holds."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.learning.rules.practice import (
    Checked,
    Criterion,
    answer_faults,
    effect_of,
    first_places,
    judged,
    kendalls_w,
    mark_faults,
    places,
    sheet_faults,
    unconnected,
    weighted,
)

SHEET = [Criterion("look", "", 60, 10), Criterion("time", "", 40, 5)]
A, B, C = 101, 102, 103
MARKS = st.integers(20, 80).map(Fraction)


def scores(rows: dict[int, dict[int, int]]) -> dict[tuple[int, int], Fraction]:
    return {(entry, judge): Fraction(mark) for entry, given in rows.items() for judge, mark in given.items()}


def test_eight_of_ten_and_two_and_a_half_of_five_weighted_60_to_40_are_68_of_100() -> None:
    assert weighted(SHEET, {"look": Decimal(8), "time": Decimal("2.5")}) == 68


def test_a_sheet_without_a_hundred_of_weight_is_refused() -> None:
    assert not list(sheet_faults(SHEET))
    [fault] = sheet_faults([Criterion("look", "", 60, 10)])
    assert fault[1] == "has weights that do not add up to 100"


@pytest.mark.parametrize("mark", ["-0.5", "10.5", "3.2"])
def test_a_mark_beyond_the_highest_or_between_halves_is_refused(mark: str) -> None:
    assert [where for where, *_ in mark_faults(SHEET, {"look": Decimal(mark), "time": Decimal(5)})] == [
        "mark_look"
    ]


def test_a_criterion_without_a_mark_is_refused() -> None:
    assert [where for where, *_ in mark_faults(SHEET, {"look": Decimal(1)})] == ["mark_time"]


def test_with_every_score_given_the_plain_mean_holds() -> None:
    found = judged(scores({1: {A: 80, B: 60}, 2: {A: 70, B: 70}}))
    assert found.score == {1: 70, 2: 70}
    assert found.complete
    assert found.spread == {1: 20, 2: 0}


def test_whoever_met_only_the_strict_judge_is_not_the_worse_for_it() -> None:
    """A gives ten more than B where both scored: A is lenient by 5, B strict by 5."""
    found = judged(scores({1: {A: 80, B: 70}, 2: {A: 90}, 3: {B: 85}}))
    assert found.strictness == {A: -5, B: 5}
    assert found.score == {1: 75, 2: 85, 3: 90}
    assert not found.complete


def test_a_correction_leads_nobody_beyond_a_hundred() -> None:
    assert judged(scores({1: {A: 80, B: 60}, 2: {B: 95}})).score[2] == 100


@given(st.lists(st.tuples(MARKS, MARKS, MARKS), min_size=1, max_size=6))
def test_of_a_full_table_the_score_is_always_the_mean(rows: list[tuple[Fraction, ...]]) -> None:
    table = {(entry, judge): mark for entry, row in enumerate(rows) for judge, mark in enumerate(row)}
    found = judged(table)
    assert found.score == {entry: sum(row) / 3 for entry, row in enumerate(rows)}
    assert sum(found.strictness.values()) == 0


@given(
    st.dictionaries(st.tuples(st.integers(1, 5), st.integers(1, 3)), MARKS, min_size=1),
    st.integers(1, 3),
    st.integers(1, 6),
)
def test_a_judge_who_is_stricter_with_everybody_changes_no_order(
    table: dict[tuple[int, int], Fraction], judge: int, less: int
) -> None:
    if unconnected(table):
        return
    before = judged(table).score
    after = judged({key: mark - less * (key[1] == judge) for key, mark in table.items()}).score
    if all(0 < score < 100 for score in [*before.values(), *after.values()]):
        assert len({before[entry] - after[entry] for entry in before}) == 1


@given(st.dictionaries(st.tuples(st.integers(1, 5), st.integers(1, 4)), MARKS, min_size=1))
def test_scores_stay_within_0_and_100_whatever_is_missing(table: dict[tuple[int, int], Fraction]) -> None:
    if not unconnected(table):
        assert all(0 <= score <= 100 for score in judged(table).score.values())


def test_two_groups_without_a_judge_in_common_cannot_be_compared() -> None:
    assert unconnected([(1, A), (2, B)])
    assert not unconnected([(1, A), (2, B), (3, A), (3, B)])


def test_three_judges_of_whom_one_turns_two_round_agree_by_seven_ninths() -> None:
    """Rank sums 4, 5, 9: W = (12 x 122 - 1296) / 216."""
    table = scores({1: {A: 1, B: 10, C: 2}, 2: {A: 2, B: 20, C: 1}, 3: {A: 3, B: 30, C: 3}})
    assert kendalls_w(table) == Fraction(7, 9)


def test_a_tie_counts_as_half_a_place_each() -> None:
    """Rank sums 2.5, 3.5, 6 and one tie of two: W = (12 x 54.5 - 576) / (96 - 12)."""
    assert kendalls_w(scores({1: {A: 1, B: 5}, 2: {A: 2, B: 5}, 3: {A: 3, B: 9}})) == Fraction(13, 14)


def test_one_judge_two_entries_or_no_difference_have_no_agreement() -> None:
    assert kendalls_w(scores({1: {A: 1}, 2: {A: 2}, 3: {A: 3}})) is None
    assert kendalls_w(scores({1: {A: 1, B: 1}, 2: {A: 2, B: 2}})) is None
    assert kendalls_w(scores({each: {A: 4, B: 4} for each in (1, 2, 3)})) is None


@given(st.lists(st.tuples(MARKS, MARKS, MARKS), min_size=3, max_size=7))
def test_agreement_lies_between_0_and_1(rows: list[tuple[Fraction, ...]]) -> None:
    found = kendalls_w(
        {(entry, judge): mark for entry, row in enumerate(rows) for judge, mark in enumerate(row)}
    )
    assert found is None or 0 <= found <= 1


def test_equal_scores_share_a_place_and_the_next_is_left_out() -> None:
    assert places({1: Decimal(90), 2: Decimal(95), 3: Decimal(90), 4: Decimal(80)}) == {
        1: 2,
        2: 1,
        3: 2,
        4: 4,
    }


def test_of_seven_the_first_two_are_named_and_nobody_is_the_last() -> None:
    assert first_places({entry: entry for entry in range(1, 8)}, 3) == [1, 2]


def test_of_two_only_the_first_is_named() -> None:
    assert first_places({1: 2, 2: 1}, 3) == [2]


def test_two_who_share_the_second_place_where_two_are_named_both_stay_unnamed() -> None:
    assert first_places({1: 1, 2: 2, 3: 2, 4: 4, 5: 5, 6: 6}, 3) == [1]


def test_all_who_share_the_first_place_are_named() -> None:
    assert first_places({1: 1, 2: 1, 3: 3}, 3) == [1, 2]


ASKED = {"goal": "words", "reached": "grade", "shown": "yes_no"}


def test_a_full_sheet_has_no_fault() -> None:
    assert not list(answer_faults(ASKED, 4, {"goal": "Listen", "reached": 4, "shown": "no"}))


@pytest.mark.parametrize(
    "answers",
    [
        {"goal": "  ", "reached": 4, "shown": "no"},
        {"goal": "Listen", "reached": 5, "shown": "no"},
        {"goal": "Listen", "reached": True, "shown": "no"},
        {"goal": "Listen", "reached": 4, "shown": "perhaps"},
        {"goal": "Listen", "reached": 4},
        {"goal": "Listen", "reached": 4, "shown": "no", "more": "words"},
    ],
)
def test_an_answer_that_does_not_fit_is_one_fault(answers: dict[str, object]) -> None:
    assert len(list(answer_faults(ASKED, 4, answers))) == 1


def test_the_gain_is_the_mean_in_whole_points_of_those_who_sat_both_tests() -> None:
    half, full = Fraction(1, 2), Fraction(1)
    rows = [
        Checked(half, full, "fully"),
        Checked(half, Fraction(3, 4), "partly"),
        Checked(half, half, "not"),
        Checked(None, full, "no_occasion"),
        Checked(),
    ]

    found = effect_of(rows, least=3)

    assert (found.people, found.both, found.gain) == (5, 3, 25)
    assert (found.fully, found.partly, found.not_applied, found.no_occasion) == (1, 1, 1, 1)
    assert found.looked_at == 3


def test_of_fewer_people_no_mean_is_told() -> None:
    assert effect_of([Checked(Fraction(0), Fraction(1))] * 2, least=3).gain is None
