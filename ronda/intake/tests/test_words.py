from datetime import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.intake.rules.fault import Fault
from ronda.intake.rules.header import column_names, header_place, normalised
from ronda.intake.rules.words import (
    read_choice,
    read_code,
    read_position,
    read_time,
    read_yes_no,
)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Store Number", "store number"), ("store_number", "store number"), ("StoreNumber", "store number"),
        (" Invoice/Item  Number ", "invoice item number"), ("Código", "codigo"),
        ("\uff23\uff2f\uff24\uff25", "code"),
        ("客户编号", "客户编号"), ("Sale (Dollars)", "sale dollars"),
    ],
)  # fmt: skip
def test_names_of_columns_compare_without_case_accents_and_marks(written: str, plain: str) -> None:
    assert normalised(written) == plain


def test_the_header_is_the_row_with_most_known_names() -> None:
    rows = [
        ["Outlets of Linn"],
        ["", "as of March"],
        ["Code", "Name", "City"],
        ["2106", "Hillstreet", "Code"],
    ]

    assert header_place(rows, {"code", "name", "city"}) == 2


def test_without_known_names_the_header_is_the_first_wide_row() -> None:
    assert header_place([["a title"], ["p", "q", "r"], ["1", "2", "3"]], {"code"}) == 1


def test_columns_without_a_name_or_with_the_same_get_one_of_their_own() -> None:
    assert column_names(["code", "", "code", "a\nb"]) == ["code", "column 2", "code (2)", "a b"]


def test_a_code_that_a_table_of_numbers_spoilt_is_mended() -> None:
    assert [read_code(text) for text in (" 2106.0", "x904631", "A 1.0", "007")] == [
        "2106",
        "x904631",
        "A 1.0",
        "007",
    ]


def test_yes_and_no_are_understood_in_three_languages() -> None:
    assert [read_yes_no(text) for text in ("Yes", "Sí", "是", "1", "TRUE")] == [True] * 5
    assert [read_yes_no(text) for text in ("no", "否", "0", "False")] == [False] * 4
    assert read_yes_no("maybe") == Fault("'maybe' is neither yes nor no", "write it as yes or no")


def test_an_unknown_choice_names_the_known_ones() -> None:
    choices = {"large": "large", "grande": "large", "small": "small"}

    assert read_choice("GRANDE", choices) == "large"
    assert read_choice("huge", choices) == Fault("'huge' is not known here", "write one of large, small")


def test_a_point_names_its_longitude_first() -> None:
    linn = (Decimal("42.000000"), Decimal("-91.600000"))

    assert read_position("POINT (-91.6 42.0)") == linn
    assert read_position("point(-91.6 42)") == linn
    assert read_position("42.0, -91.6") == linn
    assert isinstance(read_position("POINT (42.0 -91.6)"), Fault)


def test_times_are_of_the_day() -> None:
    assert read_time("9:30") == time(9, 30)
    assert isinstance(read_time("25:00"), Fault)


@given(st.text(max_size=30))
def test_any_text_is_a_value_or_a_fault(text: str) -> None:
    assert isinstance(read_position(text), tuple | Fault)
    assert isinstance(read_time(text), time | Fault)
    assert isinstance(read_yes_no(text), bool | Fault)
    assert column_names([text, text])[1] not in ("", column_names([text])[0])
