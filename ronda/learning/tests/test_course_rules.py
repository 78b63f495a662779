"""Pure rules of courses: what is seen, finished, credited, due again, in order, proposed."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.learning.rules.courses import (
    Past,
    Seen,
    covered,
    credited_minutes,
    cycle_with,
    due_again_on,
    is_finished,
    merged,
    proposal_refused,
    reading_seconds,
    seconds_wanted,
    taken_up,
)

TWO, NINE_TENTHS, HALF = Decimal(2), Decimal("0.9"), Decimal("0.5")
PIECES = st.lists(st.tuples(st.integers(-5, 120), st.integers(-5, 120)), max_size=12)
DAY = date(2022, 10, 17)


def heard(known: Seen, reported: Seen, elapsed: int = 10) -> Seen:
    return taken_up(known, reported, elapsed=elapsed, most_seconds=60, fastest=TWO, length=100)


def test_pieces_that_touch_or_overlap_are_one_and_what_lies_outside_is_cut() -> None:
    assert merged([(20, 30), (0, 10), (10, 12), (25, 140), (7, 7)], 100) == ((0, 12), (20, 100))


def test_what_was_jumped_over_or_seen_twice_adds_nothing() -> None:
    assert covered([(0, 10), (90, 100), (0, 10)]) == 20


@given(PIECES)
def test_merging_keeps_every_second_and_adds_none(pieces: list[tuple[int, int]]) -> None:
    seconds = {each for start, end in pieces for each in range(max(0, start), min(end, 100))}
    found = merged(pieces, 100)
    assert {each for start, end in found for each in range(start, end)} == seconds
    assert covered(found) == len(seconds)
    assert merged(found, 100) == found


def test_a_report_counts_no_more_time_than_has_passed() -> None:
    assert heard(Seen(30), Seen(500), elapsed=10).seconds == 40
    assert heard(Seen(30), Seen(500), elapsed=3600).seconds == 90
    assert heard(Seen(30), Seen(-5), elapsed=10).seconds == 30
    assert heard(Seen(30), Seen(8), elapsed=-3).seconds == 30


def test_of_a_video_no_more_counts_than_can_have_been_played() -> None:
    assert heard(Seen(), Seen(10, ((0, 100),)), elapsed=10).pieces == ((0, 20),)
    assert heard(Seen(10, ((0, 20),)), Seen(10, ((20, 30), (50, 90)))).pieces == ((0, 30), (50, 60))
    assert heard(Seen(), Seen(10, ((0, 100),)), elapsed=0).pieces == ()


@given(st.lists(st.tuples(st.integers(0, 400), PIECES, st.integers(-10, 400)), max_size=8))
def test_whatever_a_page_reports_nobody_learns_longer_than_the_clock(
    reports: list[tuple[int, list[tuple[int, int]], int]],
) -> None:
    seen, passed = Seen(), 0
    for seconds, pieces, elapsed in reports:
        seen = heard(seen, Seen(seconds, tuple(pieces)), elapsed)
        passed += max(0, elapsed)
    assert seen.seconds <= passed
    assert covered(seen.pieces) <= 2 * passed


def test_ninety_of_a_hundred_seconds_finish_a_video_and_half_the_time_a_text() -> None:
    shares = {"video_share": NINE_TENTHS, "reading_share": HALF}
    assert seconds_wanted("video", 100, **shares) == 90
    assert seconds_wanted("text", 61, **shares) == 31
    assert seconds_wanted("link", None, **shares) is None
    assert is_finished("video", 90, seconds=0, pieces=[(0, 90)])
    assert not is_finished("video", 90, seconds=500, pieces=[(0, 80), (95, 100)])
    assert is_finished("text", 31, seconds=31, pieces=[])
    assert not is_finished("pdf", 31, seconds=30, pieces=[])
    assert is_finished("link", None, seconds=0, pieces=[])


def test_reading_goes_by_words_and_by_chinese_signs() -> None:
    assert reading_seconds("word " * 180, words_a_minute=180, signs_a_minute=200) == 60
    assert reading_seconds("字" * 100, words_a_minute=180, signs_a_minute=200) == 30
    assert reading_seconds("", words_a_minute=180, signs_a_minute=200) == 1


def test_minutes_that_count_are_whole_ones_and_at_most_half_as_many_again() -> None:
    assert credited_minutes(59, course_minutes=60, most_share=Decimal("1.5")) == 0
    assert credited_minutes(45 * 60 + 59, course_minutes=60, most_share=Decimal("1.5")) == 45
    assert credited_minutes(9 * 3600, course_minutes=45, most_share=Decimal("1.5")) == 67


def test_a_course_is_due_again_on_the_last_day_of_a_shorter_month() -> None:
    assert due_again_on(date(2022, 8, 31), 6) == date(2023, 2, 28)
    assert due_again_on(date(2022, 1, 15), 12) == date(2023, 1, 15)
    assert due_again_on(date(2022, 1, 15), None) is None


def test_a_circle_of_courses_is_named_from_the_course_back_to_it() -> None:
    requires = {1: [2], 2: [3], 3: [], 4: [1]}
    assert cycle_with(requires, 3, [1]) == (3, 1, 2, 3)
    assert cycle_with(requires, 1, [1]) == (1, 1)
    assert cycle_with(requires, 5, [1, 4]) == ()


@pytest.mark.parametrize(
    ("past", "why"),
    [
        (Past(), ""),
        (Past(open_of_course=True), "open"),
        (Past(done_on=date(2022, 10, 1)), "done"),
        (Past(done_on=date(2022, 4, 1)), ""),
        (Past(settled_on=date(2022, 9, 1)), "settled"),
        (Past(open_now=2), ""),
        (Past(open_now=3), "many"),
    ],
)
def test_a_course_is_not_proposed_while_it_is_fresh_or_too_many_lie_open(past: Past, why: str) -> None:
    assert proposal_refused(past, on=DAY, quiet_days=180, most_open=3) == why


def test_a_person_who_proposes_does_not_mind_how_many_lie_open() -> None:
    assert proposal_refused(Past(open_now=9), on=DAY, quiet_days=180, most_open=None) == ""
