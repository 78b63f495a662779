"""Plans are accepted, dropped and changed in place; nothing that was done, begun or chosen is lost."""

from typing import Any

import pytest

from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.models import Leave
from ronda.visits.models import PlannedVisit, Visit, VisitPlan
from ronda.visits.queries.month_plan import month_plan
from ronda.visits.queries.planned import known_planned_visits, planned_in_force
from ronda.visits.queries.plans_today import planned_for
from ronda.visits.rules import VisitRow
from ronda.visits.services import record_visits
from ronda.visits.services.plans import (
    accept_plan,
    add_visit,
    cancel_planned,
    drop_plan,
    lock_visit,
    make_plan,
    move_visit,
)
from ronda.visits.services.plans.settling import settle_recorded
from ronda.visits.services.quotas import choose_outlets
from ronda.visits.tests.plan_world import FIRST, OCTOBER, a_plan, at, days_of, october, on_a_grid, planned
from ronda.work.models import Trace
from ronda.work.tests.builders import Town
from ronda.work.tests.handover_pages import town

pytestmark = pytest.mark.django_db
__all__ = ["town"]


def in_force(town: Town, person: int) -> dict[str, Any]:
    return days_of(planned_in_force(town.county.company.pk, OCTOBER, [person]))


def test_accepting_makes_a_draft_the_plan_of_the_days_from_its_first_on(town: Town) -> None:
    on_a_grid(town, 3)
    first = a_plan("E05", state="accepted")
    planned(first, "G000", october(4))
    planned(first, "G001", october(12))
    draft = a_plan("E05", version=2, starts=october(10))
    VisitPlan.objects.filter(pk=draft.pk).update(basis=first, made_at=at(10))
    planned(draft, "G001", october(13))

    accept_plan(by=town.viewer_of("diego"), at=at(10), plan=draft.pk)

    assert in_force(town, town.county.diego.pk) == {"G000": [october(4)], "G001": [october(13)]}
    first.refresh_from_db()
    assert first.state == "replaced"
    assert Trace.objects.get().what == "visit_plan.accepted"


def test_what_was_done_or_begun_meanwhile_comes_along_and_is_not_planned_twice(town: Town) -> None:
    on_a_grid(town, 4)
    diego = town.viewer_of("diego")
    first = a_plan("E05", state="accepted")
    done, begun, stopped = (planned(first, code, october(12)) for code in ("G000", "G001", "G002"))
    draft = make_plan(by=diego, at=at(11), person="E05", month=OCTOBER, effort=20)
    record_visits(by=town.operator, at=at(12), rows=[VisitRow("G000", "E05", october(12), "visit")])
    visit = Visit.objects.get()
    PlannedVisit.objects.filter(pk=done.pk).update(state="done", visit=visit)
    PlannedVisit.objects.filter(pk=begun.pk).update(state="under_way")
    cancel_planned(by=diego, at=at(11), visit=stopped.pk, why="Closed for good weather.")

    accept_plan(by=diego, at=at(11, 9), plan=draft.pk)

    rows = planned_in_force(town.county.company.pk, OCTOBER, [diego.person_id or 0])
    states = {row.outlet.code: row.state for row in rows if row.outlet.code.startswith("G")}
    assert states == {"G000": "done", "G001": "under_way", "G002": "cancelled", "G003": "planned"}
    assert len(rows) == len({row.outlet.code for row in rows})


def test_a_choice_for_the_quota_made_after_the_draft_comes_along(town: Town) -> None:
    on_a_grid(town, 3)
    ana = town.viewer_of("ana")
    choose_outlets(by=ana, at=at(10), today=october(10), codes=["G000"])
    draft = make_plan(by=ana, at=at(10), person="E01", month=OCTOBER, effort=20)
    choose_outlets(by=ana, at=at(10, 9), today=october(10), codes=["G001"])

    accept_plan(by=ana, at=at(10, 10), plan=draft.pk)

    days = in_force(town, town.county.ana.pk)
    assert set(days) == {"G000", "G001"}
    assert days["G000"] != [None]
    assert days["G001"] == [None]


def test_a_draft_that_does_not_know_of_a_later_change_is_refused(town: Town) -> None:
    on_a_grid(town, 3)
    diego = town.viewer_of("diego")
    first = a_plan("E05", state="accepted")
    row = planned(first, "G000", october(12))
    draft = make_plan(by=diego, at=at(10), person="E05", month=OCTOBER, effort=5)
    move_visit(by=diego, at=at(10, 9), visit=row.pk, day=october(14))

    with pytest.raises(RefusedError, match="was changed meanwhile"):
        accept_plan(by=diego, at=at(10, 10), plan=draft.pk)
    late = make_plan(by=diego, at=at(10, 11), person="E05", month=OCTOBER, effort=5)
    PlannedVisit.objects.filter(plan=late).update(day=october(11))
    with pytest.raises(RefusedError, match="days that are over"):
        accept_plan(by=diego, at=at(12), plan=late.pk)


def test_only_the_person_and_who_directs_the_centre_change_a_plan(town: Town) -> None:
    on_a_grid(town, 2)
    draft = a_plan("E05")
    row = planned(draft, "G000", october(12))
    for who in ("bruno", "elena", "ivan", "hugo", "director of the north"):
        viewer = town.viewer_of(who)
        for change in (
            lambda by: accept_plan(by=by, at=at(10), plan=draft.pk),
            lambda by: drop_plan(by=by, at=at(10), plan=draft.pk, why="No."),
            lambda by: move_visit(by=by, at=at(10), visit=row.pk, day=october(13)),
            lambda by: lock_visit(by=by, at=at(10), visit=row.pk, locked=True),
            lambda by: cancel_planned(by=by, at=at(10), visit=row.pk, why="No."),
            lambda by: add_visit(
                by=by, at=at(10), plan=draft.pk, outlet="G001", kind="visit", day=october(13)
            ),
        ):
            with pytest.raises(RefusedError):
                change(viewer)
    with pytest.raises(NotAllowedError):
        accept_plan(by=town.viewer_of("bruno"), at=at(10), plan=draft.pk)
    assert not Trace.objects.exists()


def test_a_visit_moves_to_a_working_day_ahead_and_both_days_are_timed_again(town: Town) -> None:
    on_a_grid(town, 4, width=1)
    plan = a_plan("E05", state="accepted")
    rows = [planned(plan, f"G00{n}", october(11), n + 1) for n in range(3)]
    other = planned(plan, "G003", october(12))
    diego = town.viewer_of("diego")

    move_visit(by=diego, at=at(10), visit=rows[1].pk, day=october(12), position=1)

    left = list(plan.visits.filter(day=october(11)).values_list("outlet__code", "position"))
    there = list(
        plan.visits.filter(day=october(12)).order_by("position").values_list("outlet__code", "position")
    )
    assert left == [("G000", 1), ("G002", 2)]
    assert there == [("G001", 1), ("G003", 2)]
    other.refresh_from_db()
    assert other.starts_at is not None
    for on, day in ((10, 7), (10, 15), (13, 12)):
        with pytest.raises(RefusedError):
            move_visit(by=diego, at=at(on), visit=rows[0].pk, day=october(day))


def test_a_visit_that_is_done_moves_no_more_and_a_cancelled_one_says_why(town: Town) -> None:
    on_a_grid(town, 2)
    plan = a_plan("E05", state="accepted")
    begun = planned(plan, "G000", october(12), state="under_way")
    diego = town.viewer_of("diego")

    with pytest.raises(RefusedError, match="does not wait"):
        move_visit(by=diego, at=at(10), visit=begun.pk, day=october(13))
    row = planned(plan, "G001", october(12))
    with pytest.raises(RefusedError, match="says no reason"):
        cancel_planned(by=diego, at=at(10), visit=row.pk, why=" ")
    cancel_planned(by=diego, at=at(10), visit=row.pk, why="The shop is rebuilt.")

    draft = make_plan(by=diego, at=at(10), person="E05", month=OCTOBER, effort=5)
    assert "G001" not in days_of(list(draft.visits.all()))


def test_a_joint_visit_is_seen_by_both_and_stays_on_its_day(town: Town) -> None:
    on_a_grid(town, 5)
    diego, ana = town.viewer_of("diego"), town.viewer_of("ana")
    plan = a_plan("E05", state="accepted")
    row = add_visit(
        by=diego, at=at(10), plan=plan.pk, outlet="G001", kind="visit", day=october(13), together_with="E01"
    )
    assert (row.locked, row.minutes) == (True, 25)

    directors = a_plan("E01", state="accepted")
    found = month_plan(ana, "E01", OCTOBER, on=october(10), plan=directors.pk)
    assert found is not None
    assert [stop.whose for day in found.days for stop in day.stops] == ["Diego Park"]
    again = make_plan(by=diego, at=at(10, 9), person="E05", month=OCTOBER, effort=20)
    [kept] = again.visits.filter(together_with=town.county.ana)
    assert (kept.outlet.code, kept.day, kept.locked) == ("G001", october(13), True)
    assert again.visits.filter(outlet__code="G001").count() == 2


def test_a_visit_is_added_only_where_the_person_goes_and_the_colleague_is_there(town: Town) -> None:
    on_a_grid(town, 2)
    plan = a_plan("E05", state="accepted")
    ana = town.viewer_of("ana")
    Leave.objects.create(
        person=town.county.ana, start=october(13), end=october(14), kind="holiday", known_at=FIRST
    )
    given: dict[str, Any] = {"plan": plan.pk, "outlet": "G001", "kind": "visit", "day": october(13)}
    for more in (
        {"together_with": "E01"},
        {"together_with": "E20"},
        {"together_with": "E05"},
        {"outlet": "O3"},
        {"outlet": "H1"},
        {"kind": "field_visit"},
        {"kind": "dance"},
        {"day": october(15)},
    ):
        with pytest.raises(RefusedError):
            add_visit(by=ana, at=at(10), **{**given, **more})
    add_visit(by=ana, at=at(10), **given)
    with pytest.raises(RefusedError, match="on this day already"):
        add_visit(by=ana, at=at(10), **given)


def test_visits_that_found_no_day_are_no_planned_visits_of_today(town: Town) -> None:
    on_a_grid(town, 2)
    plan = a_plan("E05", state="accepted")
    planned(plan, "G000", None)
    planned(plan, "G001", None, reason="quota")

    rows = planned_for(town.viewer_of("diego"), october(10))
    assert [row.outlet.code for row in rows] == ["G001"]
    assert set(in_force(town, town.county.diego.pk)) == {"G001"}


def test_a_plan_is_accepted_and_dropped_once(town: Town) -> None:
    draft, other = a_plan("E05"), a_plan("E05", version=2)
    diego = town.viewer_of("diego")
    drop_plan(by=diego, at=at(10), plan=other.pk, why="Not needed.")
    drop_plan(by=diego, at=at(10), plan=other.pk, why="Not needed.")
    accept_plan(by=diego, at=at(10), plan=draft.pk)
    accept_plan(by=diego, at=at(10), plan=draft.pk)
    with pytest.raises(RefusedError, match="no draft"):
        drop_plan(by=diego, at=at(10), plan=draft.pk, why="Too late.")

    assert [each.what for each in Trace.objects.order_by("pk")] == [
        "visit_plan.dropped",
        "visit_plan.accepted",
    ]


def test_a_recorded_visit_settles_the_planned_one_of_its_day_even_if_missed(town: Town) -> None:
    on_a_grid(town, 3)
    plan = a_plan("E05", state="accepted")
    for code, state in (("G000", "missed"), ("G001", "planned"), ("G002", "planned")):
        planned(plan, code, october(4), state=state)
    record_visits(
        by=town.operator,
        at=at(5),
        rows=[VisitRow(code, "E05", october(4), "visit") for code in ("G000", "G001")],
    )

    assert settle_recorded(town.operator, at(5), october(5)) == 2
    assert settle_recorded(town.operator, at(5), october(5)) == 0
    states = dict(plan.visits.values_list("outlet__code", "state"))
    assert states == {"G000": "done", "G001": "done", "G002": "planned"}
    assert all(row.visit_id for row in plan.visits.filter(state="done"))


def test_a_first_plan_within_the_month_takes_in_what_was_made_before_it(town: Town) -> None:
    on_a_grid(town, 2)
    record_visits(by=town.operator, at=at(5), rows=[VisitRow("G000", "E05", october(4), "visit")])
    diego = town.viewer_of("diego")
    draft = make_plan(by=diego, at=at(6), person="E05", month=OCTOBER, effort=5)
    accept_plan(by=diego, at=at(6), plan=draft.pk)

    found = month_plan(diego, "E05", OCTOBER, on=october(6))
    assert found is not None
    [stop] = next(each.stops for each in found.days if each.day == october(4))
    assert (stop.outlet_code, stop.state, stop.fixed) == ("G000", "done", True)
    measured = known_planned_visits(town.operator, OCTOBER, at(20))
    assert {row["day"] for row in measured} & {october(4)} == set()
    assert all(code != "G000" for code in days_of(list(draft.visits.filter(state="planned"))))


def test_two_who_accept_at_once_accept_once_and_a_second_draft_replaces_the_first(town: Town) -> None:
    on_a_grid(town, 2)
    diego, ana = town.viewer_of("diego"), town.viewer_of("ana")
    first = make_plan(by=diego, at=at(3), person="E05", month=OCTOBER, effort=5)
    second = make_plan(by=ana, at=at(3, 9), person="E05", month=OCTOBER, effort=5)
    with pytest.raises(RefusedError, match="no draft"):
        accept_plan(by=diego, at=at(3, 10), plan=first.pk)
    accept_plan(by=diego, at=at(3, 10), plan=second.pk)
    accept_plan(by=ana, at=at(3, 10), plan=second.pk)

    assert VisitPlan.objects.filter(state="accepted").count() == 1
    assert VisitPlan.objects.get(state="accepted").accepted_by == town.county.diego
