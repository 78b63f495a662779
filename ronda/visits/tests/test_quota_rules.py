from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from ronda.visits.rules.pace import Days, Pace, PaceNumbers, pace_of, pace_together
from ronda.visits.rules.proposing import Candidate, long_unseen, propose
from ronda.visits.rules.quotas import Book, Seen, Stint, book_due, book_tally, by_class, quota_tally

FIRST = date(2022, 10, 1)
NUMBERS = PaceNumbers(Fraction(1, 4), Fraction(3, 100), 30)


def a_stint(*, start: date = FIRST, end: date = date(2022, 11, 1), available: int | None = None) -> Stint:
    days = (end - start).days
    return Stint(1, 1, "brand_manager", start, end, days, days if available is None else available)


def a_pace(due: int, done: int, passed: int, left: int, planned: int = 0) -> Pace:
    return pace_of(Fraction(due), Fraction(done), planned, Days(passed, left), NUMBERS)


def test_an_outlet_that_is_seen_twice_counts_once() -> None:
    visits = [Seen(7, FIRST), Seen(7, FIRST + timedelta(days=3)), Seen(8, FIRST)]

    assert quota_tally(80, a_stint(), 31, visits).outlets == (7, 8)


def test_a_visit_outside_the_days_of_the_post_does_not_count() -> None:
    visits = [Seen(7, date(2022, 10, 11)), Seen(8, date(2022, 10, 12))]

    tally = quota_tally(80, a_stint(start=date(2022, 10, 12)), 31, visits)

    assert tally.outlets == (8,)
    assert tally.due == Fraction(80 * 20, 31)


def test_leave_lowers_the_quota() -> None:
    assert quota_tally(50, a_stint(available=21), 31, []).due == Fraction(50 * 21, 31)


def test_an_outlet_held_half_the_month_is_due_half_its_visits() -> None:
    assert book_due(2, 15, Stint(1, 1, "account_manager", FIRST, date(2022, 10, 31), 30, 30), 30) == 1


def test_more_visits_than_due_make_up_for_no_other_outlet() -> None:
    books = [Book(1, "A", Fraction(2), 5), Book(2, "C", Fraction(1), 0)]

    tally = book_tally(books)

    assert (tally.due, tally.done) == (Fraction(3), Fraction(2))
    assert tally.outlets == (1,)


def test_a_class_tells_who_was_not_seen_and_what_is_missing() -> None:
    books = [
        Book(1, "A", Fraction(2), 1),
        Book(2, "A", Fraction(2), 0),
        Book(3, "B", Fraction(1), 1),
        Book(3, "B", Fraction(0), 0),
    ]

    told = [(each.visit_class, each.outlets, each.unseen, each.missing) for each in by_class(books)]

    assert told == [("A", 2, 1, Fraction(3)), ("B", 1, 0, Fraction(0))]


def test_behind_is_told_against_the_even_line() -> None:
    pace = a_pace(80, 34, 10, 10)

    assert (pace.state, pace.behind, pace.left, pace.needed) == ("behind", 6, 46, Fraction(46, 10))
    assert pace.warned


def test_three_per_cent_below_the_even_line_is_on_course() -> None:
    assert [a_pace(100, done, 10, 10).state for done in (47, 46)] == ["on_course", "behind"]


def test_early_in_the_month_being_behind_is_no_warning_yet() -> None:
    assert [a_pace(80, 0, passed, 20 - passed).warned for passed in (4, 5)] == [False, True]


def test_what_the_days_left_cannot_hold_is_out_of_reach_and_always_a_warning() -> None:
    assert a_pace(80, 0, 1, 2).state == "out_of_reach"
    assert a_pace(80, 20, 1, 2).state == "behind"
    assert a_pace(80, 0, 0, 2).warned


def test_a_month_that_is_over_is_reached_or_missed() -> None:
    assert [a_pace(5, done, 20, 0).state for done in (5, 4)] == ["reached", "missed"]


def test_half_an_outlet_due_is_a_whole_one_to_see() -> None:
    pace = pace_of(Fraction(51, 2), Fraction(25), 0, Days(5, 5), NUMBERS)

    assert (pace.wanted, pace.left) == (26, 1)


def test_who_is_on_leave_all_month_owes_nothing() -> None:
    assert a_pace(0, 0, 0, 0).state == "nothing_due"


def test_what_is_chosen_already_need_not_be_chosen() -> None:
    assert [a_pace(5, 1, 1, 9, planned=planned).unplanned for planned in (0, 3, 9)] == [4, 1, 0]


def test_one_persons_surplus_does_not_do_anothers_work() -> None:
    together = pace_together([a_pace(5, 9, 10, 10), a_pace(5, 0, 10, 10)], NUMBERS)

    assert (together.due, together.done) == (Fraction(10), Fraction(5))
    assert (together.left, together.behind) == (5, 2)
    assert together.state == "behind"


@given(due=st.integers(0, 200), done=st.integers(0, 200), passed=st.integers(0, 23), left=st.integers(0, 23))
def test_what_is_left_is_what_is_due_without_what_is_done(
    due: int, done: int, passed: int, left: int
) -> None:
    pace = a_pace(due, done, passed, left)

    assert pace.left == max(due - done, 0)
    assert pace.behind <= max(pace.left, 0)
    assert (pace.state in {"reached", "nothing_due"}) is (pace.left == 0)


WEIGHTS = {"priority": 30, "modern": 28, "unseen": 26, "nothing": 0}


def a_candidate(number: int, holder: str, *codes: str) -> Candidate:
    return Candidate(number, f"O{number}", holder, {code: {} for code in codes})


def test_proposals_are_spread_over_account_managers() -> None:
    """Worked in the rule: 30, then 26 before 28 - 3 = 25."""
    candidates = [
        a_candidate(1, "diego", "priority"),
        a_candidate(2, "diego", "modern"),
        a_candidate(3, "elena", "unseen"),
    ]

    found = propose(candidates, WEIGHTS, spread_cost=3, seen_of={})

    assert [(each.outlet_id, each.points, each.weight) for each in found] == [
        (1, 30, 30),
        (3, 26, 26),
        (2, 28, 25),
    ]


def test_who_was_seen_before_comes_later() -> None:
    candidates = [a_candidate(1, "diego", "priority"), a_candidate(2, "elena", "priority")]

    found = propose(candidates, WEIGHTS, spread_cost=3, seen_of={"diego": 1})

    assert [each.outlet_id for each in found] == [2, 1]


def test_without_a_cost_only_the_points_decide_and_then_the_code() -> None:
    candidates = [a_candidate(number, "diego", "modern") for number in (10, 1, 2)]

    found = propose(candidates, WEIGHTS, spread_cost=0, seen_of={})

    assert [each.outlet_id for each in found] == [1, 10, 2]


def test_reasons_are_told_the_heaviest_first_and_what_weighs_nothing_is_none() -> None:
    [found] = propose(
        [a_candidate(1, "", "unseen", "priority", "nothing", "unknown")], WEIGHTS, spread_cost=3, seen_of={}
    )

    assert [(each.code, each.points) for each in found.reasons] == [("priority", 30), ("unseen", 26)]


def test_three_months_are_long() -> None:
    today = date(2022, 10, 31)

    assert long_unseen(None, today, 92) == {}
    assert long_unseen(today - timedelta(days=92), today, 92) == {"days": 92}
    assert long_unseen(today - timedelta(days=91), today, 92) is None
