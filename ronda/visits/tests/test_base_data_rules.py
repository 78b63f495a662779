from datetime import date, timedelta
from fractions import Fraction

from ronda.visits.rules.base_data import (
    filled_share,
    group_shares,
    group_states,
    is_timely,
    missing_fields,
    right_share,
)

GROUPS = {"basic": ("name", "city"), "image": ("stars", "photo")}


def test_nought_is_something_and_an_empty_word_is_not() -> None:
    states = group_states({"name": "Shop", "city": "", "stars": 0, "photo": None}, GROUPS)

    assert missing_fields(states) == ["city", "photo"]
    assert filled_share(states) == Fraction(1, 2)


def test_a_group_is_complete_where_all_its_fields_say_something() -> None:
    whole = group_states({"name": "Shop", "city": "Linden"}, GROUPS)
    bare = group_states({}, GROUPS)

    told = [(each.group, each.outlets, each.complete) for each in group_shares([(whole, True), (bare, True)])]

    assert told == [("basic", 2, 1), ("image", 2, 0)]


def test_a_complete_group_is_in_time_where_its_record_is() -> None:
    whole = group_states({"name": "Shop", "city": "Linden"}, GROUPS)

    basic = group_shares([(whole, True), (whole, False), (whole, False), (whole, False)])[0]

    assert (basic.share, basic.timely_share) == (Fraction(1), Fraction(1, 4))


def test_what_inspections_found_right_is_counted_over_the_fields_of_a_group() -> None:
    compared = {"name": (3, 4), "city": (4, 4), "stars": (0, 2)}

    assert right_share(GROUPS["basic"], compared) == Fraction(7, 8)
    assert right_share(("photo",), compared) is None


def test_a_record_is_in_time_for_half_a_year_after_somebody_saw_to_it() -> None:
    today = date(2022, 10, 31)

    assert is_timely(today - timedelta(days=183), today, 183)
    assert not is_timely(today - timedelta(days=184), today, 183)
    assert not is_timely(None, today, 183)
