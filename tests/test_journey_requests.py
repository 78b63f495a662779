"""A customer request from the visit on which it was raised to the outlet's own word that it was answered."""

import pytest
from playwright.sync_api import expect

from ronda.work.models import CustomerRequest
from tests.visiting import PHONE, Visitor

pytestmark = pytest.mark.django_db(transaction=True)

ASKED = "The card reader refuses every second order."


def test_a_request_is_closed_only_by_the_outlets_own_word(visitor: Visitor) -> None:
    page = visitor.page
    page.set_viewport_size(PHONE)
    visitor.sign_in("diego")
    page.goto(f"{visitor.home}/outlets/R1/")
    page.get_by_role("link", name="New customer request").click()
    page.get_by_label("Topic").select_option("system")
    page.get_by_label("What the outlet asks for").fill(ASKED)
    assert (visitor.barriers(), visitor.sticks_out()) == ([], False)
    page.get_by_role("button", name="Take it down").click()
    expect(page.get_by_text(ASKED)).to_be_visible()

    page.get_by_role("link", name="Pass on").click()
    page.get_by_label("Who answers").select_option("E04")
    page.get_by_label("Reason").fill("Only the office can reach the provider.")
    page.get_by_role("button", name="Pass on").click()
    address = page.url
    assert (visitor.barriers(), visitor.sticks_out()) == ([], False)

    page.context.clear_cookies()
    visitor.sign_in("carmen")
    page.goto(address)
    page.get_by_label("What you answered to the outlet").fill("The provider has changed the reader.")
    page.get_by_role("button", name="Answered").click()
    expect(page.get_by_text("Waits for the outlet")).to_be_visible()
    assert CustomerRequest.objects.get(text=ASKED, withdrawn_at=None).confirmed is False

    page.context.clear_cookies()
    visitor.sign_in("diego")
    page.goto(address)
    page.get_by_role("button", name="It does not: open again").click()
    page.get_by_label("What the outlet still misses").fill("It still refuses the blue cards.")
    page.get_by_role("button", name="Open again", exact=True).click()
    expect(page.get_by_text("Times opened again")).to_be_visible()

    page.context.clear_cookies()
    visitor.sign_in("carmen")
    page.goto(address)
    page.get_by_label("What you answered to the outlet").fill("Blue cards work now, too.")
    page.get_by_role("button", name="Answered").click()

    page.context.clear_cookies()
    visitor.sign_in("diego")
    page.goto(address)
    page.get_by_label("Who confirmed it at the outlet").fill("Rosa, the owner")
    page.get_by_role("button", name="The outlet confirms it").click()
    expect(page.get_by_text("Rosa, the owner, on a visit")).to_be_visible()
    assert (visitor.barriers(), visitor.sticks_out()) == ([], False)

    kept = CustomerRequest.objects.get(text=ASKED, withdrawn_at=None)
    assert (kept.confirmed, kept.times_reopened, kept.confirmed_how) == (True, 1, "visit")
