"""An idea in one line from any page: answered, tried without luck, tried again, adopted; its points stand."""

import pytest
from playwright.sync_api import expect

from tests.visiting import PHONE, Visitor

pytestmark = pytest.mark.django_db(transaction=True)

LINE = "A stool for the owner at the counter"


def test_an_idea_from_a_phone_to_its_points(visitor: Visitor) -> None:
    page = visitor.page
    page.set_viewport_size(PHONE)
    visitor.sign_in("diego")
    page.locator('summary[aria-label="Account"]').click()
    page.get_by_role("link", name="Suggest something").click()
    line = page.get_by_label("In one line")
    line.press_sequentially("price list beneath glass")
    expect(page.get_by_text("Like yours")).to_be_visible()
    line.fill(LINE)
    page.reload()
    expect(page.get_by_label("In one line")).to_have_value(LINE)
    assert visitor.barriers() == []
    assert not visitor.sticks_out()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", name=LINE)).to_be_visible()
    address = page.url
    page.goto(f"{visitor.home}/innovation/ideas/new/")
    expect(page.get_by_label("In one line")).to_have_value("")
    sign_out(visitor)

    visitor.sign_in("ana")
    page.goto(address)
    page.get_by_role("link", name="Answer", exact=True).click()
    page.get_by_label("We try it").check()
    page.get_by_label("Your answer").fill("Thank you, try it at two outlets")
    page.get_by_label("Points for the suggestion").select_option("2")
    page.get_by_role("button", name="Answer").click()
    sign_out(visitor)

    visitor.sign_in("diego")
    page.goto(address)
    page.get_by_role("link", name="End the trial").click()
    page.get_by_label("It did not work").check()
    page.get_by_label("What did we learn?").fill("The counter is too high for it")
    page.get_by_role("button", name="End the trial").click()
    expect(page.get_by_text("The trial taught us something")).to_be_visible()
    sign_out(visitor)

    visitor.sign_in("ana")
    page.goto(address)
    page.get_by_role("link", name="Try it").click()
    page.get_by_role("button", name="Begin the trial").click()
    page.get_by_role("link", name="End the trial").click()
    page.get_by_label("It worked").check()
    page.get_by_label("What did we learn?").fill("A higher one is used all day")
    page.get_by_role("button", name="End the trial").click()
    page.get_by_role("link", name="Adopt it").click()
    page.get_by_role("button", name="Adopt it").click()
    expect(page.locator(".state", has_text="Adopted").first).to_be_visible()
    sign_out(visitor)

    visitor.sign_in("diego")
    page.goto(f"{visitor.home}/innovation/points/")
    card = page.locator(".work", has_text=LINE)
    expect(card).to_have_count(3)
    for points in ("+2", "+1", "+3"):
        expect(card.get_by_text(points, exact=True)).to_be_visible()


def sign_out(visitor: Visitor) -> None:
    visitor.page.context.clear_cookies()
