"""Links into map applications: in the order of the stops, in parts where an application takes few places."""

from ronda.visits.views.plans.route_links import place_link, route_parts

PLACES = [(40.0, -3.0), (40.1, -3.1), (40.2, -3.2)]


def test_without_an_application_or_a_way_there_is_no_link() -> None:
    assert route_parts("", PLACES) == []
    assert route_parts("paper", PLACES) == []
    assert route_parts("google", PLACES[:1]) == []


def test_a_route_goes_through_its_stops_in_order() -> None:
    [part] = route_parts("google", PLACES)

    assert (part.first, part.last) == (0, 2)
    assert part.address == (
        "https://www.google.com/maps/dir/?api=1&origin=40.000000%2C-3.000000"
        "&destination=40.200000%2C-3.200000&travelmode=driving&waypoints=40.100000%2C-3.100000"
    )


def test_a_longer_route_goes_on_where_the_part_before_it_ended() -> None:
    parts = route_parts("google", [(40 + n / 100, -3.0) for n in range(25)])

    assert [(each.first, each.last) for each in parts] == [(0, 10), (10, 20), (20, 24)]
    assert [(each.first, each.last) for each in route_parts("openstreetmap", PLACES)] == [(0, 1), (1, 2)]


def test_longitude_comes_first_where_the_application_wants_it_so() -> None:
    [part] = route_parts("amap", PLACES)

    assert part.address == (
        "https://uri.amap.com/navigation?from=-3.000000,40.000000&to=-3.200000,40.200000"
        "&via=-3.100000,40.100000&mode=car&coordinate=wgs84"
    )


def test_a_place_opens_under_its_name_whatever_that_is() -> None:
    assert place_link((40.0, -3.0), "Café & (Sol)") == (
        "geo:40.000000,-3.000000?q=40.000000,-3.000000(Caf%C3%A9%20%26%20%28Sol%29)"
    )
