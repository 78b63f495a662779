"""The change log of base data: who changed what of which outlet, when and by what."""

from dataclasses import replace
from typing import Any

import pytest

from ronda.outlets.models import Outlet
from ronda.outlets.rules import LicenceRow, PortfolioRow
from ronda.outlets.services import assign_portfolios, keep_licences, keep_outlets, row_of
from ronda.outlets.tests.pages import heads_of, words_of
from ronda.visits.models import Visit, VisitForm
from ronda.visits.queries.base_changes import logged_changes
from ronda.visits.rules import VisitRow
from ronda.visits.services import record_visits
from ronda.work.tests.builders import Town
from ronda.work.tests.handover_pages import TODAY, at, browser_of, october, town

pytestmark = pytest.mark.django_db
__all__ = ["town"]
PAGE = "/visits/base-data/changes/"


def change(town: Town, code: str, day: int, **values: Any) -> None:
    row = replace(row_of(Outlet.objects.get(code=code)), **values)
    keep_outlets(by=town.operator, at=at(day), rows=[row], why="Seen at the shop")


def codes_seen(town: Town, who: str) -> set[str]:
    found = logged_changes(town.viewer_of(who), october(1), TODAY, today=TODAY)
    return {each.code for each in found}


def test_each_field_is_a_line_with_before_and_after(town: Town) -> None:
    change(town, "O1", 3, city="Linden")
    change(town, "O1", 4, city="Lindenau", size="large")

    page = words_of(browser_of("diego").get(f"{PAGE}?outlet=O1"))

    assert "City Linden Lindenau" in page
    assert "Size medium large" in page
    assert "Seen at the shop" in page


def test_everybody_sees_the_changes_of_the_outlets_that_one_sees(town: Town) -> None:
    for code in ("O1", "O3", "N1"):
        change(town, code, 3, city="Linden")

    assert {who: codes_seen(town, who) for who in ("diego", "elena", "ana", "ivan", "hugo")} == {
        "diego": {"O1"},
        "elena": {"O3"},
        "ana": {"O1", "O3"},
        "ivan": {"N1"},
        "hugo": set(),
    }


def test_licences_and_holders_are_base_data_too(town: Town) -> None:
    keep_licences(by=town.operator, at=at(3), rows=[LicenceRow("O1", "L-1", october(1), october(31))])
    assign_portfolios(by=town.operator, at=at(4), rows=[PortfolioRow("O1", "E06", october(5))], why="Balance")
    ana = browser_of("ana")

    assert heads_of(ana.get(f"{PAGE}?group=management")) == ["Shop O1"]
    network = words_of(ana.get(f"{PAGE}?group=network"))
    assert "Elena" in network
    assert "Balance" in network
    assert "L-1" not in network


def test_what_a_visit_found_stands_in_the_log_with_the_visit(town: Town) -> None:
    diego = town.viewer_of("diego")
    visit_form(town, "confirmed")

    [row] = [each for each in logged_changes(diego, october(1), TODAY, today=TODAY) if each.found]

    assert (row.code, row.source, row.found, row.who) == ("O1", "visit", "confirmed", "Diego Park")
    assert "Confirmed as recorded" in words_of(browser_of("diego").get(f"{PAGE}?source=visit"))


def test_a_file_that_wrote_at_the_moment_is_named(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    change(town, "O1", 3, city="Linden")
    files = {at(3): "outlets-october.csv"}
    monkeypatch.setattr("ronda.visits.queries.hooks._READERS.files", lambda viewer, since, until: files)

    assert "outlets-october.csv" in words_of(browser_of("ana").get(f"{PAGE}?source=file"))


def test_days_that_lie_before_the_change_show_nothing(town: Town) -> None:
    change(town, "O1", 5, city="Linden")

    page = words_of(browser_of("ana").get(f"{PAGE}?first=2022-10-01&last=2022-10-04"))

    assert "Nothing of these outlets was changed in these days." in page


def test_the_log_is_a_file_too(town: Town) -> None:
    change(town, "O1", 5, city="Linden")

    file = browser_of("ana").get(f"{PAGE}?export=csv").content.decode()

    assert "Shop O1" in file
    assert "Linden" in file


def visit_form(town: Town, base_data: str) -> VisitForm:
    diego = town.county.diego
    record_visits(
        by=town.operator, at=at(6), rows=[VisitRow("O1", diego.code, october(6), outcome="All well")]
    )
    return VisitForm.objects.create(
        company_id=town.county.company.pk,
        key="00000000-0000-4000-8000-000000000001",
        outlet=Outlet.objects.get(code="O1"),
        person=diego,
        kind="visit",
        day=october(6),
        reason="frequency",
        outcome="All well",
        base_data=base_data,
        visit=Visit.objects.get(),
        saved_at=at(6),
        sent_at=at(6),
    )
