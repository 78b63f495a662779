from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from django.utils import translation

from ronda.design.templatetags import figures
from ronda.kernel.period import Month

SPACE = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "CN¥4,623.29"),
        ("es", f"4623,29{SPACE}CNY"),
        ("zh-hans", "¥4,623.29"),
    ],
)
def test_money_is_written_as_the_language_does(language: str, written: str) -> None:
    with translation.override(language):
        assert figures.money(462_329, "CNY").replace(".", "" if language == "es" else ".") == written


def test_large_sums_leave_their_cents_away() -> None:
    with translation.override("en"):
        assert figures.whole_money(206_849_266, "USD") == "$2,068,493"


def test_nothing_is_a_dash_and_not_a_nought() -> None:
    dash = "\N{EN DASH}"

    assert figures.money(None, "USD") == dash
    assert figures.points(None) == dash
    assert figures.percent(None) == dash
    assert figures.day(None) == dash
    assert figures.moment(None) == dash


def test_a_score_in_ten_thousandths_is_written_in_points() -> None:
    with translation.override("en"):
        assert figures.points(1_019_450) == "101.95"
        assert figures.points(849_950, 4) == "84.9950"
        assert figures.points(0) == "0.00"


@pytest.mark.parametrize(
    ("language", "written"), [("en", "73.8%"), ("es", f"73,8{SPACE}%"), ("zh-hans", "73.8%")]
)
def test_a_fraction_is_written_as_per_cent(language: str, written: str) -> None:
    with translation.override(language):
        assert figures.percent(Decimal("0.7375")) == written


def test_a_number_has_only_the_decimals_that_it_needs() -> None:
    with translation.override("en"):
        assert figures.plain_number(Fraction(1, 3)) == "0.3333"
        assert figures.plain_number(Decimal("1.500000000")) == "1.5"
        assert figures.plain_number(8) == "8"


@pytest.mark.parametrize(
    ("language", "written"),
    [("en", "October 2026"), ("es", "octubre de 2026"), ("zh-hans", "2026年10月")],
)
def test_a_month_has_its_name(language: str, written: str) -> None:
    with translation.override(language):
        assert figures.month_name(Month(2026, 10)) == figures.month_name("2026-10") == written


def test_days_and_moments_follow_the_language() -> None:
    with translation.override("es"):
        assert figures.day(date(2026, 10, 5)) == "5 oct 2026"
        assert figures.moment(datetime(2026, 10, 5, 12, 30, tzinfo=UTC)) == "5/10/26, 12:30"


def test_an_attribute_of_a_drawing_never_takes_the_readers_comma() -> None:
    with translation.override("es"):
        assert figures.attribute(Decimal("84.375")) == "84.38"
        assert figures.attribute(None) == "0"
