"""Words of the customers' view by their codes: states and their colours, marks, flags, strata."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

MARKETS: Mapping[str, Any] = {
    "town": gettext_lazy("town"),
    "country": pgettext_lazy("market type", "country"),
}
ROUND_KINDS: Mapping[str, str] = {
    "planned": "plain",
    "drawn": "note",
    "open": "attention",
    "closed": "attention",
    "published": "good",
    "cancelled": "plain",
}
SHEET_KINDS: Mapping[str, str] = {
    "drawn": "plain",
    "handed": "note",
    "returned": "good",
    "lost": "attention",
    "refused": "plain",
    "void": "stop",
}
MARKS: Mapping[int, Any] = {
    1: pgettext_lazy("mark of a survey", "not at all"),
    2: pgettext_lazy("mark of a survey", "rather not"),
    3: pgettext_lazy("mark of a survey", "partly"),
    4: pgettext_lazy("mark of a survey", "mostly"),
    5: pgettext_lazy("mark of a survey", "fully"),
}
ROLES: Mapping[str, Any] = {
    "owner": pgettext_lazy("who answers", "owner"),
    "clerk": pgettext_lazy("who answers", "clerk"),
    "other": pgettext_lazy("who answers", "somebody else"),
}
FLAGS: Mapping[str, Any] = {
    "same_device": gettext_lazy("several forms from the same device"),
    "same_hour": gettext_lazy("many forms about the same person within an hour"),
    "quick": gettext_lazy("answered faster than one can read"),
    "flat": gettext_lazy("the same mark for every question"),
}
WHY_NOT: Mapping[str, Any] = {
    "few": gettext_lazy("Too few valid forms: a mean of so few would tell of single outlets."),
    "response": gettext_lazy("Too few of the drawn forms came back: those missing may think otherwise."),
    "alone": gettext_lazy("Nobody else was rated in this round, so there is nothing to compare with."),
}
STANDINGS: Mapping[str, tuple[Any, str]] = {
    "above": (pgettext_lazy("standing of a score", "above the usual"), "good"),
    "at": (pgettext_lazy("standing of a score", "about the usual"), "plain"),
    "below": (pgettext_lazy("standing of a score", "below the usual"), "note"),
}
AGAIN: Mapping[str, tuple[Any, str]] = {
    "same": (gettext_lazy("The seed draws the same outlets again."), "success"),
    "changed": (
        gettext_lazy("Portfolios or classes have changed since: today's list is not the one drawn from."),
        "info",
    ),
    "differs": (gettext_lazy("The seed draws other outlets from the same list: look into it."), "error"),
}


def mark_words(mark: int, most: int) -> str:
    """In words where there are five marks."""
    return str(MARKS[mark]) if most == 5 and mark in MARKS else ""


def stratum_words(stratum: str) -> str:
    """`A · town` of `A town`."""
    visit_class, _space, market = stratum.partition(" ")
    return f"{visit_class} · {MARKETS[market]}" if market in MARKETS else stratum


def flag_words(flags: list[str]) -> list[str]:
    return [str(FLAGS[each]) for each in flags if each in FLAGS]


def reliability_words(reliability: float, reportable: float, good: float) -> tuple[str, str]:
    """How far the scores of a round tell people apart, and the kind of notice."""
    if reliability >= good:
        return _("The scores of this round tell people apart reliably."), "success"
    if reliability >= reportable:
        return _("The scores of this round tell people apart fairly; small differences say nothing."), "info"
    return _("The scores of this round hardly tell people apart: nobody is ranked by them."), "warning"
