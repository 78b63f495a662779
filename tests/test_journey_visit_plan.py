"""A month of visits in a browser: planned, accepted, done, missed, planned again, and what moved is seen."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import partial

import pytest
from playwright.sync_api import Page, expect

from ronda.outlets.models import Outlet
from ronda.people.models import Company, Person
from ronda.people.rules import Viewer
from ronda.visits.models import PlannedVisit, VisitPlan
from ronda.visits.rules import VisitRow
from ronda.visits.services import record_visits
from ronda.visits.services.cancelling import mark_missed
from ronda.visits.services.plans import asking, making
from tests.visiting import PHONE, Visitor

pytestmark = pytest.mark.django_db(transaction=True)

NOW = datetime(2022, 11, 7, 9, tzinfo=UTC)  # a Monday
STEP = Decimal("0.009")
MONTH = "/visits/plans/E05/2022-11/"


class Clock:
    """What the pages take for now."""

    def __init__(self) -> None:
        self.now = NOW


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr("django.utils.timezone.now", lambda: clock.now)
    # A short search finds a plan for a handful of outlets; how good plans become is tried elsewhere.
    monkeypatch.setattr(asking, "make_plan", partial(making.make_plan, effort=40))
    return clock


def put_on_a_grid() -> None:
    """Outlets of the town stand a kilometre from each other."""
    for number, outlet in enumerate(Outlet.objects.order_by("code")):
        north, east = STEP * (number // 5), STEP * (number % 5)
        Outlet.objects.filter(pk=outlet.pk).update(latitude=40 + north, longitude=east - 3)


def make(page: Page, words: str) -> None:
    """Press the button of the form; in tests the work in the background is done at once."""
    page.get_by_role("button", name="Make the plan").click()
    expect(page.get_by_text("it is a draft until it is accepted")).to_be_visible()
    expect(page.get_by_text(words).first).to_be_visible()


def test_a_month_is_planned_accepted_done_missed_and_planned_again(visitor: Visitor, clock: Clock) -> None:
    put_on_a_grid()
    visitor.sign_in("diego")
    page = visitor.page
    page.goto(f"{visitor.home}{MONTH}")
    page.get_by_role("link", name="Make the plan").click()
    make(page, "Draft")
    assert (visitor.barriers(), visitor.sticks_out()) == ([], False)

    page.get_by_role("button", name="Accept the plan").click()
    expect(page.get_by_text("these are the visits of the month")).to_be_visible()
    plan = VisitPlan.objects.get(state="accepted", month="2022-11")
    rows = list(plan.visits.select_related("outlet").order_by("day", "position"))
    _drag(visitor, rows[-1])
    _do_and_miss(clock, plan)
    page.context.clear_cookies()
    visitor.sign_in("diego")
    page.goto(f"{visitor.home}{MONTH}")
    expect(page.get_by_text("Done").first).to_be_visible()
    expect(page.get_by_text("Missed").first).to_be_visible()

    page.get_by_role("link", name="Plan again").click()
    page.get_by_label("Why it is planned again").fill("A day was missed")
    make(page, "A draft stands beside it")
    page.get_by_role("link", name="A draft stands beside it").click()
    expect(page.get_by_role("heading", name="What moved")).to_be_visible()
    page.get_by_role("link", name="ide by side").click()
    expect(page.get_by_text("A day was missed")).to_be_visible()
    assert (visitor.barriers(), visitor.sticks_out()) == ([], False)
    page.get_by_role("button", name="Accept the plan").click()
    expect(page.get_by_text("these are the visits of the month")).to_be_visible()


def _drag(visitor: Visitor, row: PlannedVisit) -> None:
    """The last visit is dropped on another day, its cost is read, and it is taken back."""
    page, before = visitor.page, row.day
    others = PlannedVisit.objects.filter(plan=row.plan).exclude(day=before).exclude(outlet=row.outlet)
    target = max(day for day in others.values_list("day", flat=True) if day)
    page.locator(f"[data-stop='{row.pk}']").drag_to(page.locator(f"[data-day='{target}'] h2"))
    expect(page.locator(".plan-cost")).to_be_visible()
    assert PlannedVisit.objects.get(pk=row.pk).day == before
    assert visitor.barriers() == []
    page.get_by_role("button", name="Move it").click()
    expect(page.get_by_text("is now on")).to_be_visible()
    assert PlannedVisit.objects.get(pk=row.pk).day == target
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_text("It is back where it was")).to_be_visible()
    assert PlannedVisit.objects.get(pk=row.pk).day == before


def _do_and_miss(clock: Clock, plan: VisitPlan) -> None:
    """One visit of the first day is recorded, the others are not; the night finds them."""
    first = plan.visits.exclude(day=None).order_by("day", "position")[0]
    assert first.day is not None
    operator = Viewer.operator(Company.objects.get(code="main").pk)
    code = Person.objects.get(pk=plan.person_id).code
    record_visits(by=operator, at=clock.now, rows=[VisitRow(first.outlet.code, code, first.day)])
    nxt = plan.visits.exclude(day=None).exclude(pk=first.pk).order_by("day", "position")[0]
    assert nxt.day is not None
    clock.now = datetime.combine(nxt.day + timedelta(days=1), NOW.time(), UTC)
    mark_missed(operator, clock.now, clock.now.date())


def test_a_day_is_driven_with_a_phone_and_a_visit_is_moved_without_dragging(
    visitor: Visitor, clock: Clock
) -> None:
    visitor.page.set_viewport_size(PHONE)
    clock.now = datetime(2040, 1, 3, 8, tzinfo=UTC)
    row = PlannedVisit.objects.filter(plan__month="2040-01", plan__state="accepted").earliest("position")
    visitor.sign_in("diego")
    page = visitor.page
    page.goto(f"{visitor.home}/visits/plans/E05/2040-01/days/2040-01-03/")
    expect(page.get_by_role("link", name="Begin").first).to_be_visible()
    assert (visitor.barriers(), visitor.sticks_out()) == ([], False)

    page.get_by_role("link", name=row.outlet.name).first.click()
    page.get_by_role("radio").nth(3).check()
    page.get_by_role("button", name="Move to the chosen day").click()
    expect(page.get_by_text("is now on")).to_be_visible()
    assert PlannedVisit.objects.get(pk=row.pk).day == date(2040, 1, 6)
