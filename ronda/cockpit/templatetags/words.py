"""The cockpit's and the appraisal's words in a page."""

from decimal import Decimal

from django.template import Library

from ronda.appraisal.wording import indicator_name as name_of_indicator
from ronda.appraisal.wording import post_name as name_of_post
from ronda.cockpit.rules import CardLine
from ronda.cockpit.wording import cards as wording
from ronda.design.templatetags.figures import quantity

register = Library()


@register.filter
def post_name(code: str) -> str:
    return name_of_post(code)


@register.filter
def indicator_name(code: str) -> str:
    return name_of_indicator(code)


@register.filter
def kind_name(kind: str) -> str:
    return str(wording.KINDS[kind])


@register.filter
def nought(value: Decimal) -> str:
    """Points lost; where none were lost, a quiet dash."""
    return quantity(value, 2) if value else "–"  # noqa: RUF001


@register.simple_tag
def state_of(line: CardLine) -> tuple[str, str]:
    """The colour and the word of a line's state."""
    kind, word = wording.STATES[line.state]
    return kind, str(word)


@register.simple_tag
def measured(value: Decimal | None, unit: str, currency: str) -> str:
    return wording.measured(value, unit, currency)


@register.simple_tag
def aimed_at(line: CardLine, currency: str) -> str:
    return wording.aimed_at(line, currency)
