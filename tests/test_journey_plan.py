"""A brand plan from the draft to its summary through three account managers, and who answers for its miss."""

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect
from pytest_django import Settings

from ronda.cockpit.services import close_month
from ronda.cockpit.tests.closing_world import HELD, a_policy
from ronda.kernel.period import Month
from ronda.outlets.rules import ProductRow
from ronda.outlets.services import keep_products
from ronda.people.models import Company
from ronda.people.rules import Viewer
from ronda.people.tests.builders import OPENED
from ronda.work.models import Handover, ListingTarget, Plan, Task
from tests.visiting import PHONE, Visitor

pytestmark = pytest.mark.django_db(transaction=True)

# A Monday of the month after the closed one: what is returned is to be given again on Tuesday.
NOW = datetime(2022, 11, 14, 9, tzinfo=UTC)
TODAY, NOVEMBER = NOW.date(), Month(2022, 11)
AS_OF, CLOSED = datetime(2022, 12, 2, 8, tzinfo=UTC), datetime(2022, 12, 2, 9, tzinfo=UTC)
TITLE, LIST, LOOK = "Winter tea in corner shops", "Shops for winter tea", "Show the winter tea"
MISSING = "R6 closes in winter."


@pytest.fixture(autouse=True)
def monday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@dataclass(frozen=True)
class Journey:
    """The visitor on the way with the plan; `address` is the plan's page."""

    visitor: Visitor
    address: str = ""

    def come(self, name: str, address: str = "") -> None:
        """Somebody else signs in and opens the page of the plan, or another one."""
        self.visitor.page.context.clear_cookies()
        self.visitor.sign_in(name)
        self.visitor.page.goto(address or self.address)

    def press(self, name: str) -> None:
        self.visitor.page.get_by_role("button", name=name, exact=True).click()

    def follow(self, name: str) -> None:
        self.visitor.page.get_by_role("link", name=name, exact=True).click()

    def work(self, *words: str) -> Locator:
        """The line of the plan's page that says all of this."""
        found = self.visitor.page.locator("li.work")
        for each in words:
            found = found.filter(has_text=each)
        return found

    def looks_well(self) -> None:
        assert self.visitor.barriers() == []
        assert not self.visitor.sticks_out()


def test_a_plan_goes_through_three_hands_and_its_miss_leads_back_to_the_returned_one(
    visitor: Visitor, settings: Settings, tmp_path: Path
) -> None:
    keep_products(by=the_machine(), at=OPENED, rows=[ProductRow("P3", "Winter tea", brand="Green Hill")])
    journey = a_plan_is_approved(visitor)
    bruno_gives_its_work(journey)
    bruno_gives_the_lists(journey, times=len({*HELD.values()}))
    accepts(journey, "diego")
    accepts(journey, "farid")
    elena_returns_hers(journey)
    bruno_gives_the_lists(journey, times=1)
    accepts(journey, "elena")
    for name in ("diego", "elena", "farid"):
        does_the_task(journey, name)
    bruno_closes_the_plan(journey)
    shutil.copytree(settings.RONDA_HOME, tmp_path / "home")
    settings.RONDA_HOME = tmp_path / "home"
    close_month(by=the_machine(), at=CLOSED, month=NOVEMBER, as_of=AS_OF, policy=a_policy())
    elena_reads_who_answers(journey)


def the_machine() -> Viewer:
    return Viewer.operator(Company.objects.get(code="main").pk)


def a_plan_is_approved(visitor: Visitor) -> Journey:
    page = visitor.page
    journey = Journey(visitor)
    journey.come("bruno", f"{visitor.home}/work/plans/")
    journey.follow("New plan")
    page.get_by_label("Title").fill(TITLE)
    page.get_by_label("Goal").fill("Every corner shop carries the winter tea.")
    page.get_by_label("Brand").select_option("Green Hill")
    page.get_by_label("Products").select_option("P3")
    page.get_by_label("Last day").fill(TODAY.isoformat())
    page.get_by_label("Milestones").fill(f"{TODAY} Shelves are ready\n{TODAY} Tea is poured")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("The draft is kept.")).to_be_visible()
    journey = Journey(visitor, page.url)
    journey.follow("Add target outlets")
    page.get_by_label("a list of codes").check()
    page.get_by_label("Codes of outlets").fill(" ".join(HELD))
    journey.press("Add the outlets")
    expect(page.get_by_text(f"{len(HELD)} outlets are new in the plan.")).to_be_visible()
    page.goto(journey.address)
    journey.press("Submit")
    journey.come("ana")
    journey.looks_well()
    journey.press("Approve")
    expect(page.get_by_text("The plan is approved")).to_be_visible()
    return journey


def bruno_gives_its_work(journey: Journey) -> None:
    """A task and a list for each account manager, due today, and listing targets of the running month."""
    page = journey.visitor.page
    journey.come("bruno")
    journey.follow("Give the tasks")
    page.get_by_label("Task (optional)").fill(LOOK)
    page.get_by_label("Due (optional)").fill(TODAY.isoformat())
    page.get_by_label("Title of the hand-over").fill(LIST)
    page.get_by_label("Working days allowed").fill("0")
    journey.press("Give the work")
    expect(page.get_by_text("Given: 3 tasks, 3 target lists.")).to_be_visible()
    journey.follow("Set the month's listing targets")
    journey.press("Set the listing targets")
    expect(page.get_by_text(f"{len(HELD)} listing targets are new")).to_be_visible()
    targets = ListingTarget.objects.filter(product__code="P3", withdrawn_at=None)
    assert {(each.outlet.code, each.month) for each in targets} == {(code, str(NOVEMBER)) for code in HELD}


def bruno_gives_the_lists(journey: Journey, *, times: int) -> None:
    page = journey.visitor.page
    journey.come("bruno")
    for left in range(times, 0, -1):
        page.goto(f"{journey.visitor.home}/work/hand-overs/?mine=on&state=to_give")
        lists = page.locator("tbody tr").get_by_role("link", name=LIST)
        expect(lists).to_have_count(left)
        lists.first.click()
        journey.press("Give")
        expect(page.get_by_text("It is given; its receiver answers next.")).to_be_visible()


def accepts(journey: Journey, name: str) -> None:
    """On a phone, from the page of the plan."""
    journey.visitor.page.set_viewport_size(PHONE)
    journey.come(name)
    journey.work(LIST, "Waits for your answer").get_by_role("link").click()
    journey.press("Accept")
    expect(journey.visitor.page.get_by_text("The hand-over is accepted.")).to_be_visible()


def elena_returns_hers(journey: Journey) -> None:
    page = journey.visitor.page
    journey.come("elena")
    journey.work(LIST, "Waits for your answer").get_by_role("link").click()
    journey.looks_well()
    page.get_by_role("button", name="Return", exact=True).click()
    page.get_by_label("What is missing or wrong").fill(MISSING)
    journey.press("Return with this reason")
    expect(page.get_by_text(f"Returned: {MISSING}")).to_be_visible()


def does_the_task(journey: Journey, name: str) -> None:
    journey.come(name)
    finishes(journey, LOOK, f"The tea stands at the till; {name} looked.")


def finishes(journey: Journey, title: str, result: str) -> None:
    page = journey.visitor.page
    journey.work(title).get_by_role("link", name="Done", exact=True).click()
    page.get_by_label("Result").fill(result)
    journey.press("It is done")
    expect(page.get_by_text(result)).to_be_visible()
    page.goto(journey.address)
    expect(journey.work(title).get_by_role("link", name="Done", exact=True)).to_have_count(0)


def bruno_closes_the_plan(journey: Journey) -> None:
    page = journey.visitor.page
    journey.come("bruno")
    for milestone in ("Shelves are ready", "Tea is poured"):
        finishes(journey, milestone, f"{milestone} in all eight shops.")
    page.get_by_label("Stage", exact=True).select_option("Feed back")
    page.get_by_label("What was planned, done, seen or learnt").fill("Elena's list came late.")
    journey.press("Write the note")
    expect(page.get_by_text("Elena's list came late.")).to_be_visible()
    journey.follow("Close")
    page.get_by_label("Result").fill("The shelves stand, but nobody orders yet.")
    page.get_by_label("Lesson").fill("Ask which shops are open before the list is handed over.")
    journey.press("Close it")
    expect(page.get_by_text("The plan is closed; its summary is done with it.")).to_be_visible()
    journey.looks_well()
    plan = Plan.objects.get(title=TITLE)
    tasks = Task.objects.filter(plan=plan, withdrawn_at=None)
    assert (plan.state, tasks.filter(done_on=None).count()) == ("closed", 0)
    assert tasks.get(kind="summary").result == plan.result


def elena_reads_who_answers(journey: Journey) -> None:
    """Nobody bought the tea. B1 explains 60 % of a missed listing when it fails wholly; one of the two
    hand-overs to Elena was returned, so that it failed by half: 30 % of the miss is Bruno's."""
    page = journey.visitor.page
    journey.come("elena", f"{journey.visitor.home}/people/E06/{NOVEMBER}/#indicator-brand_listing")
    miss = page.locator("details.node:has(> #indicator-brand_listing)")
    expect(miss.locator("> summary")).to_contain_text("Listing rate: missed, 0% against a target of 80%")
    share = miss.locator("details.node:has(> .evidence)", has_text="moves to Bruno Keller")
    expect(share.locator("> summary")).to_contain_text(
        "B1 brand plan and task assignment weighs 60% and fell short by 50%, so 30% of the miss"
    )
    expect(share).to_contain_text("Of 2 hand-overs: 0 late")
    expect(share).to_contain_text("1 returned.")
    share.get_by_role("link", name="Show the records").click()
    journey.looks_well()
    lists = Handover.objects.filter(receiver__code="E06", title=LIST, withdrawn_at=None)
    returned, again = lists.get(round=1).number, lists.get(round=2).number
    links = share.get_by_role("link", name=LIST)
    expect(links).to_have_count(2)
    expect(share.locator(f'a[href="/work/hand-overs/{again}/"]')).to_be_visible()
    share.locator(f'a[href="/work/hand-overs/{returned}/"]').click()
    expect(page.get_by_text(f"Returned: {MISSING}")).to_be_visible()
    picture = page.get_by_role("table", name="Who had it, from when to when").locator("tbody tr")
    expect(picture).to_have_count(3)
    for row, words in enumerate(("Bruno Keller", "Elena Novak", "round 2")):
        expect(picture.nth(row)).to_contain_text(words)
    expect(picture.nth(2)).to_contain_text("Bruno Keller")
    journey.looks_well()
