"""Hours, continuity, cramming and own forms of one person over twelve months."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from ronda.kernel.period import Month
from ronda.learning.rules.figures import Learnt
from ronda.policy import LearningRules

ASKS = LearningRules.model_validate(
    {"hours_a_year": 60, "learning_months_share": 0.75, "month_most_share": 0.4, "own_forms_share": 0.5}
)
JANUARY = Month(2026, 1)
YEAR = [JANUARY.plus(n) for n in range(12)]


def learnt(*minutes: int, there: int = 12, own: int = 0) -> Learnt:
    """Minutes of the first months of a year."""
    return Learnt(dict(zip(YEAR, minutes, strict=False)), YEAR[:there], own, ASKS)


def test_five_hours_in_each_month_are_enough_and_steady() -> None:
    year = learnt(*[300] * 12)

    assert (year.total, year.asked, year.enough, year.months, year.steady) == (3600, 3600, True, 12, True)
    assert year.crammed is None


def test_sixty_hours_in_december_are_enough_but_neither_steady_nor_spread() -> None:
    year = learnt(*[0] * 11, 3600)

    assert (year.enough, year.months, year.steady) == (True, 1, False)
    assert year.crammed == Month(2026, 12)


def test_nine_months_of_twelve_are_steady_and_eight_are_not() -> None:
    assert learnt(*[60] * 9).steady
    assert not learnt(*[60] * 8).steady


def test_exactly_two_fifths_in_one_month_are_not_too_much() -> None:
    assert learnt(720, 360, 360, 360).crammed is None
    assert learnt(730, 360, 360, 360).crammed == JANUARY


def test_who_has_just_begun_has_not_crammed() -> None:
    assert learnt(300, there=1).crammed is None


def test_who_was_there_for_six_months_is_asked_for_half_of_the_hours() -> None:
    assert learnt(*[300] * 6, there=6).asked == 1800


def test_half_of_the_minutes_in_own_forms_is_enough() -> None:
    assert learnt(100, own=50).mainly_own
    assert not learnt(100, own=49).mainly_own
    assert learnt(0).mainly_own


@given(st.lists(st.integers(0, 600), min_size=12, max_size=12))
def test_the_fullest_month_holds_at_least_a_twelfth(minutes: list[int]) -> None:
    year = learnt(*minutes)

    assert (year.most is None) == (not sum(minutes))
    assert (year.most or 1) >= Fraction(1, 12)
    assert year.fullest is None or year.minutes[year.fullest] == max(minutes)
