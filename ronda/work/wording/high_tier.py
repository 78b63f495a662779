"""Sentences about high-tier customers: refusals by what the service found, deeds by what was done."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ronda.design.templatetags.figures import TEN_THOUSAND, month_name, percent, whole_money
from ronda.work.wording.saying import Deeds, Refusals

REFUSALS: Refusals = {
    "is not over yet": gettext_lazy("This month is not over yet; a summary is of a whole month."),
    "sums nothing up": gettext_lazy("Say in a few words what the month was like."),
}
DEEDS: Deeds = {
    "high_tier.kept": lambda said: (
        _("Summary of high-tier customers kept for %(month)s") % {"month": month_name(said["month"])}
    ),
}


def summary_title(month: str) -> str:
    return _("High-tier customers in %(month)s") % {"month": month_name(month)}


def summary_text(figures: Mapping[str, Any], currency: str) -> str:
    """What is known already; whoever sums up goes on from there."""
    facts = {
        "month": month_name(figures["month"]),
        "outlets": figures["outlets"],
        "total": whole_money(figures["total"], currency),
        "change": change_words(figures["change"]),
    }
    first = _(
        "In %(month)s %(outlets)s high-tier customers bought for %(total)s; against their mean of three "
        "months: %(change)s."
    )
    first %= facts
    number = len(figures["alerts"])
    if not number:
        return f"{first}\n{_('None of them fell so far that it raised an alert.')}"
    told = ngettext(
        "%(number)s of them fell so far that it raised an alert:",
        "%(number)s of them fell so far that they raised an alert:",
        number,
    ) % {"number": number}
    return "\n".join([first, told, *(f"- {alert_words(each)}" for each in figures["alerts"][:10])])


def alert_words(alert: Mapping[str, Any]) -> str:
    facts = {"name": alert["name"], "change": change_words(alert["change"]), "done": "; ".join(alert["done"])}
    if alert["done"]:
        return _("%(name)s: %(change)s. Done: %(done)s") % facts
    return _("%(name)s: %(change)s. Nothing is recorded yet.") % facts


def change_words(change: int | None) -> str:
    """A change with its sign."""
    told = percent(None if change is None else Fraction(change, TEN_THOUSAND))
    return f"+{told}" if change is not None and change > 0 else told
