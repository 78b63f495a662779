"""Whole ways through Ronda in a real browser: sign in, look at the team, ask why, change the language."""

import re

import pytest
from playwright.sync_api import expect

from tests.visiting import PHONE, Visitor

pytestmark = pytest.mark.django_db(transaction=True)


def test_ana_asks_why_elena_got_what_she_got_in_three_languages(visitor: Visitor) -> None:
    page = visitor.page
    page.goto(visitor.home)
    assert visitor.barriers() == []

    visitor.sign_in("ana")
    page.goto(f"{visitor.home}/team/results/")
    expect(page.get_by_role("heading", name="Team", exact=True)).to_be_visible()
    assert visitor.barriers() == []

    page.get_by_role("link", name="Elena Novak").click()
    expect(page.get_by_role("heading", name="Elena Novak")).to_be_visible()
    expect(page.get_by_role("heading", name="How the amount comes about")).to_be_visible()
    assert visitor.barriers() == []

    page.locator(".evidence-link:visible").first.click()
    expect(page.locator(".evidence-card .list").first).to_be_visible()
    assert visitor.barriers() == []

    visitor.choose_language("Language", "Español")
    expect(page.get_by_role("heading", name="Cómo resulta el importe")).to_be_visible()
    expect(page.get_by_text("fondo de incentivos").first).to_be_visible()
    assert visitor.barriers() == []

    visitor.choose_language("Idioma", "简体中文")
    expect(page.get_by_role("heading", name="金额的计算")).to_be_visible()
    assert page.locator("html").get_attribute("lang") == "zh-hans"
    assert visitor.barriers() == []


def test_the_team_is_filtered_and_sorted_in_place_and_the_address_keeps_it(visitor: Visitor) -> None:
    page = visitor.page
    visitor.sign_in("ana")
    page.goto(f"{visitor.home}/team/results/")

    page.get_by_label("Name or number").press_sequentially("Diego")
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page).to_have_url(re.compile("name=Diego"))
    expect(page.get_by_role("link", name="CSV, 1 row")).to_be_visible()
    page.reload()
    expect(page.locator("tbody tr")).to_have_count(1)

    page.get_by_label("Name or number").fill("")
    expect(page.locator("tbody tr")).to_have_count(6)
    page.get_by_role("link", name="Amount").click()
    expect(page.locator("th[aria-sort=descending]")).to_contain_text("Amount")
    expect(page).to_have_url(re.compile("sort=-amount"))
    page.get_by_label("Post").select_option("account_manager")
    expect(page.locator("tbody tr")).to_have_count(3)
    expect(page.locator("th[aria-sort=descending]")).to_contain_text("Amount")


def test_the_theme_is_kept_in_the_browser(visitor: Visitor) -> None:
    page = visitor.page
    visitor.sign_in("elena")

    page.locator('summary[aria-label="Light or dark"]').click()
    page.get_by_role("button", name="Dark").click()
    assert page.locator("html").get_attribute("data-bs-theme") == "dark"
    assert visitor.barriers() == []

    page.reload()
    assert page.locator("html").get_attribute("data-bs-theme") == "dark"
    assert visitor.barriers() == []


def test_elena_reads_her_month_on_a_phone_without_scrolling_sideways(visitor: Visitor) -> None:
    visitor.page.set_viewport_size(PHONE)

    visitor.sign_in("elena")
    visitor.page.goto(f"{visitor.home}/people/E06/2022-10/")

    expect(visitor.page.get_by_role("heading", name="Elena Novak")).to_be_visible()
    assert not visitor.sticks_out()
    assert visitor.barriers() == []


def test_everything_can_be_reached_and_opened_by_the_keyboard(visitor: Visitor) -> None:
    page = visitor.page
    visitor.sign_in("ana")

    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    page.locator('summary[aria-label="Account"]').focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Change password")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Change password")).to_be_hidden()
    expect(page.locator('summary[aria-label="Account"]')).to_be_focused()


def test_on_paper_the_whole_why_is_open(visitor: Visitor) -> None:
    page = visitor.page
    visitor.sign_in("elena")
    page.goto(f"{visitor.home}/people/E06/2022-10/")
    closed = page.locator("details.node:not([open])")
    assert closed.count() > 0

    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert closed.count() == 0

    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert closed.count() > 0
