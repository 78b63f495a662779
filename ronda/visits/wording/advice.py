"""Sentences about advice and the screen for the retailer: refusals, and what a draft says to the outlet."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy, ngettext, pgettext_lazy

from ronda.design.templatetags import figures
from ronda.work.wording.saying import Deeds, Refusals

REFUSALS: Refusals = {
    "is not drafted any more": gettext_lazy("The figures have changed; look at the page again."),
    "has no name of who answers": gettext_lazy("Write your name: an answer without one counts for nobody."),
    "is no answer of the list": gettext_lazy("Choose whether the outlet agrees or declines."),
}

DEEDS: Deeds = {}

# The name of each rule, for those who advise.
RULES: Mapping[str, Promise] = {
    "drop": gettext_lazy("Fell against its own past"),
    "missing": gettext_lazy("Sells elsewhere, not here"),
    "low_stock": gettext_lazy("Stock runs out"),
    "high_stock": gettext_lazy("Too much stock"),
    "margin": gettext_lazy("Earns less than is usual"),
    "promotion": gettext_lazy("A promotion runs"),
}
STATES: Mapping[str, tuple[Promise, str]] = {
    "drafted": (pgettext_lazy("advice", "Drafted"), "plain"),
    "given": (pgettext_lazy("advice", "Given"), "note"),
    "agreed": (pgettext_lazy("advice", "Agreed to"), "good"),
    "declined": (pgettext_lazy("advice", "Declined"), "attention"),
    "dismissed": (pgettext_lazy("advice", "Left out"), "plain"),
}


def advice_words(rule: str, said: Mapping[str, Any], currency: str, text: str = "") -> str:
    """What is said to the outlet, in the reader's language; a person's own words stay as they are."""
    if text or rule not in _SAYS:
        return text
    return _SAYS[rule](said, currency)


def _drop(said: Mapping[str, Any], _currency: str) -> str:
    return gettext(
        "You bought %(recent)s pieces of %(product)s in the last %(months)s months; in the same "
        "time before it was %(before)s. Put it back at eye level, and order a little more often."
    ) % _filled(said)


def _missing(said: Mapping[str, Any], currency: str) -> str:
    facts = _filled(said)
    if not said.get("margin_cents"):
        return (
            gettext(
                "%(share)s of 100 shops like yours sell %(product)s, about %(usual)s pieces a "
                "month. Try one small order."
            )
            % facts
        )
    facts["margin"] = figures.money(int(said["margin_cents"]), currency)
    return (
        gettext(
            "%(share)s of 100 shops like yours sell %(product)s, about %(usual)s pieces a month. "
            "You earn %(margin)s on each piece. Try one small order."
        )
        % facts
    )


def _low_stock(said: Mapping[str, Any], _currency: str) -> str:
    if int(said["pieces"]) == 0:
        return gettext(
            "On %(counted)s no %(product)s was left. You sell about %(week)s pieces a week: order"
            " it now, so that no customer leaves without it."
        ) % _filled(said)
    cover = int(said["cover"])
    return ngettext(
        "On %(counted)s there were %(pieces)s pieces of %(product)s: enough for %(cover)s day. "
        "You sell about %(week)s a week: order it now.",
        "On %(counted)s there were %(pieces)s pieces of %(product)s: enough for %(cover)s days. "
        "You sell about %(week)s a week: order it now.",
        cover,
    ) % _filled(said)


def _high_stock(said: Mapping[str, Any], _currency: str) -> str:
    return gettext(
        "On %(counted)s there were %(pieces)s pieces of %(product)s: enough for %(cover)s days. "
        "Order less of it for a while, and use the money for what sells faster."
    ) % _filled(said)


def _margin(said: Mapping[str, Any], currency: str) -> str:
    facts = _filled(said)
    facts["margin"] = figures.money(int(said["margin_cents"] or 0), currency)
    return (
        gettext(
            "Of 100 in sales you keep %(own)s; shops like yours keep %(usual)s. %(product)s "
            "leaves you %(margin)s on each piece: give it a better place."
        )
        % facts
    )


def _promotion(said: Mapping[str, Any], _currency: str) -> str:
    return gettext("Until %(last)s there is a promotion for %(product)s. Order it while it runs.") % _filled(
        said
    )


_SAYS = {
    "drop": _drop,
    "missing": _missing,
    "low_stock": _low_stock,
    "high_stock": _high_stock,
    "margin": _margin,
    "promotion": _promotion,
}
_DAYS = frozenset({"counted", "last"})


def _filled(said: Mapping[str, Any]) -> dict[str, str]:
    """Days and numbers as the reader writes them."""
    facts = {}
    for name, value in said.items():
        if name in _DAYS:
            facts[name] = figures.day(date.fromisoformat(str(value)))
        elif isinstance(value, int):
            facts[name] = figures.quantity(value)
        else:
            facts[name] = str(value or "")
    return facts


def measured_words(adopted: bool | None, measured: Mapping[str, Any]) -> str:
    """What came of an advice, in words."""
    if adopted is None:
        return gettext("Not measured yet")
    if adopted and measured.get("pieces"):
        return gettext("Followed: %(pieces)s pieces ordered in %(days)s days since") % _filled(measured)
    if adopted:
        return gettext("Followed")
    return gettext("Not followed: %(pieces)s pieces ordered in %(days)s days since") % _filled(measured)
