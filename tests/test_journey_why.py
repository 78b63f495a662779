"""An account manager finds out why the amount is what it is: in each language, to the records, on paper."""

import re

import pytest
from playwright.sync_api import expect

from ronda.cockpit.tests.pages_world import MONTH
from tests.visiting import PHONE, Visitor

pytestmark = pytest.mark.django_db(transaction=True)
ELENA = f"/people/E06/{MONTH}/"
LANGUAGES = [
    pytest.param("", "How the amount comes about", "Show the records", "How the cents fell", id="en"),
    pytest.param("Español", "Cómo resulta el importe", "Mostrar los registros", "", id="es"),
    pytest.param("简体中文", "金额的计算", "查看记录", "", id="zh"),
]


@pytest.mark.parametrize(("language", "heading", "opener", "cents"), LANGUAGES)
def test_elena_goes_from_the_amount_to_the_records(
    visitor: Visitor, language: str, heading: str, opener: str, cents: str
) -> None:
    page = visitor.page
    visitor.sign_in("elena")
    if language:
        visitor.choose_language("Language", language)
    page.goto(f"{visitor.home}{ELENA}")

    expect(page.get_by_role("heading", name=heading)).to_be_visible()
    assert visitor.barriers() == []
    page.locator("#cents-place a").click()
    expect(page.locator("#cents-place #cents")).to_be_visible()
    if cents:
        expect(page.locator("#cents-place")).to_contain_text(cents)
    page.get_by_role("link", name=opener).locator("visible=true").first.click()
    records = page.locator(".evidence-card").first
    expect(records.locator("tbody tr").first).to_be_visible()
    records.locator("th .sort").first.click()
    expect(page.locator(".evidence-card").first.locator("th[aria-sort=ascending]")).to_be_visible()
    assert visitor.barriers() == []


def test_a_link_to_an_indicator_opens_its_line_and_draws_where_it_stands(visitor: Visitor) -> None:
    page = visitor.page
    visitor.sign_in("elena")

    page.goto(f"{visitor.home}{ELENA}#indicator-sales_plan")

    line = page.locator("details.node:has(> #indicator-sales_plan)")
    expect(line).to_have_attribute("open", "")
    expect(line.locator("svg.plot")).to_be_visible()


def test_a_director_prints_the_sheet_of_a_missed_result(visitor: Visitor) -> None:
    page = visitor.page
    visitor.sign_in("ana")
    page.goto(f"{visitor.home}/missed/{MONTH}/")
    sheets = page.locator("article.sheet")
    assert sheets.count() > 1
    assert visitor.barriers() == []

    page.emulate_media(media="print")
    expect(sheets.first.get_by_role("heading", name="Feedback interview")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("Print"))).to_be_hidden()
    assert page.locator("nav.rail").is_hidden()
    pages = page.pdf(format="A4").count(b"/Type /Page\n") or page.pdf(format="A4").count(b"/Type/Page/")
    assert pages <= 2 * sheets.count()


def test_why_sheets_and_statements_fit_a_phone(visitor: Visitor) -> None:
    page = visitor.page
    page.set_viewport_size(PHONE)
    visitor.sign_in("elena")

    for address in (ELENA, f"/statement/E06/{MONTH}/", "/statement/E06/", "/search/?q=plan"):
        page.goto(f"{visitor.home}{address}")
        assert not visitor.sticks_out(), address
        assert visitor.barriers() == [], address


def test_the_search_answers_while_one_types_and_the_arrows_go_through_it(visitor: Visitor) -> None:
    page = visitor.page
    visitor.sign_in("ana")

    page.keyboard.press("/")
    page.keyboard.type("novak")
    expect(page.locator(".search-panel a.hit")).to_have_count(1)
    assert visitor.barriers() == []
    page.keyboard.press("ArrowDown")
    expect(page.locator(".search-panel a.hit").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".search-panel")).to_be_hidden()
    page.locator("[data-search]").fill("elena nov")
    expect(page.locator(".search-panel a.hit")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Elena Novak")).to_be_visible()
