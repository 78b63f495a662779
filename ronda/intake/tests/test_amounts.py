from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.intake.rules.amounts import mark_of, read_cents, read_degrees, read_whole
from ronda.intake.rules.fault import Fault
from ronda.intake.rules.mapping import DecimalMark


@pytest.mark.parametrize(
    ("text", "mark", "cents"),
    [
        ("1234.5", ".", 123450),
        ("$1,234.50", ".", 123450),
        ("1.234,50 €", ",", 123450),
        ("1 234,50", ",", 123450),
        ("1'234.50", ".", 123450),
        ("(12.00)", ".", -1200),
        ("-$12.00", ".", -1200),
        ("$-12.00", ".", -1200),
        ("12.00-", ".", -1200),
        ("\u221212", ".", -1200),
        ("USD 0.10", ".", 10),
        ("1,234.50 lei", ".", 123450),
        ("\uffe5\uff11\uff12\uff0e\uff15", ".", 1250),
        (".5", ".", 50),
        ("0", ".", 0),
        ("279557.00", ".", 27955700),
    ],
)
def test_money_is_understood_in_many_spellings(text: str, mark: DecimalMark, cents: int) -> None:
    assert read_cents(text, mark) == cents


@pytest.mark.parametrize(
    "text", ["", "abc", "1,23,456", "1.2.3", "1e5", "12,34.50", "x904631", "--5", "٣", "9" * 16]
)
def test_what_is_no_amount_is_refused_with_an_example(text: str) -> None:
    assert read_cents(text, ".") == Fault(f"'{text}' is not an amount of money", "write it as 1234.50")


def test_parts_of_a_cent_are_refused_with_the_rounded_amount() -> None:
    assert read_cents("12.345", ".") == Fault("'12.345' has parts of a cent", "write it as 12.34")


@pytest.mark.parametrize(
    ("texts", "mark"),
    [
        (["1,234.50", "7"], "."),
        (["1.234,50", "7"], ","),
        (["12,5"], ","),
        (["12.5", "1,234"], "."),
        (["1,234"], "."),
        (["1.234.567"], ","),
        (["1.234"], "ambiguous"),
        (["1.234", "12.50"], "."),
        (["1.234", "12,50"], ","),
        (["0.125"], "."),
        (["12"], "."),
    ],
)
def test_the_whole_column_decides_what_starts_decimals(texts: list[str], mark: str) -> None:
    assert mark_of(texts) == mark


def test_a_whole_number_may_be_written_with_decimals_of_nothing() -> None:
    assert [read_whole(text) for text in ("12", "12.0", "-3", "1,200")] == [12, 12, -3, 1200]
    assert read_whole("1.5") == Fault("'1.5' is not a whole number", "write it as 12")


def test_degrees_keep_six_decimals_and_stay_on_the_globe() -> None:
    assert read_degrees("41.55678100000001", 90) == Decimal("41.556781")
    assert read_degrees("-91,665", 180) == Decimal("-91.665000")
    assert isinstance(read_degrees("91", 90), Fault)
    assert isinstance(read_degrees("north", 90), Fault)


@given(st.integers(-(10**13), 10**13))
def test_every_amount_is_read_back_from_both_ways_to_write_it(cents: int) -> None:
    written = f"{cents / 100:,.2f}" if abs(cents) < 10**13 else str(Decimal(cents) / 100)

    assert read_cents(written, ".") == cents
    assert read_cents(written.translate(str.maketrans(",.", ".,")), ",") == cents


@given(st.text(max_size=20), st.sampled_from([".", ","]))
def test_any_text_is_an_amount_or_a_fault(text: str, mark: DecimalMark) -> None:
    assert isinstance(read_cents(text, mark), int | Fault)
    assert isinstance(read_whole(text, mark), int | Fault)
    assert mark_of([text]) in (".", ",", "ambiguous")
