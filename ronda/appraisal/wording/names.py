"""Names of what the default pack calls by a code; a company's own codes are shown as they are written."""

import json

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ronda.people.wording.indicators import INDICATORS, indicator_name

DUTIES = {
    "A1": _("A1 visits by frequency"),
    "A2": _("A2 business coaching"),
    "A3": _("A3 customer requests"),
    "A5": _("A5 brand tasks"),
    "A6": _("A6 upkeep of modern outlets"),
    "B1": _("B1 brand plan and task assignment"),
    "B2": _("B2 tracking of brand tasks"),
    "B3": _("B3 brand statistics"),
    "B4": _("B4 brand summary"),
    "B5": _("B5 brand plans of one's own"),
    "D1": _("D1 sales and brand building"),
    "D2": _("D2 modern outlets"),
    "D3": _("D3 customer service"),
    "D4": _("D4 projects"),
    "D5": _("D5 appraisal"),
    "D9": _("D9 documents"),
    "N1": _("N1 analyses"),
    "N2": _("N2 problems found and solved"),
    "N5": _("N5 service for the front office"),
}
POSTS = {
    "director": _("Centre director"),
    "deputy": _("Deputy director"),
    "brand_manager": _("Brand manager"),
    "information_officer": _("Information officer"),
    "account_manager": _("Account manager"),
    "delivery_person": _("Delivery person"),
    "market_inspector": _("Market inspector"),
}

__all__ = ["DUTIES", "INDICATORS", "POSTS", "duty_name", "indicator_name", "post_name"]


def duty_name(code: str) -> str:
    return str(DUTIES.get(code) or code)


def post_name(code: str) -> str:
    return str(POSTS.get(code) or code.replace("_", " "))


def card_duty_name(title: str) -> str:
    """A duty as its card calls it; `title` holds it by language, or is the name itself."""
    if not title.startswith("{"):
        return title
    by_language: dict[str, str] = json.loads(title)
    wanted = get_language() or "en"
    return by_language.get(wanted) or by_language.get("en") or next(iter(by_language.values()), "")
