"""An account manager on a phone: takes one hand-over, returns another, reads the month and its pace."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from ronda.cockpit.tests.running_world import MONDAY
from tests.visiting import PHONE, Visitor


@pytest.fixture
def closed_october(running_november: tuple[Path, str]) -> tuple[Path, str]:
    """This journey is about the month that runs."""
    return running_november


@pytest.fixture(autouse=True)
def monday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: MONDAY)


def test_diego_answers_his_hand_overs_and_understands_his_month_on_a_phone(visitor: Visitor) -> None:
    page = visitor.page
    page.set_viewport_size(PHONE)
    visitor.sign_in("diego")

    expect(page.get_by_role("heading", name="My day")).to_be_visible()
    assert visitor.barriers() == []
    assert not visitor.sticks_out()

    page.get_by_role("button", name="Accept Plan of November").click()
    expect(page.get_by_text("The hand-over is accepted.")).to_be_visible()

    page.get_by_role("button", name="Return Outlets for the new tea").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("What is missing or wrong").fill("these outlets are not in my book")
    assert visitor.barriers() == []
    dialog.get_by_role("button", name="Return with this reason").click()
    expect(page.get_by_text("The hand-over is returned with your reason.")).to_be_visible()

    page.get_by_role("button", name="Take back Plan of November").click()
    expect(page.get_by_text("The hand-over waits for your answer again.")).to_be_visible()
    expect(page.get_by_role("button", name="Accept Plan of November")).to_be_visible()

    page.get_by_role("link", name="My month", exact=True).click()
    expect(page.get_by_role("heading", name="My month")).to_be_visible()
    expect(page.get_by_text("15 of 22 working days have passed.")).to_be_visible()
    expect(page.get_by_text("not final: the month is still running")).to_be_visible()
    why = page.locator("details", has_text="Why Customer satisfaction").first
    why.locator("summary").click()
    expect(why.get_by_text("There are too few cases to assess it, or no target.")).to_be_visible()
    assert visitor.barriers() == []
    assert not visitor.sticks_out()

    page.get_by_role("link", name="October 2022", exact=True).click()
    expect(page.get_by_role("heading", name="Diego Park")).to_be_visible()
