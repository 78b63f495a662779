"""An administrator's first run: from an empty installation to a closed month, all of it in the browser."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from ronda.kernel.period import Month
from ronda.people.services import keep_set_up_code
from tests.visiting import Visitor

pytestmark = pytest.mark.django_db(transaction=True)

MONTH = Month.of(timezone.localdate()).plus(-1)
YEAR_BEFORE = MONTH.plus(-12)
OUTLETS = range(1, 7)
# Background work is done at once here, so a page may wait for a whole trial of a month.
PATIENCE_MS = 120_000
CENTRES = "code,name\nC1,North\n"
PEOPLE = """code,name,centre,post,from
E01,Ana Torres,C1,director,2020-01-01
E05,Diego Park,C1,account_manager,2020-01-01
E06,Elena Novak,C1,account_manager,2020-01-01
"""
SHOPS = "code,name,centre\n" + "".join(f"R{n},Shop {n},C1\n" for n in OUTLETS)
PRODUCTS = "code,name,brand,wholesale price,shelf price\nP1,Alba Original,Alba,10.00,12.00\n"
PORTFOLIOS = "outlet,person,from\n" + "".join(
    f"R{n},{'E05' if n < 4 else 'E06'},2021-01-01\n" for n in OUTLETS
)
SALES = "line number,outlet,product,date,quantity,amount\n" + "".join(
    f"{month}-{n},R{n},P1,{month}-05,{pieces},{pieces * 10}.00\n"
    for n in OUTLETS
    for month, pieces in ((YEAR_BEFORE, 10), (MONTH, 11 if n < 4 else 9))
)
FILES = {
    "centres": CENTRES,
    "people": PEOPLE,
    "outlets": SHOPS,
    "products": PRODUCTS,
    "portfolios": PORTFOLIOS,
    "sales": SALES,
}


@pytest.fixture
def beginner(page: Page, live_server: LiveServer, ronda_home: Path) -> Iterator[Visitor]:
    """A browser at an installation where nothing is set up."""
    visitor = Visitor(page, live_server.url)
    page.set_default_timeout(PATIENCE_MS)
    page.on("console", visitor.hear)
    page.on("pageerror", lambda error: visitor.complaints.append(f"{page.url}: {error}"))

    yield visitor

    assert visitor.complaints == []


def test_yusuf_comes_from_an_empty_installation_to_a_closed_month(
    beginner: Visitor, ronda_home: Path, tmp_path: Path
) -> None:
    page = beginner.page
    _open_company(beginner, ronda_home)

    expect(page.locator("#step-centres")).to_have_attribute("data-state", "next")
    assert beginner.barriers() == []
    for kind, content in FILES.items():
        _take_in(beginner, tmp_path, kind, content)
        page.goto(f"{beginner.home}/set-up/")
        expect(page.locator(f"#step-{kind}")).to_have_attribute("data-state", "done")

    page.locator("#step-close").get_by_role("link", name="To the month close").click()
    _close(beginner)

    page.goto(f"{beginner.home}/set-up/")
    expect(page.get_by_text("Every needed step is done.")).to_be_visible()


def _open_company(beginner: Visitor, home: Path) -> None:
    page = beginner.page
    # By its own address: a server that other tests have used knows no more that it was once empty.
    page.goto(f"{beginner.home}/welcome/")
    expect(page.get_by_role("heading", name="Welcome to Ronda")).to_be_visible()
    assert beginner.barriers() == []
    page.get_by_label("Set-up code").fill(keep_set_up_code(home))
    page.get_by_label("Name of the company").fill("Acme Wholesale")
    page.get_by_label("Short name").fill("acme")
    page.get_by_label("Country").select_option("US")
    page.get_by_label("Currency").select_option("USD")
    page.get_by_label("Your name").fill("Yusuf Demir")
    page.get_by_label("User name").fill("yusuf")
    page.get_by_label("Password", exact=True).fill("seven quiet fountains")
    page.get_by_label("Password again").fill("seven quiet fountains")
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("heading", name="Set-up")).to_be_visible()


def _take_in(beginner: Visitor, folder: Path, kind: str, content: str) -> None:
    """Drop, look, check, confirm: the kind is guessed from the file."""
    page = beginner.page
    file = folder / f"{kind}.csv"
    file.write_text(content, encoding="utf-8")
    page.locator(f"#step-{kind}").get_by_role("link", name="Import").click()
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Look at the file").click()
    expect(page.get_by_role("heading", name=f"{kind}.csv")).to_be_visible()
    assert beginner.barriers() == []
    page.get_by_role("button", name="Check the file").click()
    expect(page.get_by_role("heading", name="Take it in")).to_be_visible()
    assert beginner.barriers() == []
    page.get_by_role("button", name="Take the file in").click()
    expect(page.get_by_role("heading", name="Which column was what")).to_be_visible()
    assert beginner.barriers() == []


def _close(beginner: Visitor) -> None:
    """The five steps of the month that is over."""
    page = beginner.page
    expect(page.get_by_role("heading", name="Month close")).to_be_visible()
    page.goto(f"{beginner.home}/month-close/{MONTH}/")
    page.get_by_role("button", name=re.compile("^Check")).click()
    page.get_by_role("link", name="Go on to freezing").click()
    page.get_by_role("button", name="Freeze").click()
    page.get_by_role("link", name="Go on to appraising").click()
    page.get_by_role("button", name="Appraise").click()
    page.get_by_role("link", name="Look at the result").click()
    expect(page).to_have_url(re.compile("/look/"))
    page.goto(f"{beginner.home}/month-close/{MONTH}/distribute/")
    page.locator("form[action$='/plan/'] button").click()
    page.get_by_label(re.compile("sure|cannot be taken back", re.IGNORECASE)).or_(
        page.locator("#sure")
    ).first.check()
    page.get_by_role("button", name="Approve").click()
    expect(page.get_by_text("Approved").first).to_be_visible()
    assert beginner.barriers() == []
