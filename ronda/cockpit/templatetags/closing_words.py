"""How months stand, in the reader's words."""

from django.template import Library

from ronda.cockpit.queries.closing_months import MonthLine
from ronda.cockpit.wording.closing import STANDINGS

register = Library()

BADGES = {"ready": "attention", "unapproved": "attention", "approved": "good", "running": "plain"}


@register.filter
def standing_name(line: MonthLine) -> str:
    return str(STANDINGS[line.standing])


@register.filter
def standing_badge(line: MonthLine) -> str:
    return BADGES.get(line.standing, "note")
