"""What is strange in a month: said, with numbers and names, and refused by nobody."""

from datetime import date
from pathlib import Path

import pytest

from ronda.cockpit.rules.strange import KINDS, MonthFacts, Oddities, strange_facts
from ronda.cockpit.services import find_strange
from ronda.cockpit.tests.closing_world import LATER, OCTOBER, Sale, a_closable_county, close_october, sell
from ronda.facts.queries import Closing
from ronda.kernel.refusal import NotAllowedError
from ronda.outlets.rules import OutletRow
from ronda.outlets.services import keep_outlets
from ronda.people.rules import AppointmentRow, PersonRow
from ronda.people.services import appoint, keep_people
from ronda.people.tests.builders import County

NOTHING_ODD = Oddities(0, 0, (), ())


def a_month(cents: int = 1_000_00, month: str = "2024-04", **rows: int) -> MonthFacts:
    """Every kind is recorded a hundred times, unless told otherwise."""
    return MonthFacts(month, {**dict.fromkeys(("lines", "outlets", *KINDS), 100), **rows}, cents)


def told(now: MonthFacts, before: MonthFacts | None = None, year_before: int = 0) -> list[str]:
    return [problem.what for problem in strange_facts(now, before, year_before, NOTHING_ODD, "USD")]


def test_a_month_like_the_one_before_is_not_strange() -> None:
    assert told(a_month(), a_month(month="2024-03"), 900_00) == []


def test_a_month_without_sales_says_so() -> None:
    assert told(a_month(0, lines=0), a_month()) == ["no sales lines"]


@pytest.mark.parametrize(
    ("cents", "last", "year_before", "sentences"),
    [
        (12_00, 100_00, 0, ["sales are 12 % of last month's"]),
        (12_00, 100_00, 60_00, ["sales are 12 % of last month's and 20 % of those a year earlier"]),
        (12_00, 100_00, 13_00, []),
        (50_00, 100_00, 0, []),
        (49_99, 100_00, 0, ["sales are 50 % of last month's"]),
        (201_00, 100_00, 100_00, ["sales are 201 % of last month's and 201 % of those a year earlier"]),
        (201_00, 100_00, 150_00, []),
        (201_00, 0, 0, []),
        (201_00, 0, 100_00, ["sales are 201 % of those a year earlier"]),
    ],
)
def test_sales_are_strange_below_half_or_above_double_of_all_that_is_known(
    cents: int, last: int, year_before: int, sentences: list[str]
) -> None:
    assert told(a_month(cents), a_month(last), year_before) == sentences


def test_kinds_that_nobody_recorded_are_named_together() -> None:
    assert told(a_month(visits=0, tasks=0, requests=0)) == [
        "nobody recorded visits, tasks and customer requests"
    ]


def test_a_kind_far_from_the_month_before_is_told_with_both_counts_unless_there_are_few() -> None:
    before = a_month(visits=240, tasks=9)

    assert told(a_month(visits=30, tasks=3), before) == ["30 visits, against 240 the month before"]


def test_people_and_outlets_without_their_place_are_named() -> None:
    odd = Oddities(2, 1_234_56, ["Diego Park"], ["Ana Torres", "Bruno Keller", "Carmen Ruiz", "Elena Novak"])

    problems = strange_facts(a_month(), None, 0, odd, "USD")

    assert [problem.what for problem in problems] == [
        "2 outlets in nobody's book, with sales of 1,234.56 USD",
        "no outlets are held by Diego Park",
        "no indicator could be assessed for Ana Torres, Bruno Keller, Carmen Ruiz and 1 other",
    ]
    assert {problem.severity for problem in problems} == {"strange"}


@pytest.fixture
def county(db: None, ronda_home: Path) -> County:
    return a_closable_county()


def strange(county: County, closing: Closing) -> list[str]:
    return [problem.what for problem in find_strange(by=county.viewer, closing=closing)]


def test_a_sound_month_has_nothing_strange_but_what_it_does_not_record(county: County) -> None:
    assert strange(county, close_october(county, until="frozen")) == ["nobody recorded days of system use"]


def test_a_sale_of_an_outlet_without_holder_and_a_holder_without_outlets_are_found(county: County) -> None:
    by, day = county.viewer, date(2022, 10, 1)
    keep_outlets(by=by, at=LATER, rows=[OutletRow("R9", "Shop R9", county.centre.code)])
    sell(county, Sale("R9-1", "R9", day, 12_34), at=LATER)
    keep_people(by=by, at=LATER, rows=[PersonRow("E20", "Iris Lund", hired=day)])
    appoint(by=by, at=LATER, rows=[AppointmentRow("E20", county.centre.code, "account_manager", day)])

    found = strange(county, close_october(county, as_of=LATER, at=LATER, until="frozen"))

    assert found[1:] == [
        "1 outlet in nobody's book, with sales of 12.34 USD",
        "no outlets are held by Iris Lund",
    ]


def test_sales_are_compared_with_the_closed_month_before_and_with_the_year_before(county: County) -> None:
    sell(county, Sale("R1-90", "R1", date(2022, 9, 5), 90_000_000))
    close_october(county, month=OCTOBER.plus(-1), until="frozen")
    like_last_year = strange(county, close_october(county, until="frozen"))
    sell(county, Sale("R1-91", "R1", date(2021, 10, 5), 90_000_000), at=LATER)

    like_neither = strange(county, close_october(county, as_of=LATER, at=LATER, until="frozen"))

    assert not any(sentence.startswith("sales are") for sentence in like_last_year)
    assert like_neither[0] == "sales are 2 % of last month's and 2 % of those a year earlier"


def test_only_those_who_close_months_are_told(county: County) -> None:
    closing = close_october(county, until="frozen")

    for viewer in (county.hugos_viewer, county.other_viewer, county.viewer_of("diego")):
        with pytest.raises(NotAllowedError):
            find_strange(by=viewer, closing=closing)
