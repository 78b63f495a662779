"""The nearest place next: a road of shops, and one whose place nobody knows."""

from hypothesis import given
from hypothesis import strategies as st

from ronda.inspection.rules.nearness import by_nearness, metres

places = st.one_of(st.none(), st.tuples(st.floats(-80, 80), st.floats(-179, 179)))


def test_shops_on_a_road_are_taken_in_their_order_and_the_unknown_one_last() -> None:
    shops = [("start", (48.0, 2.0)), ("far", (48.0, 2.3)), ("nowhere", None), ("near", (48.0, 2.1))]

    assert by_nearness(shops) == ["start", "near", "far", "nowhere"]


def test_a_degree_of_the_equator_is_111_kilometres() -> None:
    """2 pi x 6,371.0088 km / 360 = 111.195 km."""
    assert metres((0.0, 0.0), (0.0, 1.0)) == 111_195


@given(st.lists(places, max_size=12))
def test_nobody_is_left_out_and_nobody_comes_twice(found: list[tuple[float, float] | None]) -> None:
    assert sorted(by_nearness(list(enumerate(found)))) == list(range(len(found)))
