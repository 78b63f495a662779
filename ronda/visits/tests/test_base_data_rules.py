from datetime import date, timedelta
from fractions import Fraction

from ronda.visits.rules.base_data import (
    filled_share,
    group_shares,
    group_states,
    is_timely,
    missing_fields,
)

GROUPS = {"basic": ("name", "city"), "image": ("stars", "photo")}


def test_nought_is_something_and_an_empty_word_is_not() -> None:
    states = group_states({"name": "Shop", "city": "", "stars": 0, "photo": None}, GROUPS)

    assert missing_fields(states) == ["city", "photo"]
    assert filled_share(states) == Fraction(1, 2)


def test_a_group_is_complete_where_all_its_fields_say_something() -> None:
    whole = group_states({"name": "Shop", "city": "Linden"}, GROUPS)
    bare = group_states({}, GROUPS)

    told = [(each.group, each.outlets, each.complete) for each in group_shares([whole, bare])]

    assert told == [("basic", 2, 1), ("image", 2, 0)]


def test_a_record_is_in_time_for_half_a_year_after_somebody_saw_to_it() -> None:
    today = date(2022, 10, 31)

    assert is_timely(today - timedelta(days=183), today, 183)
    assert not is_timely(today - timedelta(days=184), today, 183)
    assert not is_timely(None, today, 183)
