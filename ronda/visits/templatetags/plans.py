"""How pages of the month's plan write durations and days."""

from datetime import date

from babel.dates import format_skeleton
from django.template import Library

from ronda.design.templatetags.figures import reader_locale
from ronda.visits.wording.plan_pages import duration_words

register = Library()
register.filter("duration", duration_words)


@register.filter
def short_day(value: date | None) -> str:
    """Without the year, where the month is known: Nov 26."""
    return "" if value is None else format_skeleton("MMMd", value, locale=reader_locale())


@register.filter
def named_day(value: date | None) -> str:
    """With the weekday: Thu, Nov 26."""
    return "" if value is None else format_skeleton("MMMEd", value, locale=reader_locale())
