"""What makes a question of a visit: worked by hand, and what must hold whatever the readings are."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.visits.rules.proof import (
    Odd,
    Picture,
    Place,
    Read,
    Stay,
    bits_apart,
    clock_odd,
    coarse_distance,
    coarse_offset,
    far_odd,
    fast_odd,
    kept_until,
    may_confirm,
    may_read_place,
    metres_between,
    no_place_odd,
    old_photo_odd,
    same_accuracy_odd,
    same_photo_odd,
    same_text_odd,
    short_odd,
    turn_of,
    two_places_odd,
)

NINE = datetime(2022, 10, 13, 9, tzinfo=UTC)
# A degree of latitude is 111,195 m on a sphere of 6,371,008.8 m: 0.01 degrees are 1,112 m.
DOOR = (-33.45, -70.66)
metres = st.integers(0, 20_000)
accuracies = st.floats(0, 5000)
minutes = st.integers(0, 600)


def read(
    distance: int | None = None,
    accuracy: float | None = None,
    *,
    at: datetime = NINE,
    ahead: timedelta = timedelta(0),
    place: Place | None = None,
    moment: str = "arrived",
) -> Read:
    return Read(moment, at + ahead, at, place, accuracy, distance)


def stay(number: int, first: int, last: int, *readings: Read, outlet: int | None = None) -> Stay:
    """From `first` to `last` minutes after nine."""
    arrived, left = NINE + timedelta(minutes=first), NINE + timedelta(minutes=last)
    return Stay(number, outlet or number, f"Shop {number}", arrived, left, readings)


def picture(
    digest: str = "a", likeness: str = "", *, outlet: int = 1, number: int = 1, taken: datetime | None = None
) -> Picture:
    return Picture(number, outlet, outlet, digest, likeness, taken)


def kind_of(odd: Odd | None) -> str:
    return odd.kind if odd else ""


def test_a_hundredth_of_a_degree_north_is_1112_metres() -> None:
    assert metres_between(DOOR, (DOOR[0] + 0.01, DOOR[1])) == 1112
    assert metres_between(DOOR, DOOR) == 0


def test_a_visit_800_metres_away_is_a_question_and_one_at_the_fence_is_not() -> None:
    assert far_odd([read(100, 0)], geofence_metres=100) is None
    assert far_odd([read(101, 0)], geofence_metres=100) is not None
    far = far_odd([read(40, 12), read(800, 25.4, moment="left")], geofence_metres=100)
    assert far == Odd("far", {"metres": 800, "accuracy": 25, "fence": 100, "moment": "left"})


def test_the_fence_is_widened_by_the_accuracy() -> None:
    assert far_odd([read(180, 80)], geofence_metres=100) is None
    assert kind_of(far_odd([read(181, 80)], geofence_metres=100)) == "far"


@given(metres, accuracies, accuracies)
def test_a_worse_accuracy_never_makes_a_far_question(distance: int, accuracy: float, more: float) -> None:
    if far_odd([read(distance, accuracy)], geofence_metres=100) is None:
        assert far_odd([read(distance, accuracy + more)], geofence_metres=100) is None


@given(metres, accuracies, metres)
def test_nearer_is_never_farther(distance: int, accuracy: float, nearer: int) -> None:
    if far_odd([read(distance, accuracy)], geofence_metres=100) is None:
        assert far_odd([read(max(0, distance - nearer), accuracy)], geofence_metres=100) is None


def test_a_reading_without_a_distance_says_nothing() -> None:
    assert far_odd([read(None, None)], geofence_metres=100) is None


def test_under_two_minutes_is_short_and_two_are_not() -> None:
    least = {"visit": 2, "field_visit": 5}
    left = [NINE + timedelta(seconds=each) for each in (119, 120, 299)]

    assert short_odd(NINE, left[0], kind="visit", least_minutes=least) == Odd(
        "short", {"seconds": 119, "least": 2}
    )
    assert short_odd(NINE, left[1], kind="visit", least_minutes=least) is None
    assert kind_of(short_odd(NINE, left[2], kind="field_visit", least_minutes=least)) == "short"


def test_a_stay_without_both_ends_is_not_short() -> None:
    assert short_odd(None, NINE, kind="visit", least_minutes={"visit": 2}) is None
    assert short_odd(NINE, None, kind="visit", least_minutes={"visit": 2}) is None
    assert short_odd(NINE, NINE - timedelta(minutes=1), kind="visit", least_minutes={"visit": 2}) is None


def far_away(degrees: float, at: int, accuracy: float = 0) -> Read:
    place = Place(DOOR[0] + degrees, DOOR[1], accuracy)
    return read(0, accuracy, at=NINE + timedelta(minutes=at), place=place)


def test_eleven_kilometres_in_two_minutes_are_faster_than_any_road() -> None:
    here, there = stay(1, 0, 10, far_away(0, 10)), stay(2, 12, 20, far_away(0.1, 12))

    odd = fast_odd(there, [here], top_speed_kmh=120, least_metres=100)

    # 11,120 m in 120 s are 333.6 km/h.
    assert odd == Odd("fast", {"kmh": 334, "top": 120, "metres": 11120, "seconds": 120, "other": "Shop 1"})


def test_eleven_kilometres_in_twenty_minutes_are_a_drive() -> None:
    here, there = stay(1, 0, 10, far_away(0, 10)), stay(2, 30, 40, far_away(0.1, 30))

    assert fast_odd(there, [here], top_speed_kmh=120, least_metres=100) is None


def test_two_readings_next_door_say_nothing_about_speed() -> None:
    here, there = stay(1, 0, 10, far_away(0, 10)), stay(2, 10, 20, far_away(0.0008, 10))

    assert fast_odd(there, [here], top_speed_kmh=120, least_metres=100) is None


@given(st.floats(-0.5, 0.5), minutes, accuracies, accuracies)
def test_a_worse_accuracy_never_makes_anybody_faster(
    degrees: float, at: int, accuracy: float, more: float
) -> None:
    other = stay(1, 0, 10, far_away(0, 10))

    def odd(radius: float) -> Odd | None:
        here = stay(2, at, at + 5, far_away(degrees, at, radius))
        return fast_odd(here, [other], top_speed_kmh=120, least_metres=100)

    if odd(accuracy) is None:
        assert odd(accuracy + more) is None


def test_two_stays_that_overlap_by_twelve_minutes_are_two_places_at_once() -> None:
    odd = two_places_odd(stay(1, 0, 30), [stay(2, 18, 40), stay(3, 29, 50)], overlap_minutes=10)

    assert odd == Odd("two_places", {"minutes": 12, "other": "Shop 2"})


def test_nine_minutes_ask_nothing_nor_do_two_visits_to_one_outlet() -> None:
    assert two_places_odd(stay(1, 0, 30), [stay(2, 21, 40)], overlap_minutes=10) is None
    assert two_places_odd(stay(1, 0, 30), [stay(2, 0, 30, outlet=1)], overlap_minutes=10) is None


@given(minutes, minutes, minutes, minutes)
def test_two_places_at_once_is_the_same_question_from_both_sides(a: int, b: int, c: int, d: int) -> None:
    one, other = stay(1, min(a, b), max(a, b)), stay(2, min(c, d), max(c, d))

    there = two_places_odd(one, [other], overlap_minutes=10)
    back = two_places_odd(other, [one], overlap_minutes=10)

    assert (there and there.figures["minutes"]) == (back and back.figures["minutes"])


def test_the_same_file_is_the_same_photo_even_at_the_same_outlet() -> None:
    earlier = Picture(number=9, stay=7, outlet=1, digest="a")

    odd = same_photo_odd([picture("a")], [earlier], alike_bits=3)

    assert odd == Odd("same_photo", {"how": "same", "bits": 0, "photo": 1, "of": 9})


def test_a_picture_that_looks_the_same_is_a_question_only_at_another_outlet() -> None:
    mine = picture("a", "00000000000000ff")
    elsewhere = picture("b", "00000000000000f8", outlet=2, number=9)  # three bits apart
    other_outlet = same_photo_odd([mine], [elsewhere], alike_bits=3)
    here = Picture(number=9, stay=7, outlet=1, digest="b", likeness="00000000000000f8")

    assert other_outlet == Odd("same_photo", {"how": "alike", "bits": 3, "photo": 1, "of": 9})
    assert same_photo_odd([mine], [here], alike_bits=3) is None
    assert same_photo_odd([mine], [elsewhere], alike_bits=2) is None


hashes = st.integers(0, 2**64 - 1).map(lambda number: f"{number:016x}")


@given(hashes, hashes)
def test_bits_apart_is_a_distance(one: str, other: str) -> None:
    assert bits_apart(one, one) == 0
    assert bits_apart(one, other) == bits_apart(other, one)
    assert bits_apart("", one) is None


def test_a_photo_of_the_day_before_is_a_question_and_one_of_the_hour_before_is_not() -> None:
    left = NINE + timedelta(minutes=18)
    hour, day = NINE - timedelta(minutes=60), NINE - timedelta(days=1)

    assert old_photo_odd([picture(taken=hour)], NINE, left, photo_minutes=60) is None
    assert old_photo_odd([picture(taken=None)], NINE, left, photo_minutes=60) is None
    odd = old_photo_odd([picture(taken=hour), picture(taken=day)], NINE, left, photo_minutes=60)
    assert odd == Odd("old_photo", {"minutes": -1440, "allowed": 60, "photo": 1})


def test_the_third_note_in_the_same_words_is_a_question() -> None:
    assert same_text_odd({"outcome": 1}, times=2) is None
    assert same_text_odd({"outcome": 2, "advice": 5}, times=2) == Odd(
        "same_text", {"field": "advice", "times": 5}
    )


def test_twelve_equal_accuracies_are_a_question_and_a_thirteenth_that_differs_ends_it() -> None:
    assert same_accuracy_odd([20.0] * 11, equal=12) is None
    assert same_accuracy_odd([20.0] * 12, equal=12) == Odd("same_accuracy", {"readings": 12, "accuracy": 20})
    assert same_accuracy_odd([20.5, *[20.0] * 12], equal=12) is None


def test_a_clock_eleven_minutes_ahead_is_a_question_and_ten_are_not() -> None:
    assert clock_odd([read(ahead=timedelta(minutes=10))], clock_minutes=10) is None
    assert clock_odd([read(ahead=timedelta(minutes=11))], clock_minutes=10) == Odd(
        "clock", {"minutes": 11, "allowed": 10}
    )
    assert clock_odd([read(), read(ahead=-timedelta(minutes=45))], clock_minutes=10) == Odd(
        "clock", {"minutes": -45, "allowed": 10}
    )
    assert clock_odd([], clock_minutes=10) is None


@pytest.mark.parametrize(
    ("demanded", "in_hours", "kind"), [(True, True, "no_place"), (False, True, ""), (True, False, "")]
)
def test_a_missing_place_is_a_question_only_where_one_is_demanded_and_may_be_read(
    demanded: bool, in_hours: bool, kind: str
) -> None:
    assert kind_of(no_place_odd([read()], demanded=demanded, in_hours=in_hours)) == kind
    assert no_place_odd([read(12)], demanded=demanded, in_hours=in_hours) is None


def test_no_place_is_read_outside_working_time() -> None:
    def may(hour: int, *, works: bool = True) -> bool:
        return may_read_place(NINE.replace(hour=hour, minute=59), works=works, hours=(7, 20))

    assert [may(6), may(7), may(19), may(20)] == [False, True, True, False]
    assert not may(12, works=False)


def test_a_place_is_shown_in_steps_of_two_hundred_metres() -> None:
    # 0.003 degrees north are 334 m: nearer to 400 than to 200.
    assert coarse_offset((DOOR[0] + 0.003, DOOR[1]), DOOR, metres=200) == (0, 400)
    assert coarse_offset((DOOR[0] + 0.0005, DOOR[1]), DOOR, metres=200) == (0, 0)
    assert [coarse_distance(each) for each in (4, 5, 842, 1249, 1250)] == [0, 10, 840, 1200, 1300]


@given(st.floats(-0.05, 0.05), st.floats(-0.05, 0.05))
def test_a_shown_place_is_always_on_the_coarse_grid(north: float, east: float) -> None:
    shown = coarse_offset((DOOR[0] + north, DOOR[1] + east), DOOR, metres=200)

    assert [each % 200 for each in shown] == [0, 0]


def test_a_place_is_kept_until_nobody_can_object_any_more() -> None:
    working = [date(2022, 11, 1) + timedelta(days=each) for each in range(40)]  # every day is worked

    # The close takes until the 15th; the eighteenth day from the 16th on is the third of December.
    assert kept_until(date(2022, 11, 1), working, window_days=18, days_more=15) == date(2022, 12, 3)
    assert kept_until(date(2022, 11, 1), working[:20], window_days=18, days_more=15) is None


def test_the_person_has_the_first_word() -> None:
    due = date(2022, 10, 18)

    assert turn_of("asked", answer_due=due, today=due) == "person"
    assert turn_of("asked", answer_due=due, today=due + timedelta(days=1)) == "leader"
    assert turn_of("answered", answer_due=due, today=date(2022, 10, 14)) == "leader"
    assert [turn_of(each, answer_due=due, today=due) for each in ("dismissed", "confirmed")] == ["", ""]
    assert not may_confirm("asked", answer_due=due, today=due)
    assert may_confirm("answered", answer_due=due, today=due)
