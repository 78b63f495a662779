"""A director's way over the board: what is short, why, for whom things wait, on every screen."""

import re
from datetime import date

import pytest
from playwright.sync_api import ViewportSize, expect

from ronda.cockpit.tests.closing_world import CLOSED
from ronda.learning.rules import CertificateRow
from ronda.learning.services import record_certificates
from ronda.people.models import Company
from ronda.people.rules import Viewer
from ronda.work.rules import HandoverRow
from ronda.work.services import record_handovers
from tests.visiting import PHONE, TABLET, Visitor

pytestmark = pytest.mark.django_db(transaction=True)


def give_the_board_something_to_say() -> None:
    """Four of six are senior or above, and Bruno owes Diego a plan."""
    operator = Viewer.operator(Company.objects.get(code="main").pk)
    levels = {"E01": 2, "E03": 3, "E04": 3, "E05": 3, "E06": 4, "E07": 4}
    rows = [CertificateRow(code, level, date(2021, 6, 30)) for code, level in levels.items()]
    record_certificates(by=operator, at=CLOSED, rows=rows)
    plan = HandoverRow("C1", "E03", "B1", "Plan of November", date(2022, 11, 1), 2, "E05")
    record_handovers(by=operator, at=CLOSED, rows=[plan])


def test_ana_goes_from_the_goals_to_the_people_and_to_a_why(visitor: Visitor) -> None:
    give_the_board_something_to_say()
    page = visitor.page
    visitor.sign_in("ana")
    page.goto(f"{visitor.home}/team/")

    goal = page.get_by_role("region", name="Certified share")
    expect(goal.get_by_text("4 of 6")).to_be_visible()
    expect(goal.get_by_text("Goal more than 75%: one more needed.")).to_be_visible()
    expect(page.locator("#team-trend .chart-picture")).to_be_visible()
    assert visitor.barriers() == []

    goal.get_by_role("link", name=re.compile("What it is made of")).click()
    expect(page.get_by_role("row", name=re.compile("Elena Novak.*Intermediate"))).to_be_visible()
    assert visitor.barriers() == []

    page.get_by_role("link", name="Team").first.click()
    page.get_by_label("Post", exact=True).select_option("account_manager")
    page.locator("#heat").get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile("post=account_manager"))
    heat = page.get_by_role("table", name="Account manager")
    expect(heat.locator("tbody th")).to_have_text(["Diego Park", "Elena Novak", "Farid Haddad"])
    heat.locator("tbody tr").first.locator("td a").first.click()
    expect(page.get_by_role("heading", name="Diego Park")).to_be_visible()


def test_ana_sees_for_whom_a_late_handover_waits(visitor: Visitor) -> None:
    give_the_board_something_to_say()
    page = visitor.page
    visitor.sign_in("ana")
    page.goto(f"{visitor.home}/team/")

    expect(page.get_by_role("table", name="For whom hand-overs wait").locator("tbody tr")).to_contain_text(
        ["Bruno Keller"]
    )
    late = page.locator(".stat", has_text="Hand-overs late").get_by_role("link")
    late.focus()
    page.keyboard.press("Enter")
    expect(
        page.get_by_role("row", name=re.compile("Plan of November.*Bruno Keller.*Diego Park"))
    ).to_be_visible()
    assert visitor.barriers() == []


@pytest.mark.parametrize("size", [PHONE, TABLET])
def test_the_board_fits_the_screen(visitor: Visitor, size: ViewportSize) -> None:
    give_the_board_something_to_say()
    visitor.page.set_viewport_size(size)
    visitor.sign_in("ana")

    for address in ("/team/", "/team/goals/execution/", "/team/changes/", "/team/conversations/"):
        visitor.page.goto(f"{visitor.home}{address}")
        assert not visitor.sticks_out(), address
        assert visitor.barriers() == []
