"""What makes two problems the same one come again."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.work.rules.problem_states import is_late, may_check, next_state
from ronda.work.rules.repeated_problems import Noted, alikeness, repeated_with, topic_of, words_of

DAY = date(2022, 10, 3)


def noted(number: int, *, day: int = 0, topic: str = "", title: str = "x y", process: int = 0) -> Noted:
    return Noted(number, DAY + timedelta(days=day), topic, title, process)


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ("Display arrives broken", "Display arrives broken", Fraction(1)),
        ("Display arrives broken 3", "DISPLAY arrives broken, 7", Fraction(1)),
        ("Display arrives broken", "Display arrives late", Fraction(1, 2)),
        ("Broken", "Broken", Fraction(0)),
        ("Expositor roto en la tienda", "expositor roto en tienda", Fraction(4, 5)),
        ("陈列架损坏", "陈列架损坏", Fraction(1)),
    ],
)
def test_titles_are_alike_by_the_share_of_their_words(one: str, other: str, share: Fraction) -> None:
    assert alikeness(one, other) == share


@given(st.text(), st.text())
def test_alikeness_is_the_same_both_ways_and_between_nought_and_one(one: str, other: str) -> None:
    assert alikeness(one, other) == alikeness(other, one)
    assert 0 <= alikeness(one, other) <= 1


@given(st.text())
def test_words_do_not_know_capitals(title: str) -> None:
    assert words_of(title.upper().casefold()) == words_of(title.casefold().upper())


def test_a_text_without_spaces_is_taken_two_signs_at_a_time() -> None:
    assert words_of("陈列架") == {"陈列", "列架"}


@pytest.mark.parametrize(
    ("other", "repeated"),
    [
        (noted(1, topic=" LATE  delivery "), True),
        (noted(1, topic="price", title="Lorry is late again"), False),
        (noted(1, title="lorry is late again"), True),
        (noted(1, process=4), True),
        (noted(1, process=5), False),
        (noted(1, topic="late delivery", day=-90), False),
        (noted(1, topic="late delivery", day=-89), True),
        (noted(1, topic="late delivery", day=1), False),
    ],
)
def test_a_topic_a_process_or_a_title_repeats_inside_the_window(other: Noted, repeated: bool) -> None:
    one = noted(9, topic="late delivery", title="Lorry is late again", process=4)

    found = repeated_with(one, [other], window_days=90)

    assert [each.number for each in found] == ([1, 9] if repeated else [9])


def test_a_group_is_called_by_its_latest_topic_or_else_by_its_latest_title() -> None:
    assert topic_of([noted(1, topic="old"), noted(2, topic="new"), noted(3)]) == "new"
    assert topic_of([noted(1, title="a b"), noted(2, title="c d")]) == "c d"


@pytest.mark.parametrize(
    ("state", "deed", "leads_to"),
    [
        ("open", "cause", "cause"),
        ("cause", "action", "action"),
        ("open", "action", None),
        ("action", "acted", "check"),
        ("check", "solved", "closed"),
        ("check", "not_solved", "action"),
        ("action", "solved", None),
        ("closed", "dismissed", None),
        ("cause", "dismissed", "dismissed"),
        ("check", "reassigned", "check"),
        ("dismissed", "reassigned", None),
    ],
)
def test_a_problem_goes_one_step_after_the_other(state: str, deed: str, leads_to: str | None) -> None:
    assert next_state(state, deed) == leads_to


def test_nobody_checks_the_own_work() -> None:
    assert not may_check(7, 7)
    assert may_check(7, 8)
    assert not may_check(7, None)


def test_a_problem_is_late_the_day_after_it_was_due_until_it_is_closed() -> None:
    assert not is_late("open", DAY, DAY)
    assert is_late("check", DAY, DAY + timedelta(days=1))
    assert not is_late("closed", DAY, DAY + timedelta(days=1))
