"""How hand-overs and chains are told."""

from django.template import Library
from django.utils.translation import get_language

from ronda.work.queries.duty_codes import duty_title
from ronda.work.wording.handovers import STATES

register = Library()


@register.filter
def duty_named(code: str) -> str:
    """Code and title."""
    title = duty_title(code, get_language() or "en")
    return code if title == code else f"{code} {title}"


@register.filter
def state_word(state: str) -> str:
    return str(STATES[state][0])


@register.filter
def state_kind(state: str) -> str:
    return STATES[state][1]
