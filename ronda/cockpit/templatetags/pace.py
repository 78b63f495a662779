"""The words of a running month in a page."""

from decimal import Decimal

from django.template import Library

from ronda.appraisal.wording import duty_name
from ronda.cockpit.rules.estimate import LineEstimate
from ronda.cockpit.wording import day as day_words
from ronda.cockpit.wording import month as month_words

register = Library()


@register.filter
def duty_words(code: str) -> str:
    return duty_name(code)


@register.filter
def pace_kind(line: LineEstimate) -> str:
    """The colour of a line's state; its word stands beside it."""
    return day_words.STATES[line.state][0]


@register.filter
def basis_words(basis: str) -> str:
    return str(month_words.BASES.get(basis, ""))


@register.filter
def range_words(line: LineEstimate) -> str:
    return month_words.range_words(line)


@register.filter
def gain_words(line: LineEstimate) -> str:
    return month_words.gain_words(line)


@register.simple_tag
def pace_words(line: LineEstimate, currency: str) -> str:
    return day_words.pace_words(line, currency)


@register.simple_tag
def projected_words(line: LineEstimate, currency: str) -> str:
    return day_words.projected_words(line, currency)


@register.simple_tag
def takes_words(line: LineEstimate, currency: str) -> str:
    return day_words.takes_words(line, currency)


@register.simple_tag
def quantity_words(value: Decimal | None, line: LineEstimate, currency: str) -> str:
    return day_words.quantity_words(value, line, currency)


@register.simple_tag
def worth_words(line: LineEstimate) -> str:
    return month_words.worth_words(line)


@register.simple_tag
def cents_words(line: LineEstimate, cents: int | None, currency: str) -> str:
    return month_words.cents_words(line, cents, currency)
