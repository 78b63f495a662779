"""A plan that does not hold any more gets a draft beside it: once for each cause, and told to its person."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.outlets.models import PortfolioEntry
from ronda.people.models import Leave
from ronda.visits.models import PlannedVisit, StartPlace, VisitDays, VisitPlan
from ronda.visits.queries.month_plan import month_plan
from ronda.visits.queries.plan_notices import plan_notices
from ronda.visits.services.plans import (
    accept_plan,
    do_plans_day,
    drop_plan,
    make_plan,
    move_visit,
    set_start_place,
    set_visit_days,
)
from ronda.visits.tests.plan_world import FIRST, OCTOBER, at, october, on_a_grid
from ronda.visits.wording.plan_causes import plan_part
from ronda.work.tests.builders import Town
from ronda.work.tests.handover_pages import town

pytestmark = pytest.mark.django_db
__all__ = ["town"]


def accepted(town: Town, count: int = 4, effort: int = 20) -> VisitPlan:
    on_a_grid(town, count)
    diego = town.viewer_of("diego")
    draft = make_plan(by=diego, at=at(1), person="E05", month=OCTOBER, effort=effort)
    return accept_plan(by=diego, at=at(1, 9), plan=draft.pk)


def look(town: Town, day: int) -> int:
    return do_plans_day(town.operator, at(day, 3), october(day), effort=20)["proposed"]


def miss(plan: VisitPlan) -> int:
    """The day of the month of the visit that was missed; all others lie later."""
    first = plan.visits.exclude(day=None).order_by("day", "position")[0]
    PlannedVisit.objects.filter(plan=plan).update(day=october(20))
    PlannedVisit.objects.filter(pk=first.pk).update(state="missed", day=october(4))
    return 4


def causes(town: Town) -> dict[str, int]:
    draft = VisitPlan.objects.get(state="draft")
    return {each["code"]: each["count"] for each in draft.found["causes"]}


def test_a_plan_that_holds_is_left_alone(town: Town) -> None:
    accepted(town)
    assert look(town, 1) == 0


def test_a_missed_visit_is_proposed_for_another_day_and_only_once(town: Town) -> None:
    plan = accepted(town)
    after = miss(plan) + 1

    assert [look(town, after), look(town, after)] == [1, 0]
    assert causes(town) == {"missed": 1}
    draft = VisitPlan.objects.get(state="draft")
    assert (draft.basis_id, draft.made_by, draft.starts) == (plan.pk, None, october(after))

    drop_plan(by=town.viewer_of("diego"), at=at(after), plan=draft.pk, why="I go there with my next round.")
    assert look(town, after) == 0


def test_leave_and_outlets_that_come_and_go_are_causes(town: Town) -> None:
    plan = accepted(town)
    PlannedVisit.objects.filter(plan=plan).update(day=october(20))
    PlannedVisit.objects.filter(plan=plan, outlet__code="G000").update(day=october(12))
    Leave.objects.create(
        person=town.county.diego, start=october(12), end=october(13), kind="holiday", known_at=FIRST
    )
    PortfolioEntry.objects.filter(outlet__code="G001").update(end=october(4))
    PortfolioEntry.objects.filter(outlet__code="O3").update(end=october(4))
    PortfolioEntry.objects.create(
        outlet_id=PortfolioEntry.objects.get(outlet__code="O3").outlet_id,
        person=town.county.diego,
        start=october(4),
        known_at=FIRST,
    )

    assert look(town, 5) == 1
    assert causes(town) == {"away": 1, "came": 1, "left": 1}


def test_somebodys_own_draft_is_not_replaced_and_an_outdated_proposal_is_renewed(town: Town) -> None:
    plan = accepted(town)
    after = miss(plan) + 1
    diego = town.viewer_of("diego")
    own = make_plan(by=diego, at=at(after), person="E05", month=OCTOBER, effort=5)
    assert look(town, after) == 0

    drop_plan(by=diego, at=at(after), plan=own.pk, why="")
    assert look(town, after) == 1
    draft = VisitPlan.objects.get(state="draft")
    PlannedVisit.objects.filter(plan=draft).update(day=october(after))
    assert look(town, after + 3) == 1


def test_a_person_is_told_of_drafts_and_changes_by_others_until_an_own_deed(town: Town) -> None:
    plan = accepted(town)
    diego, ana = town.viewer_of("diego"), town.viewer_of("ana")
    assert plan_part(diego, october(3)) is None
    row = plan.visits.order_by("day")[0]
    move_visit(by=ana, at=at(2), visit=row.pk, day=october(28))
    make_plan(by=ana, at=at(3), person="E05", month=OCTOBER, why="You are away on Friday", effort=5)

    part = plan_part(diego, october(3))
    assert part is not None
    heading, lines = part()
    assert heading == "Visit plan"
    assert lines[0] == "A draft of your visit plan for October 2022 waits for you: You are away on Friday."
    assert lines[1].startswith(f"Moved the visit to {row.outlet.name} from")
    assert lines[1].endswith("(Ana Torres)")
    assert not plan_notices(ana, october(3)).drafts

    move_visit(by=diego, at=at(4), visit=row.pk, day=october(27))
    assert not plan_notices(diego, october(4)).deeds


def test_a_missed_day_of_two_hundred_outlets_moves_at_most_one_visit_in_twenty(town: Town) -> None:
    plan = accepted(town, 200, effort=100)
    day = plan.visits.order_by("day")[0].day
    assert day is not None
    lost = plan.visits.filter(day=day).update(state="missed")
    left = plan.visits.filter(day__gt=day).count()

    draft = make_plan(by=town.viewer_of("diego"), at=at(day.day + 1), person="E05", month=OCTOBER, effort=100)

    moved = [each for each in draft.found["moved"] if each["from"] != day.isoformat()]
    assert len(draft.found["moved"]) - len(moved) == lost
    assert len(moved) <= left // 20


def test_days_begin_where_the_person_or_the_director_says(town: Town) -> None:
    on_a_grid(town, 2)
    start = (Decimal("40.1"), Decimal("-3.1"))
    for who in ("diego", "ana"):
        set_start_place(by=town.viewer_of(who), at=at(1), person="E05", since=october(1), start=start)
    for who in ("elena", "bruno", "hugo"):
        with pytest.raises(RefusedError):
            set_start_place(by=town.viewer_of(who), at=at(1), person="E05", since=october(1), start=start)
    with pytest.raises(RefusedError, match="globe"):
        set_start_place(
            by=town.viewer_of("diego"),
            at=at(1),
            person="E05",
            since=october(1),
            start=(Decimal(91), Decimal(0)),
        )
    diego = town.viewer_of("diego")
    make_plan(by=diego, at=at(1), person="E05", month=OCTOBER, effort=1)
    plan = month_plan(diego, "E05", OCTOBER, on=october(1))

    assert StartPlace.objects.count() == 1
    assert plan is not None
    assert plan.start == plan.end == (40.1, -3.1)


def test_weekdays_of_an_outlet_are_set_by_who_visits_it(town: Town) -> None:
    diego = town.viewer_of("diego")
    days = set_visit_days(by=diego, at=at(1), outlet="O1", weekdays="42", today=october(3))
    assert days is not None
    assert days.weekdays == "24"
    for who, weekdays in (("elena", "1"), ("hugo", "1"), ("diego", ""), ("diego", "9")):
        with pytest.raises((RefusedError, NotAllowedError)):
            set_visit_days(by=town.viewer_of(who), at=at(1), outlet="O1", weekdays=weekdays, today=october(3))
    set_visit_days(by=diego, at=at(1), outlet="O1", weekdays="1234567", today=october(3))
    assert not VisitDays.objects.exists()


def test_reading_a_plan_takes_as_many_statements_however_many_visits_it_has(town: Town) -> None:
    plan = accepted(town, 3)
    diego = town.viewer_of("diego")
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            month_plan(diego, "E05", OCTOBER, on=october(3))
        counts.append(len(asked))
        PlannedVisit.objects.filter(plan=plan)[:2].count()
    assert counts[0] == counts[1] <= 9
