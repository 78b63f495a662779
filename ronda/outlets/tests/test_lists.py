"""The list of outlets: whose they are, how it is narrowed down, what it costs."""

from datetime import date
from decimal import Decimal

import pytest

from ronda.cockpit.tests.pages_world import browser_of
from ronda.outlets.models import Licence, Outlet
from ronda.outlets.services import keep_outlets
from ronda.outlets.tests.builders import an_outlet_row, moment
from ronda.outlets.tests.pages import heads_of, questions, words_of
from ronda.people.models import Company
from ronda.people.rules import Viewer

EVERY = [f"Shop R{number}" for number in range(1, 9)]


def operator() -> Viewer:
    return Viewer.operator(Company.objects.get(code="main").pk)


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("diego", EVERY[:3]),
        ("farid", EVERY[6:]),
        ("ana", EVERY),
        ("carmen", EVERY),
        ("teresa", EVERY),
        ("yusuf", EVERY),
        ("gao", []),
        ("hugo", []),
        ("ingrid", []),
    ],
)
def test_everybody_sees_the_outlets_of_the_portfolio_the_centre_or_the_company(
    october: None, name: str, seen: list[str]
) -> None:
    assert heads_of(browser_of(name).get("/outlets/")) == seen


def test_an_empty_portfolio_says_why_and_where_to_go(october: None) -> None:
    page = words_of(browser_of("gao").get("/outlets/"))

    assert "No outlet is in your portfolio today" in page
    assert "To the first page" in page


@pytest.mark.parametrize(
    ("asked", "seen"),
    [
        ("q=shop r3", ["Shop R3"]),
        ("q=mill lane", ["Shop R1"]),
        ("holder=E06", EVERY[3:6]),
        ("holder=-", []),
        ("visit_class=A", EVERY[:3]),
        ("outlet_type=modern", ["Shop R2"]),
        ("outlet_type=modern&q=R1", []),
        ("grade_from=10&grade_to=12", ["Shop R2"]),
        ("compliance=-", EVERY[:1] + EVERY[2:]),
        ("compliance=B", ["Shop R2"]),
        ("stars=4", ["Shop R2"]),
        ("format=kiosk", ["Shop R2"]),
        ("position=yes", ["Shop R1"]),
        ("licence=none", EVERY[1:]),
        ("licence=expired", ["Shop R1"]),
        ("status=closed", ["Shop R3"]),
    ],
)
def test_the_list_is_narrowed_down_by_its_address(october: None, asked: str, seen: list[str]) -> None:
    keep_outlets(
        by=operator(),
        at=moment(11),
        rows=[
            an_outlet_row(
                "R1", name="Shop R1", address="3 Mill Lane", visit_class="A",
                latitude=Decimal(42), longitude=Decimal(-91),
            ),
            an_outlet_row(
                "R2", name="Shop R2", visit_class="A", outlet_type="modern",
                grade=11, compliance="B", stars=4, format="kiosk",
            ),
            an_outlet_row("R3", name="Shop R3", visit_class="A", status="closed"),
        ],
    )  # fmt: skip
    Licence.objects.create(outlet=Outlet.objects.get(code="R1"), number="L1", expires=date(2023, 1, 1))

    assert heads_of(browser_of("ana").get(f"/outlets/?{asked}")) == seen


def test_what_nothing_fits_can_be_cleared(october: None) -> None:
    page = words_of(browser_of("ana").get("/outlets/?q=nowhere"))

    assert "No outlet fits these filters." in page
    assert "Clear all filters" in page


def test_the_file_has_the_rows_and_columns_of_the_list_as_words(october: None) -> None:
    answer = browser_of("diego").get(
        "/outlets/?export=csv&columns=name&columns=code&columns=outlet_type&sort=-name"
    )

    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines == ["Outlet,Code,Type"] + [f"Shop R{n},R{n},ordinary outlet" for n in (3, 2, 1)]


def test_a_map_shows_the_same_outlets_when_it_is_asked_for(october: None) -> None:
    keep_outlets(
        by=operator(),
        at=moment(11),
        rows=[an_outlet_row("R1", name="Shop R1", latitude=Decimal("42.5"), longitude=Decimal("-91.25"))],
    )

    without = browser_of("ana").get("/outlets/").content.decode()
    shown = browser_of("ana").get("/outlets/?map=on").content.decode()

    assert "data-map" not in without
    assert '"lat": 42.5, "lon": -91.25' in shown
    assert '"group": "Diego Park"' in shown


def test_a_list_needs_as_many_statements_for_a_thousand_outlets_as_for_eight(october: None) -> None:
    ana, yusuf = browser_of("ana"), browser_of("yusuf")
    few = [questions(ana, "/outlets/?map=on"), questions(yusuf, "/set-up/outlets/?licence=none")]

    rows = [
        an_outlet_row(f"N{number:04}", latitude=Decimal(42), longitude=Decimal(-91)) for number in range(1000)
    ]
    keep_outlets(by=operator(), at=moment(11), rows=rows)

    assert [questions(ana, "/outlets/?map=on"), questions(yusuf, "/set-up/outlets/?licence=none")] == few
    assert max(few) <= 15


def test_more_points_than_a_map_can_show_say_so(october: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ronda.outlets.queries.listing.MOST_POINTS", 1)
    rows = [an_outlet_row(code, latitude=Decimal(42), longitude=Decimal(-91)) for code in ("R1", "R2")]
    keep_outlets(by=operator(), at=moment(11), rows=rows)

    page = browser_of("ana").get("/outlets/?map=on")

    assert "Narrow the list down, and the map shows the rest." in words_of(page)
    assert "data-map" not in page.content.decode()
