from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.kernel.digest import canonical_json, digest_text
from ronda.kernel.exact import floored, plain, rounded
from ronda.kernel.money import format_cents, parse_cents
from ronda.kernel.period import Month, Period
from ronda.kernel.reason import Reason


@given(st.integers(-(10**15), 10**15))
def test_an_amount_survives_being_written_and_read(cents: int) -> None:
    assert parse_cents(format_cents(cents)) == cents


@pytest.mark.parametrize("text", ["", "abc", "1.234", "nan", "Infinity", "12..3"])
def test_what_is_no_amount_is_refused_by_name(text: str) -> None:
    with pytest.raises(ValueError, match="not an amount"):
        parse_cents(text)


def test_halves_are_rounded_away_from_zero() -> None:
    assert rounded(Decimal("0.00005"), 4) == Decimal("0.0001")
    assert rounded(Decimal("-0.00005"), 4) == Decimal("-0.0001")
    assert rounded(Fraction(2, 3), 4) == Decimal("0.6667")


def test_a_share_is_floored_so_that_shares_never_exceed_the_whole() -> None:
    assert sum(floored(Fraction(1, 3), 9) for _ in range(3)) <= 1


def test_numbers_are_written_as_people_write_them() -> None:
    assert [plain(Decimal(t)) for t in ("0.500", "100.000", "-0.0", "1E+2")] == ["0.5", "100", "0", "100"]


@given(st.dates(date(1950, 1, 1), date(2200, 1, 1)), st.integers(-600, 600))
def test_moving_by_months_and_back_returns(day: date, months: int) -> None:
    assert Month.of(day).plus(months).plus(-months) == Month.of(day)
    assert Month.of(day).period.contains(day)


def test_a_month_is_parsed_from_its_only_spelling() -> None:
    assert Month.parse("2022-10") == Month(2022, 10)
    for wrong in ("2022-13", "2022/10", "22-10", "2022-1"):
        with pytest.raises(ValueError, match="not a month"):
            Month.parse(wrong)


def test_an_overlap_with_an_open_end_runs_to_the_end() -> None:
    october = Month(2022, 10).period

    assert october.overlap(date(2022, 10, 20), None) == Period(date(2022, 10, 20), date(2022, 11, 1))
    assert october.overlap(date(2022, 11, 1), None) is None


def test_a_reason_keeps_its_facts_unchanged() -> None:
    facts = {"late": 4}
    reason = Reason("handovers_late", facts)

    facts["late"] = 5

    assert reason.facts["late"] == 4


def test_canonical_json_has_one_spelling() -> None:
    assert canonical_json({"b": 1, "a": "中"}) == '{"a":"中","b":1}'
    assert digest_text("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
