"""Plans are made: every outlet gets its visits, what cannot be met is said, and the same gives the same."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import ronda
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.outlets.models import Outlet
from ronda.people.models import CalendarDay, Leave
from ronda.visits.models import PlannedVisit, VisitDays, VisitPlan
from ronda.visits.rules import VisitRow
from ronda.visits.services import record_visits
from ronda.visits.services.plans import make_plan
from ronda.visits.tests.plan_world import FIRST, OCTOBER, a_plan, at, days_of, october, on_a_grid, planned
from ronda.work.models import Trace
from ronda.work.tests.builders import Town
from ronda.work.tests.handover_pages import town

pytestmark = pytest.mark.django_db
__all__ = ["town"]


def make(town: Town, who: str = "diego", person: str = "E05", day: int = 1, **more: Any) -> VisitPlan:
    given: dict[str, Any] = {"effort": 30}
    return make_plan(by=town.viewer_of(who), at=at(day), person=person, month=OCTOBER, **{**given, **more})


def found(plan: VisitPlan) -> dict[str, list[date | None]]:
    return days_of(list(plan.visits.select_related("outlet")))


def said(plan: VisitPlan) -> dict[str, Any]:
    return {each["code"]: each["numbers"] for each in plan.found["said"]}


def test_every_outlet_of_the_portfolio_gets_its_visits_on_working_days(town: Town) -> None:
    on_a_grid(town, 6)
    Outlet.objects.filter(code="G000").update(visit_class="A")
    plan = make(town)

    assert {code: len(days) for code, days in found(plan).items()} == {
        "G000": 2, "G001": 1, "G002": 1, "G003": 1, "G004": 1, "G005": 1, "O1": 1, "O2": 1,
    }  # fmt: skip
    assert all(day is not None and day.isoweekday() < 6 for days in found(plan).values() for day in days)
    assert (plan.state, plan.version, plan.starts, plan.found["unmet"]) == ("draft", 1, october(1), 0)
    assert Trace.objects.get().what == "visit_plan.made"


def test_the_same_month_seed_and_work_give_the_same_plan(town: Town) -> None:
    on_a_grid(town, 12)
    first, second = make(town, seed=7), make(town, seed=7)

    assert first.problem_digest == second.problem_digest
    said = [
        list(plan.visits.values_list("outlet__code", "day", "position", "starts_at"))
        for plan in (first, second)
    ]
    assert said[0] == said[1]
    assert VisitPlan.objects.get(pk=first.pk).state == "dropped"


def test_leave_holidays_and_an_outlets_weekdays_are_kept(town: Town) -> None:
    on_a_grid(town, 4)
    for day in range(3, 15):
        CalendarDay.objects.create(
            company=town.county.company, day=october(day), working=False, known_at=FIRST
        )
    Leave.objects.create(
        person=town.county.diego, start=october(17), end=october(27), kind="holiday", known_at=FIRST
    )
    VisitDays.objects.create(outlet=Outlet.objects.get(code="G001"), weekdays="5", set_at=FIRST)

    days = found(make(town))
    assert days["G001"] == [october(28)]
    assert {day for each in days.values() for day in each} <= {october(day) for day in (27, 28, 31)}


def test_outlets_without_a_usable_position_come_last_and_are_named(town: Town) -> None:
    on_a_grid(town, 3)
    Outlet.objects.filter(code="G002").update(latitude=Decimal("12"), longitude=Decimal("77"))
    Outlet.objects.filter(code="G001").update(latitude=Decimal("40"), longitude=Decimal("-3"))
    plan = make(town)

    assert said(plan)["no_position"] == {"count": 2, "names": ["Shop O1", "Shop O2"]}
    assert said(plan)["far_position"] == {"count": 1, "names": ["Grid G002"]}
    assert said(plan)["one_point"] == {"count": 2, "names": ["Grid G000", "Grid G001"]}
    assert {row.outlet.code for row in plan.visits.all() if row.told.get("by_list")} == {"G002", "O1", "O2"}


def test_a_month_without_a_working_day_leaves_all_out_and_says_so(town: Town) -> None:
    Leave.objects.create(
        person=town.county.diego, start=october(1), end=date(2022, 11, 1), kind="holiday", known_at=FIRST
    )
    plan = make(town)

    assert said(plan)["no_working_day"] == {"from": "2022-10-01"}
    assert found(plan) == {"O1": [None], "O2": [None]}


def test_a_portfolio_larger_than_the_month_says_what_would_make_it_fit(town: Town) -> None:
    """One day of 360 minutes is left for forty outlets of class A, twice 20 minutes each."""
    on_a_grid(town, 40, visit_class="A", latitude=None, longitude=None)
    Leave.objects.create(
        person=town.county.diego, start=october(1), end=october(29), kind="holiday", known_at=FIRST
    )
    plan = make(town, day=28)

    told = said(plan)
    assert plan.found["unmet"] > 0
    assert told["too_much"]["there"] == 360
    assert told["unmet"]["visits"] == plan.found["unmet"]
    assert told["lower"]["class"] == "A"
    assert told["hand_over"]["name"] == "Elena Novak"
    assert told["more_days"]["days"] >= 1


def test_what_is_done_already_is_not_planned_again(town: Town) -> None:
    record_visits(by=town.operator, at=at(5), rows=[VisitRow("O1", "E05", october(4), "visit")])

    assert set(found(make(town, day=6))) == {"O2"}


def test_chosen_field_visits_get_days_in_a_directors_plan(town: Town) -> None:
    on_a_grid(town, 3)
    accepted = a_plan("E01", state="accepted")
    for code in ("G000", "G001"):
        planned(
            accepted, code, None, kind="field_visit", reason="quota", told={"reasons": [{"code": "unseen"}]}
        )

    plan = make(town, "ana", "E01")
    rows = list(plan.visits.select_related("outlet"))
    assert [(row.kind, row.reason, row.day is not None) for row in rows] == [
        ("field_visit", "quota", True)
    ] * 2
    assert {row.told["reasons"][0]["code"] for row in rows} == {"unseen"}


def test_only_the_person_and_who_directs_the_centre_make_a_plan(town: Town) -> None:
    make(town, "ana")
    for who in ("elena", "bruno", "ivan", "hugo"):
        with pytest.raises(RefusedError):
            make(town, who)
    with pytest.raises(NotAllowedError):
        make(town, "bruno")
    assert VisitPlan.objects.count() == 1


def test_a_month_that_is_over_is_refused(town: Town) -> None:
    with pytest.raises(RefusedError, match="is over"):
        make_plan(by=town.viewer_of("diego"), at=at(1), person="E05", month=OCTOBER.plus(-1), effort=1)


def test_fixed_visits_that_conflict_are_said(town: Town) -> None:
    on_a_grid(town, 20)
    accepted = a_plan("E05", state="accepted")
    for number in range(20):
        planned(accepted, f"G{number:03}", october(12), number + 1, minutes=20, locked=True)
    planned(accepted, "O1", october(13), locked=True)
    Leave.objects.create(
        person=town.county.diego, start=october(13), end=october(14), kind="holiday", known_at=FIRST
    )
    Outlet.objects.filter(code__startswith="G").update(visit_class="A")
    told = said(make(town, day=11))

    assert told["fixed_too_long"] == {"day": "2022-10-12", "needed": 400, "there": 360}
    assert told["fixed_off"] == {"name": "Shop O1", "day": "2022-10-13"}


def test_a_re_plan_keeps_what_it_can_and_names_what_moved(town: Town) -> None:
    on_a_grid(town, 8)
    accepted = make(town, effort=200)
    VisitPlan.objects.filter(pk=accepted.pk).update(state="accepted", accepted_at=at(1))
    lost = PlannedVisit.objects.filter(plan=accepted).order_by("day").first()
    assert lost is not None
    assert lost.day is not None
    PlannedVisit.objects.filter(pk=lost.pk).update(state="missed")
    after = date.fromordinal(lost.day.toordinal() + 1)

    plan = make(town, day=after.day)

    before = found(accepted)
    now = found(plan)
    assert set(now) == set(before)
    assert sum(now[code] != before[code] for code in before) == len(plan.found["moved"]) == 1
    assert plan.found["moved"][0]["from"] == lost.day.isoformat()
    assert plan.basis_id == accepted.pk


def test_the_planner_with_its_compiler_is_loaded_only_to_make_a_plan() -> None:
    """Every command and every worker would wait for it: it is imported within a function."""
    at_the_top = re.compile(r"^from ronda\.visits\.(rules\.planning|queries\.plan_problem)\b", re.MULTILINE)
    root = Path(ronda.__file__).parent
    found = {
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        if "tests" not in path.parts and at_the_top.search(path.read_text(encoding="utf-8"))
    }
    inside = {each for each in found if each.startswith("visits/rules/planning/")}
    assert found - inside == {
        "visits/queries/plan_problem.py",
        "visits/services/plans/drafting.py",
        "visits/services/plans/saying.py",
    }
