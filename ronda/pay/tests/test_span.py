"""Between what amounts a share lies: worked examples and what must always hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.kernel.period import Month
from ronda.pay.rules.grades import ladder_of
from ronda.pay.rules.lines import Spell
from ronda.pay.rules.span import Grades, next_step, outward, spans_of
from ronda.pay.rules.terms import terms_of
from ronda.people.tests.builders import the_rules

OCTOBER = Month(2022, 10)
TERMS = terms_of(the_rules(), OCTOBER)
LADDER = ladder_of(the_rules().grading)


def a_spell(number: int, points: int = 900_000, *, newcomer: bool = False) -> Spell:
    code = f"E{number:02d}"
    return Spell(number, number, code, 1, "account_manager", 31, 31, points, newcomer, None)


def settled(points: int) -> Grades:
    return Grades(points, points, points)


@pytest.mark.parametrize(
    ("least", "most", "told"),
    [
        (431_277, 465_510, (430_000, 470_000)),
        (460_000, 460_000, (460_000, 460_000)),
        (95, 104, (90, 110)),
        (0, 0, (0, 0)),
    ],
)
def test_a_range_is_told_on_two_leading_digits(least: int, most: int, told: tuple[int, int]) -> None:
    assert outward(least, most) == told


def test_settled_scores_leave_one_amount() -> None:
    spells = [a_spell(1), a_spell(2)]

    spans = spans_of([10_000] * 3, spells, {1: settled(900_000), 2: settled(900_000)}, TERMS)

    assert {(span.least, span.expected, span.most) for span in spans.values()} == {(5_000, 5_000, 5_000)}


def test_between_two_grades_lies_what_the_grade_moves_in_the_pool() -> None:
    spells = [a_spell(1), a_spell(2)]
    scores = {1: Grades(900_000, 800_000, 1_050_000), 2: settled(900_000)}

    span = spans_of([190_000] * 3, spells, scores, TERMS)[1]

    # Grade D counts 0.90 and B 1.10 beside the colleague's 1.00.
    assert (span.least, span.expected, span.most) == (90_000, 95_000, 99_524)


def test_the_next_grade_is_worth_what_it_adds_to_the_share() -> None:
    spells = [a_spell(1), a_spell(2)]

    span = spans_of([190_000] * 3, spells, {1: settled(900_000), 2: settled(900_000)}, TERMS)[1]

    assert span.step_cents == 99_524 - 95_000


def test_a_newcomer_has_no_next_grade() -> None:
    spells = [a_spell(1, newcomer=True), a_spell(2)]

    spans = spans_of([190_000] * 3, spells, {1: settled(900_000), 2: settled(900_000)}, TERMS)

    assert spans[1].step_cents is None


def test_the_way_to_the_next_grade_runs_from_where_the_present_one_begins() -> None:
    assert next_step(900_000, LADDER) == ("B", 1_000_000, 850_000)
    assert next_step(1_150_000, LADDER) is None


@given(
    st.integers(0, 10**7),
    st.lists(st.tuples(st.integers(0, 1_300_000), st.integers(0, 300_000)), min_size=1, max_size=6),
)
def test_the_expected_amount_lies_inside_its_range(pool: int, people: list[tuple[int, int]]) -> None:
    spells = [a_spell(number) for number in range(1, len(people) + 1)]
    scores = {
        number: Grades(points, max(points - swing, 0), points + swing)
        for number, (points, swing) in enumerate(people, start=1)
    }

    spans = spans_of([pool] * 3, spells, scores, TERMS)

    assert all(span.least <= span.expected <= span.most for span in spans.values())
    assert sum(span.expected for span in spans.values()) == pool


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_a_told_range_always_holds_the_true_one(one: int, other: int) -> None:
    least, most = sorted((one, other))

    low, high = outward(least, most)

    assert low <= least <= most <= high
