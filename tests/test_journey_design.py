"""The parts of pages in a real browser: dialogs, toasts, lists, charts and maps, by keyboard and by hand."""

import re

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.visiting import PHONE, TABLET, Visitor

pytestmark = pytest.mark.django_db(transaction=True)

DESK: ViewportSize = {"width": 1440, "height": 900}


def open_design(visitor: Visitor) -> Page:
    visitor.sign_in("yusuf")
    visitor.page.goto(f"{visitor.home}/design/")
    # The chunks that draw are large; a busy machine takes its time to read them.
    expect(visitor.page.locator("#chart-stacked canvas").first).to_be_visible(timeout=30_000)
    expect(visitor.page.locator(".map-picture canvas").first).to_be_visible(timeout=30_000)
    return visitor.page


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_part_is_open_to_everybody_and_fits_every_screen(visitor: Visitor, theme: str) -> None:
    visitor.page.add_init_script(f"localStorage.setItem('ronda-theme', '{theme}')")
    page = open_design(visitor)

    for size in (DESK, TABLET, PHONE):
        page.set_viewport_size(size)
        assert visitor.barriers() == []
        assert not visitor.sticks_out()


def test_the_whole_page_stands_in_each_language(visitor: Visitor) -> None:
    page = open_design(visitor)

    visitor.choose_language("Language", "Español")
    expect(page.get_by_role("heading", name="Gráficos y mapas")).to_be_visible()
    assert visitor.barriers() == []
    visitor.choose_language("Idioma", "简体中文")
    expect(page.get_by_role("heading", name="图表与地图")).to_be_visible()
    assert visitor.barriers() == []


def test_a_dialog_opens_holds_the_focus_closes_with_escape_and_gives_the_focus_back(visitor: Visitor) -> None:
    page = open_design(visitor)
    opener = page.get_by_role("link", name="Open a dialog")

    opener.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="A dialog")
    expect(dialog).to_be_visible()
    assert visitor.barriers() == []
    assert page.evaluate("document.activeElement.closest('dialog').id") == "example-dialog"
    page.keyboard.press("Escape")

    expect(dialog).to_be_hidden()
    expect(opener).to_be_focused()


def test_a_question_that_wants_a_reason_sends_it_and_a_toast_tells_the_end(visitor: Visitor) -> None:
    page = open_design(visitor)

    page.get_by_role("link", name="Ask with a reason").click()
    dialog = page.get_by_role("dialog", name="Accept the difference?")
    dialog.get_by_role("button", name="Accept").click()
    expect(dialog).to_be_visible()
    dialog.get_by_label("Reason").fill("counted twice")
    dialog.get_by_role("button", name="Accept").click()

    toast = page.locator(".toast-card")
    expect(toast).to_contain_text("This is an example: nothing was changed.")
    toast.get_by_role("button", name="Close").click()
    expect(toast).to_have_count(0)


def test_a_toast_is_told_to_readers_of_the_screen_and_bad_news_stay(visitor: Visitor) -> None:
    page = open_design(visitor)

    page.get_by_role("button", name="Toast: error").click()
    page.get_by_role("button", name="Toast: success").click()

    expect(page.locator("#toasts[role=status] .toast-card")).to_have_count(2)
    assert visitor.barriers() == []


def test_a_list_is_filtered_sorted_and_turned_in_place_and_the_address_keeps_it(visitor: Visitor) -> None:
    page = open_design(visitor)

    page.get_by_label("Name").first.press_sequentially("Lotus")
    expect(page.get_by_text("19 rows", exact=True)).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?name=Lotus$"))
    page.locator("#filters").get_by_label("State").select_option("good")
    expect(page.get_by_text("5 rows", exact=True)).to_be_visible()
    page.get_by_role("link", name="Sales").click()
    expect(page.locator("th[aria-sort=descending]")).to_contain_text("Sales")
    expect(page.locator("#list-sort-amount")).to_be_focused()
    expect(page).to_have_url(re.compile("sort=-amount"))
    page.reload()
    expect(page.get_by_text("5 rows", exact=True)).to_be_visible()

    page.locator(".chip", has_text="State").click()
    expect(page.get_by_text("19 rows", exact=True)).to_be_visible()
    page.get_by_role("link", name="Clear all filters").click()
    expect(page.get_by_text("130 rows", exact=True)).to_be_visible()


def test_columns_and_density_are_the_persons_choice(visitor: Visitor) -> None:
    page = open_design(visitor)

    page.locator("summary", has_text="Columns").click()
    page.get_by_label("Since").first.check()
    page.get_by_label("Visits", exact=True).uncheck()
    page.locator("[data-columns]").get_by_role("button", name="Show").click()
    expect(page.locator("#list thead")).to_contain_text("Since")
    expect(page.locator("#list thead")).not_to_contain_text("Visits")
    expect(page).to_have_url(re.compile("columns="))

    page.get_by_role("button", name="Dense").click()
    page.reload()
    expect(page.get_by_role("button", name="Dense")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#list thead")).to_contain_text("Since")


def test_the_bar_for_many_rows_comes_with_the_first_and_counts(visitor: Visitor) -> None:
    page = open_design(visitor)
    bar = page.locator("#bulk")
    expect(bar).to_be_hidden()

    page.get_by_label("Choose Kiosko Río 1", exact=True).check()
    expect(bar).to_contain_text("Rows chosen: 1")
    page.get_by_label("Choose all rows of this page").check()
    expect(bar).to_contain_text("Rows chosen: 25")
    assert visitor.barriers() == []
    bar.get_by_role("button", name="Choose none").click()
    expect(bar).to_be_hidden()

    page.get_by_label("Choose Kiosko Río 1", exact=True).check()
    bar.get_by_role("button", name="Put away").click()
    expect(page.locator(".toast-card")).to_contain_text("nothing was changed")


def test_the_table_of_a_chart_is_one_key_away_and_charts_follow_the_theme(visitor: Visitor) -> None:
    page = open_design(visitor)
    figure = page.locator("#chart-line")

    figure.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(figure.get_by_role("table")).to_be_visible()
    before = page.evaluate("document.querySelector('#chart-line canvas').toDataURL()")
    page.locator('summary[aria-label="Light or dark"]').click()
    page.get_by_role("button", name="Dark").click()
    page.wait_for_function(
        "before => document.querySelector('#chart-line canvas').toDataURL() !== before", arg=before
    )


def test_nobody_is_caught_by_the_keyboard_and_focus_is_always_seen(visitor: Visitor) -> None:
    page = open_design(visitor)
    page.goto(f"{visitor.home}/help/")

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    met = set()
    for _step in range(40):
        page.keyboard.press("Tab")
        met.add(
            page.evaluate(
                "document.activeElement.tagName + (document.activeElement.textContent || '').trim()"
            )
        )
        shown = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        at_end = page.evaluate("document.activeElement === document.body")
        assert at_end or shown != "none"
    assert len(met) > 5


def test_pages_ask_nobody_else_for_anything(visitor: Visitor) -> None:
    asked: list[str] = []
    visitor.page.on("request", lambda request: asked.append(request.url))

    open_design(visitor)

    assert [url for url in asked if not url.startswith((visitor.home, "data:"))] == []
