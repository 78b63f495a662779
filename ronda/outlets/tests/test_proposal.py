"""The portfolio proposal: every outlet once, compact, even, the same for the same seed."""

from collections import Counter
from collections.abc import Sequence
from math import cos, hypot, pi, radians, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ronda.kernel.reason import Reason
from ronda.outlets.rules import ManagerPoint, OutletPoint, Proposal, Travel, propose_portfolios
from ronda.outlets.rules.proposal.plane import project
from ronda.outlets.rules.proposal.travel import minutes_on_the_way
from ronda.outlets.wording import proposal_sentence

LATITUDE, LONGITUDE = 42.0, -91.6


def a_map(kind: str, count: int, seed: int) -> list[OutletPoint]:
    """Outlets within about 50 km, some visited once a month for ten minutes, some four times for twenty."""
    chance = np.random.default_rng(seed)
    if kind == "uniform":
        place = chance.uniform(-0.25, 0.25, (count, 2))
    else:
        towns = chance.uniform(-0.25, 0.25, (6, 2))
        place = towns[chance.integers(0, 6, count)] + chance.normal(0, 0.015, (count, 2))
    visits = chance.choice([1, 2, 4], count)
    minutes = chance.choice([10, 15, 20], count)
    return [
        OutletPoint(f"O{row:05}", LATITUDE + north, LONGITUDE + east, int(visits[row]), int(minutes[row]))
        for row, (north, east) in enumerate(place.tolist())
    ]


def managers(count: int, outlets: Sequence[OutletPoint] = (), seed: int = 0) -> list[ManagerPoint]:
    """With outlets, each of them is held by somebody by chance."""
    holders = np.random.default_rng(seed).integers(0, count, len(outlets))
    return [
        ManagerPoint(
            f"M{number}", tuple(o.code for o, h in zip(outlets, holders, strict=True) if h == number)
        )
        for number in range(count)
    ]


def scatter(outlets: Sequence[OutletPoint], holder: dict[str, str]) -> float:
    """The sum of squared distances to the middle of each portfolio, in square kilometres."""
    total = 0.0
    for manager in set(holder.values()):
        held = [each for each in outlets if holder[each.code] == manager]
        place = np.array([[each.latitude, each.longitude] for each in held], dtype=float)
        place *= [111.2, 111.2 * cos(radians(LATITUDE))]
        total += float(((place - place.mean(axis=0)) ** 2).sum())
    return total


def unevenness(proposal: Proposal) -> float:
    minutes = [load.minutes for load in proposal.after]
    return max(minutes) * len(minutes) / sum(minutes)


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("kind", ["uniform", "clustered"])
@pytest.mark.parametrize(("outlets", "people"), [(149, 6), (400, 8)])
def test_portfolios_are_even_within_a_tenth_and_far_more_compact_than_chance(
    kind: str, outlets: int, people: int, seed: int
) -> None:
    shops = a_map(kind, outlets, seed)
    staff = managers(people, shops, seed)

    proposal = propose_portfolios(shops, staff, seed=seed)

    by_chance = {code: person.code for person in staff for code in person.outlets}
    assert unevenness(proposal) <= 1.10
    assert scatter(shops, dict(proposal.assignment)) < 0.35 * scatter(shops, by_chance)
    assert Counter(proposal.assignment.keys()) == Counter(shop.code for shop in shops)


def test_the_way_is_shorter_when_portfolios_are_compact() -> None:
    shops = a_map("uniform", 300, 1)

    proposal = propose_portfolios(shops, managers(6, shops), seed=1)

    before, after = (
        sum(load.travel_minutes for load in loads) for loads in (proposal.before, proposal.after)
    )
    assert after < before / 2
    assert sum(load.service_minutes for load in proposal.before) == sum(
        load.service_minutes for load in proposal.after
    )


def test_the_same_seed_gives_the_same_answer_whatever_the_order_of_the_rows() -> None:
    shops, staff = a_map("clustered", 120, 5), managers(4)

    first = propose_portfolios(shops, staff, seed=7)
    again = propose_portfolios(shops[::-1], staff[::-1], seed=7)

    assert first == again


def test_a_second_proposal_on_top_of_the_first_moves_hardly_anybody() -> None:
    shops = a_map("uniform", 200, 4)
    first = propose_portfolios(shops, managers(5), seed=1)
    held = [
        ManagerPoint(
            f"M{number}", tuple(code for code, who in first.assignment.items() if who == f"M{number}")
        )
        for number in range(5)
    ]

    second = propose_portfolios(shops, held, seed=2)

    kept = sum(first.assignment[code] == who for code, who in second.assignment.items())
    assert kept >= 0.9 * len(shops)


def test_one_manager_gets_everything() -> None:
    shops = a_map("uniform", 30, 1)

    proposal = propose_portfolios(shops, managers(1), seed=1)

    assert set(proposal.assignment.values()) == {"M0"}
    assert proposal.after[0].outlets == 30


def test_with_more_managers_than_outlets_nobody_gets_two() -> None:
    shops = a_map("uniform", 3, 1)

    proposal = propose_portfolios(shops, managers(5), seed=1)

    assert sorted(load.outlets for load in proposal.after) == [0, 0, 1, 1, 1]


def test_outlets_at_one_address_are_divided_evenly() -> None:
    shops = [OutletPoint(f"O{row:03}", LATITUDE, LONGITUDE, 1, 15) for row in range(80)]

    proposal = propose_portfolios(shops, managers(4), seed=1)

    assert [load.outlets for load in proposal.after] == [20] * 4
    assert [load.travel_minutes for load in proposal.after] == [0] * 4


def test_outlets_without_a_position_even_out_the_load() -> None:
    placed = a_map("clustered", 60, 2)
    lost = [OutletPoint(f"X{row:02}", None, None, 1, 15) for row in range(40)]

    proposal = propose_portfolios(placed + lost, managers(4), seed=1)

    assert unevenness(proposal) <= 1.10
    assert Reason.of("proposal.without_position", outlets=40) in proposal.reasons


def test_without_any_position_an_even_division_stays_as_it_is() -> None:
    lost = [OutletPoint(f"X{row:02}", None, None, 1, 15) for row in range(10)]
    staff = [ManagerPoint("M0", ("X00", "X02", "X04", "X06", "X08")), ManagerPoint("M1", ("X01", "X03"))]

    proposal = propose_portfolios(lost, staff, seed=1)

    assert [load.outlets for load in proposal.after] == [5, 5]
    assert all(proposal.assignment[code] == person.code for person in staff for code in person.outlets)


def test_a_shop_in_another_state_draws_no_portfolio_after_it() -> None:
    shops = a_map("uniform", 60, 3)
    astray = OutletPoint("X1", LATITUDE + 6, LONGITUDE + 10, 1, 15)

    proposal = propose_portfolios([*shops, astray], managers(3), seed=1)

    assert unevenness(proposal) <= 1.10
    assert Reason.of("proposal.far_out", outlet="X1") in proposal.reasons


def test_who_has_more_than_a_month_allows_is_named() -> None:
    shops = [OutletPoint(f"O{row}", LATITUDE, LONGITUDE, 2, 30) for row in range(4)]

    proposal = propose_portfolios(shops, managers(1), seed=1, monthly_minutes=200)

    assert proposal.reasons[-1] == Reason.of("proposal.too_much", manager="M0", minutes=240, possible=200)
    assert proposal_sentence(proposal.reasons[-1]) == "M0 would need 240 minutes a month; 200 are possible."


def test_every_reason_has_a_sentence() -> None:
    shops = [
        *a_map("uniform", 30, 3),
        OutletPoint("X1", 48, -80, 1, 15),
        OutletPoint("X2", None, None, 1, 15),
    ]

    proposal = propose_portfolios(shops, managers(2, shops), seed=1, monthly_minutes=1)

    sentences = [proposal_sentence(reason) for reason in proposal.reasons]
    assert len({reason.code for reason in proposal.reasons}) == 4
    assert all(sentence.endswith(".") and "%" not in sentence for sentence in sentences)


def test_no_outlets_are_an_empty_proposal_and_no_managers_an_error() -> None:
    assert propose_portfolios([], managers(2), seed=1).assignment == {}
    with pytest.raises(ValueError, match="3 outlets cannot be given to nobody; name at least one manager"):
        propose_portfolios(a_map("uniform", 3, 1), [], seed=1)


def test_a_code_that_stands_there_twice_is_an_error() -> None:
    shop = OutletPoint("O1", LATITUDE, LONGITUDE, 1, 15)

    with pytest.raises(ValueError, match="outlet stands there twice; keep one row for each"):
        propose_portfolios([shop, shop], managers(1), seed=1)


@settings(max_examples=25, deadline=None)
@given(
    places=st.lists(
        st.one_of(st.none(), st.tuples(st.floats(-80, 80), st.floats(-180, 180))), min_size=1, max_size=14
    ),
    people=st.integers(1, 6),
    seed=st.integers(0, 5),
)
def test_any_map_gives_every_outlet_to_one_of_the_managers(
    places: list[tuple[float, float] | None], people: int, seed: int
) -> None:
    shops = [
        OutletPoint(f"O{row}", place[0] if place else None, place[1] if place else None, 1, 15)
        for row, place in enumerate(places)
    ]

    proposal = propose_portfolios(shops, managers(people), seed=seed)

    assert set(proposal.assignment) == {shop.code for shop in shops}
    assert set(proposal.assignment.values()) <= {f"M{number}" for number in range(people)}
    assert sum(load.outlets for load in proposal.after) == len(shops)


def test_a_degree_north_is_111_kilometres_and_a_degree_east_less_by_the_cosine() -> None:
    corners = [(42.0, -91.0), (43.0, -91.0), (42.5, -91.5), (42.5, -90.5)]
    shops = [OutletPoint(str(row), *corner, 1, 15) for row, corner in enumerate(corners)]

    south, north, west, east = project(shops).tolist()

    assert hypot(*np.subtract(north, south)) == pytest.approx(111_195, abs=1)
    assert hypot(*np.subtract(east, west)) == pytest.approx(111_195 * cos(radians(42.5)), abs=1)


def test_neighbours_across_the_date_line_are_neighbours() -> None:
    shops = [OutletPoint("O1", 0.0, 179.99, 1, 15), OutletPoint("O2", 0.0, -179.99, 1, 15)]

    west, east = project(shops).tolist()

    assert hypot(*np.subtract(east, west)) == pytest.approx(2224, abs=1)


def test_the_way_is_near_the_length_of_the_best_tour_through_points_spread_evenly() -> None:
    side, count = 10_000.0, 2_000
    points = np.random.default_rng(1).uniform(0, side, (count, 2))

    metres = minutes_on_the_way(points, Travel(metres_per_minute=1, detour_percent=100)).sum()

    assert metres == pytest.approx(0.7124 * sqrt(side**2 * count), rel=0.1)


def test_the_way_grows_with_the_distances_and_the_detour() -> None:
    circle = np.linspace(0, 2 * pi, 12, endpoint=False)
    points = np.column_stack([np.cos(circle), np.sin(circle)]) * 1000

    way = minutes_on_the_way(points, Travel())

    assert minutes_on_the_way(points * 2, Travel()) == pytest.approx(way * 2)
    assert minutes_on_the_way(points, Travel(detour_percent=260)) == pytest.approx(way * 2)


@pytest.mark.parametrize("settings_", [{"metres_per_minute": 0}, {"detour_percent": 99}])
def test_nobody_travels_at_no_speed_or_shorter_than_the_straight_line(settings_: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="speed must be at least 1"):
        Travel(**settings_)
