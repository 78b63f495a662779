"""A month's plan as it is read: its days with times and ways, whose it is, and what a move costs."""

from datetime import time
from decimal import Decimal

import pytest

from ronda.kernel.refusal import RefusedError
from ronda.people.models import Leave
from ronda.visits.models import StartPlace
from ronda.visits.queries.month_plan import MonthPlan, cost_of_move, month_plan, plans_of_centre
from ronda.visits.tests.plan_world import FIRST, OCTOBER, a_plan, october, on_a_grid, planned
from ronda.work.tests.builders import Town
from ronda.work.tests.handover_pages import town

pytestmark = pytest.mark.django_db
__all__ = ["town"]


def read(town: Town, who: str = "diego", person: str = "E05", day: int = 10) -> MonthPlan:
    found = month_plan(town.viewer_of(who), person, OCTOBER, on=october(day))
    assert found is not None
    return found


def set_out(town: Town, latitude: str = "40", longitude: str = "-3") -> None:
    StartPlace.objects.create(
        company=town.county.company,
        person=town.county.diego,
        since=october(1),
        latitude=Decimal(latitude),
        longitude=Decimal(longitude),
        set_at=FIRST,
    )


def test_a_day_has_its_stops_in_order_with_times_and_ways(town: Town) -> None:
    """0.009 degrees of latitude are 1001 metres; with the detour 1301, which take 2.6 minutes at 30 km/h."""
    on_a_grid(town, 11, width=1)
    set_out(town)
    plan = a_plan("E05", state="accepted")
    planned(plan, "G002", october(11), 2)
    planned(plan, "G001", october(11), 1)

    [day] = [each for each in read(town).days if each.stops]

    assert [(stop.outlet_code, stop.starts_at) for stop in day.stops] == [
        ("G001", time(8, 33)),
        ("G002", time(8, 51)),
    ]
    assert (day.service_minutes, day.travel_minutes, day.kilometres) == (30, 10, Decimal("5.2"))
    assert (day.kind, day.budget_minutes) == ("work", 360)


def test_a_month_has_leave_holidays_and_days_off(town: Town) -> None:
    a_plan("E05", state="accepted")
    Leave.objects.create(
        person=town.county.diego, start=october(12), end=october(14), kind="holiday", known_at=FIRST
    )
    found = read(town)

    kinds = {each.day.day: each.kind for each in found.days}
    assert (kinds[11], kinds[12], kinds[13], kinds[14], kinds[15]) == (
        "work",
        "leave",
        "leave",
        "work",
        "off",
    )
    assert found.hours_there == 6 * sum(kind == "work" for kind in kinds.values())


def test_a_plan_is_read_by_its_person_and_by_those_of_the_centre_only(town: Town) -> None:
    a_plan("E05", state="accepted")
    seen = {
        who: month_plan(town.viewer_of(who), "E05", OCTOBER, on=october(10))
        for who in ("diego", "ana", "bruno", "elena", "ivan", "hugo")
    }

    assert {who for who, plan in seen.items() if plan is not None} == {"diego", "ana", "bruno"}
    assert {who for who, plan in seen.items() if plan is not None and plan.can_change} == {"diego", "ana"}
    lines = {
        who: [line.person for line in plans_of_centre(town.viewer_of(who), "C1", OCTOBER, on=october(10))]
        for who in ("diego", "elena", "hugo")
    }
    assert lines == {"diego": ["E05"], "elena": ["E06"], "hugo": ["H01"]}


def test_a_re_plan_says_the_days_from_its_first_on_and_keeps_what_is_done(town: Town) -> None:
    on_a_grid(town, 4)
    first = a_plan("E05", state="accepted")
    planned(first, "G000", october(5))
    planned(first, "G001", october(12), state="under_way")
    planned(first, "G002", october(12), 2)
    draft = a_plan("E05", version=2, starts=october(11))
    planned(draft, "G002", october(13))

    viewer = town.viewer_of("diego")
    found = month_plan(viewer, "E05", OCTOBER, on=october(11), plan=draft.pk)
    assert found is not None
    stops = {each.day.day: [stop.outlet_code for stop in each.stops] for each in found.days if each.stops}
    assert stops == {5: ["G000"], 12: ["G001"], 13: ["G002"]}
    assert (found.draft, found.accepted, found.can_accept) == (draft.pk, first.pk, True)


def test_a_visit_without_a_day_is_told_apart_and_counts_as_needed(town: Town) -> None:
    on_a_grid(town, 2)
    plan = a_plan("E05")
    planned(plan, "G000", None)

    found = read(town)
    assert [stop.outlet_code for stop in found.unplaced] == ["G000"]
    assert found.hours_needed == Decimal("0.2")


def test_whoever_comes_along_sees_the_joint_visit_in_the_own_plan(town: Town) -> None:
    on_a_grid(town, 1)
    planned(a_plan("E05", state="accepted"), "G000", october(12), together_with=town.county.ana)
    a_plan("E01", state="accepted")

    [stop] = [stop for day in read(town, "ana", "E01").days for stop in day.stops]
    assert (stop.whose, stop.together_with, stop.fixed) == ("Diego Park", "Diego Park", True)


def test_a_move_costs_the_way_that_it_adds_less_the_way_that_it_saves(town: Town) -> None:
    """G001 lies on the way to G002: seen with it, it costs nothing, and saves the two ways of its own day."""
    on_a_grid(town, 3, width=1)
    set_out(town)
    plan = a_plan("E05", state="accepted")
    alone = planned(plan, "G001", october(11))
    planned(plan, "G002", october(12))

    cost = cost_of_move(town.viewer_of("diego"), alone.pk, october(12))

    assert (cost.minutes, cost.over_budget_minutes, cost.spacing) == (-5, 0, None)


def test_a_move_too_near_to_the_other_visit_is_told(town: Town) -> None:
    on_a_grid(town, 1, visit_class="A")
    plan = a_plan("E05", state="accepted")
    row = planned(plan, "G000", october(3))
    planned(plan, "G000", october(17))
    viewer = town.viewer_of("diego")

    spacing = {day: cost_of_move(viewer, row.pk, october(day)).spacing for day in (4, 12, 17)}
    assert spacing == {4: None, 12: "too_near", 17: "same_day"}


def test_a_move_to_a_day_off_or_of_somebody_elses_visit_is_refused(town: Town) -> None:
    on_a_grid(town, 1)
    row = planned(a_plan("E05", state="accepted"), "G000", october(11))

    for who, day in (("diego", 15), ("elena", 12), ("hugo", 12)):
        with pytest.raises(RefusedError):
            cost_of_move(town.viewer_of(who), row.pk, october(day))


def test_what_found_no_day_is_counted_as_it_is_now(town: Town) -> None:
    on_a_grid(town, 2)
    plan = a_plan("E05")
    plan.found = {"said": [{"code": "unmet", "numbers": {"visits": 9, "classes": {"B": 9}}}]}
    plan.save()
    row = planned(plan, "G000", None)
    assert [str(each) for each in read(town).sentences] == ["1 visit finds no day (class B: 1)."]

    row.day = october(12)
    row.save()
    assert not read(town).sentences


def test_a_visit_outside_the_hours_that_suit_the_outlet_says_so(town: Town) -> None:
    on_a_grid(town, 1, preferred_from=time(14), preferred_to=time(16))
    planned(a_plan("E05"), "G000", october(12))

    [stop] = [stop for day in read(town).days for stop in day.stops]
    assert stop.told == {"outside_hours": True}
    assert [str(each) for each in stop.why] == ["Outside the hours that suit the outlet."]
