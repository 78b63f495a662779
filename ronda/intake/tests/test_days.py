from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.intake.rules.days import order_of, read_day
from ronda.intake.rules.fault import Fault

LAST_OF_OCTOBER = date(2022, 10, 31)


@pytest.mark.parametrize(
    "text",
    [
        "2022-10-31", "2022/10/31", "2022.10.31", "20221031", "2022年10月31日", " 2022-10-31 ",
        "2022-10-31 00:00:00",
        "2022-10-31T08:15:00Z", "2022-10-31 08:15:00.123", "31/10/2022", "31.10.2022", "31-10-22",
        "31 10 2022", "31-Oct-2022", "31 October 2022", "Oct 31, 2022", "October 31 2022",
        "31 de octubre de 2022",
        "31 oct. 2022",
    ],
)  # fmt: skip
def test_one_day_is_understood_in_many_spellings(text: str) -> None:
    assert read_day(text, "dmy") == LAST_OF_OCTOBER


def test_the_order_decides_between_two_readings() -> None:
    assert read_day("03/04/2022", "dmy") == date(2022, 4, 3)
    assert read_day("03/04/2022", "mdy") == date(2022, 3, 4)


@pytest.mark.parametrize(
    ("text", "order", "remedy"),
    [
        ("31/02/2026", "dmy", "write it as 2026-02-28"),
        ("2024-02-30", "", "write it as 2024-02-29"),
        ("13/31/2022", "mdy", "write it as 2022-12-31"),
    ],
)
def test_an_impossible_day_is_refused_with_the_nearest_one(text: str, order: str, remedy: str) -> None:
    assert read_day(text, order) == Fault(f"'{text}' is not a day", remedy)  # type: ignore[arg-type]


def test_a_spreadsheets_number_of_a_day_is_named_as_such() -> None:
    fault = read_day("44865")

    assert isinstance(fault, Fault)
    assert "number of a day" in fault.what


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["03/04/2022", "25/12/2022"], "dmy"),
        (["03/04/2022", "12/25/2022"], "mdy"),
        (["2022-04-03", "2022-12-25"], "ymd"),
        (["03/04/2022", "05/06/2022"], "ambiguous"),
        (["03/03/2022", "05/05/2022"], "ymd"),
        (["25/12/2022", "12/25/2022"], "ambiguous"),
        (["25/12/2022", "26/12/2022", "12/25/2022"], "dmy"),
        ([], "ymd"),
    ],
)
def test_the_whole_column_decides_what_comes_first(texts: list[str], order: str) -> None:
    assert order_of(texts) == order


def test_a_year_of_another_age_is_a_slip() -> None:
    assert read_day("31/10/0022", "dmy") == Fault(
        "'31/10/0022' is not a day from 1900 to 2199", "correct the year"
    )


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_day_is_read_back_from_its_own_spelling(day: date) -> None:
    assert read_day(day.isoformat()) == day
    assert read_day(f"{day.day}/{day.month}/{day.year}", "dmy") == day
    assert read_day(f"{day.month:02d}.{day.day:02d}.{day.year}", "mdy") == day


@given(st.text(max_size=20))
def test_any_text_is_a_day_or_a_fault(text: str) -> None:
    assert isinstance(read_day(text, "dmy"), date | Fault)
