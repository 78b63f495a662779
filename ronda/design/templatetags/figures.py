"""Numbers, money, days and months as the reader's language writes them."""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from babel import Locale
from babel.dates import format_date, format_datetime, format_skeleton
from babel.numbers import format_currency, format_decimal, format_percent
from django.template import Library
from django.utils import timezone
from django.utils.translation import get_language

from ronda.kernel.exact import rounded
from ronda.kernel.period import Month

register = Library()

TEN_THOUSAND = 10_000
NOTHING = "–"  # noqa: RUF001 a dash stands where there is no number

Number = int | Decimal | Fraction


def reader_locale() -> Locale:
    """The locale of the language in force."""
    return Locale.parse(get_language() or "en", sep="-")


@register.filter
def money(cents: int | None, currency: str) -> str:
    """Integer cents with the currency's sign."""
    if cents is None:
        return NOTHING
    return str(format_currency(Decimal(cents) / 100, currency, locale=reader_locale()))


@register.filter
def whole_money(cents: Number | None, currency: str) -> str:
    """Large sums without their cents."""
    if cents is None:
        return NOTHING
    locale = reader_locale()
    pattern = str(locale.currency_formats["standard"].pattern).replace("0.00", "0")
    units = rounded(Fraction(cents) / 100, 0)
    return str(format_currency(units, currency, pattern, locale=locale, currency_digits=False))


@register.filter
def points(value: Number | None, places: int = 2) -> str:
    """A score kept in ten-thousandths of a point."""
    return NOTHING if value is None else quantity(Fraction(value) / TEN_THOUSAND, places)


@register.filter
def quantity(value: Number | None, places: int = 0) -> str:
    """A number with exactly so many decimals."""
    if value is None:
        return NOTHING
    pattern = "#,##0." + "0" * places if places else "#,##0"
    return str(format_decimal(rounded(value, places), pattern, locale=reader_locale()))


@register.filter
def plain_number(value: Number | None, places: int = 4) -> str:
    """A number with as many decimals as it needs, at most so many."""
    if value is None:
        return NOTHING
    pattern = "#,##0." + "#" * places
    return str(format_decimal(rounded(value, places), pattern, locale=reader_locale()))


@register.filter
def percent(value: Number | None, places: int = 1) -> str:
    """A fraction of one as per cent."""
    if value is None:
        return NOTHING
    pattern = str(reader_locale().percent_formats[None].pattern).replace("0%", "0." + "#" * places + "%")
    pattern = pattern.replace("0\xa0%", "0." + "#" * places + "\xa0%")
    return str(format_percent(rounded(value, places + 2), pattern, locale=reader_locale()))


@register.filter
def month_name(month: Month | str) -> str:
    """`October 2026`."""
    known = month if isinstance(month, Month) else Month.parse(month)
    return str(format_skeleton("yMMMM", known.start, locale=reader_locale()))


@register.filter
def day(value: date | None) -> str:
    """`5 Oct 2026`, in the reader's order."""
    return NOTHING if value is None else str(format_date(value, "medium", locale=reader_locale()))


@register.filter
def weekday(value: date) -> str:
    """`Monday`, as the reader says it inside a sentence."""
    return str(format_date(value, "EEEE", locale=reader_locale()))


@register.filter
def long_day(value: date) -> str:
    """`Monday, October 5, 2026`, in the reader's order."""
    return str(format_date(value, "full", locale=reader_locale()))


@register.filter
def moment(value: datetime | None) -> str:
    """A day and a time of day in the time zone of the installation."""
    if value is None:
        return NOTHING
    return str(format_datetime(timezone.localtime(value), "short", locale=reader_locale()))


@register.filter
def attribute(value: Number | None) -> str:
    """A number for an SVG attribute: a point, never the reader's comma."""
    return "0" if value is None else format(rounded(value, 2), "f")
