"""The route of a day: the accepted plan's stops in order, with what waits at each, and its sum."""

from datetime import time

import pytest

from ronda.outlets.models import Outlet
from ronda.visits.models import Promise, VisitForm
from ronda.visits.queries.day_route import route_of_day
from ronda.visits.tests.plan_world import a_plan, at, october, on_a_grid, planned
from ronda.visits.wording.day_route import route_words, stop_words
from ronda.work.services import record_requests
from ronda.work.tests.builders import Town, a_request
from ronda.work.tests.handover_pages import town

pytestmark = pytest.mark.django_db
__all__ = ["town"]
DAY = october(10)


def test_the_stops_of_the_day_stand_in_the_order_of_their_times(town: Town) -> None:
    codes = on_a_grid(town, 3)
    plan = a_plan("E05", state="accepted")
    for position, code in enumerate(reversed(codes), start=1):
        planned(plan, code, DAY, position, minutes=20)
    planned(plan, "O1", october(11))

    route = route_of_day(town.viewer_of("diego"), DAY)

    assert route is not None
    assert [stop.planned.outlet.code for stop in route.stops] == ["G002", "G001", "G000"]
    assert [stop.starts_at for stop in route.stops] == sorted(
        stop.starts_at or time.max for stop in route.stops
    )
    assert (route.going, route.done) == (3, 0)


def test_the_sum_tells_visits_kilometres_and_the_time_of_outlets_and_ways(town: Town) -> None:
    """Two ways of a kilometre straight on, which the policy makes a third longer; an hour at the outlets."""
    plan = a_plan("E05", state="accepted")
    for position, code in enumerate(on_a_grid(town, 3), start=1):
        planned(plan, code, DAY, position, minutes=20)

    route = route_of_day(town.viewer_of("diego"), DAY)

    assert route is not None
    assert route_words(route).startswith("3 visits · 2 km · 1 h")


def test_what_waits_at_a_stop_is_told(town: Town) -> None:
    plan = a_plan("E05", state="accepted")
    planned(plan, "O1", DAY)
    record_requests(
        by=town.operator, at=at(8), rows=[a_request("O1", raised_on=october(7), due_on=october(12))]
    )
    outlet = Outlet.objects.get(code="O1")
    form = VisitForm.objects.create(
        company_id=town.county.company.pk,
        key="00000000-0000-4000-8000-000000000002",
        outlet=outlet,
        person=town.county.diego,
        kind="visit",
        day=october(3),
        saved_at=at(3),
    )
    Promise.objects.create(outlet=outlet, form=form, text="A new shelf")

    route = route_of_day(town.viewer_of("diego"), DAY)

    assert route is not None
    # What a form promises counts once it is sent.
    assert stop_words(route.stops[0]) == "due by its frequency · a request has waited 3 days"


def test_who_comes_along_sees_the_joint_visit_in_the_own_route(town: Town) -> None:
    planned(a_plan("E05", state="accepted"), "O1", DAY, together_with=town.county.ana)

    route = route_of_day(town.viewer_of("ana"), DAY)

    assert route is not None
    assert [stop.along for stop in route.stops] == ["Diego Park"]


@pytest.mark.parametrize("who", ["elena", "bruno", "hugo"])
def test_a_route_is_its_persons_alone(town: Town, who: str) -> None:
    planned(a_plan("E05", state="accepted"), "O1", DAY)

    assert route_of_day(town.viewer_of(who), DAY) is None


def test_a_draft_is_no_route(town: Town) -> None:
    planned(a_plan("E05"), "O1", DAY)

    assert route_of_day(town.viewer_of("diego"), DAY) is None
