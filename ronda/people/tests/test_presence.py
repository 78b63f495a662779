"""Days of a spell that count as being there."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from ronda.kernel.period import Month, Period
from ronda.people.rules import presence

OCTOBER = Month(2022, 10).period
KINDS = ("sick", "maternity", "unpaid", "annual")

days = st.dates(date(2022, 9, 20), date(2022, 11, 10))
kinds = st.sampled_from(KINDS)


@st.composite
def leaves(draw: st.DrawFn) -> list[tuple[date, date, str]]:
    taken = draw(st.lists(st.tuples(days, st.integers(1, 40), kinds), max_size=6))
    return [(start, start + timedelta(days=length), kind) for start, length, kind in taken]


def test_ordinary_leave_is_lost_and_protected_leave_is_present_but_not_available() -> None:
    leave = [
        (date(2022, 10, 3), date(2022, 10, 8), "unpaid"),
        (date(2022, 10, 10), date(2022, 10, 12), "sick"),
    ]

    there = presence(OCTOBER, leave, protected=("sick",))

    assert (there.days, there.present, there.available) == (31, 26, 24)


def test_a_day_of_both_protected_and_other_leave_counts_as_present() -> None:
    leave = [(date(2022, 10, 3), date(2022, 10, 6), "unpaid"), (date(2022, 10, 5), date(2022, 10, 8), "sick")]

    there = presence(OCTOBER, leave, protected=("sick",))

    assert (there.present, there.available) == (29, 26)


def test_leave_beyond_the_spell_takes_nothing_from_it() -> None:
    spell = Period(date(2022, 10, 10), date(2022, 10, 20))

    there = presence(spell, [(date(2022, 10, 1), date(2022, 10, 12), "annual")], protected=())

    assert (there.days, there.present, there.available) == (10, 8, 8)


@settings(deadline=None)
@given(leaves(), st.sets(kinds))
def test_present_and_lost_days_make_up_the_spell(
    leave: list[tuple[date, date, str]], protected: set[str]
) -> None:
    there = presence(OCTOBER, leave, protected)

    lost = [
        day
        for day in OCTOBER.each_day()
        if (taken := {kind for start, end, kind in leave if start <= day < end}) and not taken & protected
    ]
    assert there.present + len(lost) == there.days == 31
    assert 0 <= there.available <= there.present


@settings(deadline=None)
@given(leaves(), st.sets(kinds), kinds)
def test_protecting_a_kind_of_leave_never_lowers_presence(
    leave: list[tuple[date, date, str]], protected: set[str], another: str
) -> None:
    before = presence(OCTOBER, leave, protected)
    after = presence(OCTOBER, leave, protected | {another})

    assert after.present >= before.present
    assert after.available == before.available


@settings(deadline=None)
@given(leaves(), days, st.integers(1, 40))
def test_protected_leave_taken_on_top_never_lowers_presence(
    leave: list[tuple[date, date, str]], start: date, length: int
) -> None:
    added = (start, start + timedelta(days=length), "maternity")

    before = presence(OCTOBER, leave, {"maternity"})
    after = presence(OCTOBER, [*leave, added], {"maternity"})

    assert after.present >= before.present
