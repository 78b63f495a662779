"""Sentences about the effect of plans: what may be claimed, and why not more."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from ronda.design.templatetags.figures import TEN_THOUSAND, percent, whole_money
from ronda.work.wording.saying import Deeds, Refusals

REFUSALS: Refusals = {
    "belongs to no centre": gettext_lazy(
        "A plan of the superior unit belongs to no centre; keep the effects of the plans that localise it."
    ),
}
DEEDS: Deeds = {
    "plan.effect_kept": lambda said: _("Effect of the plan kept: %(plan)s") % said,
}
OUTCOMES: Mapping[str, Any] = {
    "sales": gettext_lazy("Sales of the plan's products, a month"),
    "listing": gettext_lazy("Listing: outlets that bought a product of the plan"),
    "sell_through": gettext_lazy("Sell-through: months with an order of the products"),
    "reorder": gettext_lazy("Reorder: outlets that ordered again in time"),
    "total": gettext_lazy("All sales of the outlet, a month"),
}
TOLD: Mapping[str, Any] = {
    "up": pgettext_lazy("against comparable outlets", "more"),
    "down": pgettext_lazy("against comparable outlets", "less"),
    "chance": pgettext_lazy("against comparable outlets", "within chance"),
}
VERDICTS: Mapping[str, Any] = {
    "up": gettext_lazy(
        "Each target outlet gained %(effect)s a month more than comparable outlets (%(relative)s); with "
        "%(confidence)s confidence the gain lies between %(low)s and %(high)s."
    ),
    "down": gettext_lazy(
        "Each target outlet fell behind comparable outlets by %(effect)s a month (%(relative)s); with "
        "%(confidence)s confidence the difference lies between %(low)s and %(high)s."
    ),
    "chance": gettext_lazy(
        "No effect can be told from chance: against comparable outlets each target outlet changed by "
        "%(effect)s a month (%(relative)s), and with %(confidence)s confidence anything between %(low)s and "
        "%(high)s is possible."
    ),
    "apart": gettext_lazy(
        "Nothing can be claimed: target outlets and comparable outlets went apart before the plan began, so "
        "what came after cannot be put down to it."
    ),
    "too_few": gettext_lazy(
        "Nothing can be claimed: the plan has %(targets)s target outlets, and a comparison needs at least "
        "%(least)s."
    ),
    "no_pool": gettext_lazy(
        "Nothing can be compared: every outlet is reached by a plan of this brand, and none is left to "
        "compare with."
    ),
    "no_months": gettext_lazy(
        "Nothing can be compared yet: the sales ledger must know whole months before and after the start of "
        "the plan."
    ),
}
SHORT: Mapping[str, Any] = {
    "up": gettext_lazy("More than comparable outlets"),
    "down": gettext_lazy("Less than comparable outlets"),
    "chance": gettext_lazy("Cannot be told from chance"),
    "apart": gettext_lazy("No claim"),
    "too_few": gettext_lazy("No claim"),
    "no_pool": gettext_lazy("No comparison"),
    "no_months": gettext_lazy("No comparison yet"),
}
KINDS = {"up": "good", "down": "attention", "chance": "note"}
GIVEN_UP: Mapping[str, Any] = {
    "size": gettext_lazy("store size"),
    "format": gettext_lazy("store format"),
    "market_type": gettext_lazy("market type"),
    "visit_class": gettext_lazy("visit class"),
}


def effect_sentence(figures: Mapping[str, Any], currency: str) -> str:
    """What may be said of the plan's effect; never a figure without its comparison and range."""
    facts: dict[str, Any] = {"targets": figures["targets"], "least": figures["least"]}
    if figures["outcomes"]:
        main = figures["outcomes"][0]
        facts |= {name: figure_words(main, main[name], currency) for name in ("effect", "low", "high")}
        facts["relative"] = share(main["relative_effect"])
        facts["confidence"] = percent(Fraction(figures["confidence"]), 0)
    return str(VERDICTS[figures["verdict"]]) % facts


def placebo_sentence(figures: Mapping[str, Any], currency: str) -> str:
    placebo = figures["placebo"]
    if placebo is None:
        return _(
            "The ledger knows too few months before the plan to check whether the two groups moved alike."
        )
    facts = {name: figure_words(placebo, placebo[name], currency) for name in ("effect", "low", "high")}
    if placebo["told"] == "chance":
        told = _(
            "Before the plan began the two groups moved alike, as far as chance lets one see: between the "
            "two halves of the months before, the difference was %(effect)s (from %(low)s to %(high)s)."
        )
    else:
        told = _(
            "Before the plan began the two groups already went apart: between the two halves of the months "
            "before, the difference was %(effect)s (from %(low)s to %(high)s)."
        )
    return told % facts


def relaxed_sentences(figures: Mapping[str, Any]) -> list[str]:
    """Which classes were given up to find comparable outlets, and for how many targets."""
    return [
        ngettext(
            "For %(number)s target outlet too few outlets had the same %(trait)s: it was not asked for.",
            "For %(number)s target outlets too few outlets had the same %(trait)s: it was not asked for.",
            number,
        )
        % {"number": number, "trait": GIVEN_UP[trait]}
        for trait, number in figures["relaxed"].items()
    ]


def figure_words(outcome: Mapping[str, Any], value: int, currency: str) -> str:
    """Money, or a share in per cent."""
    return whole_money(value, currency) if outcome["money"] else share(value)


def share(value: int | None) -> str:
    return percent(None if value is None else Fraction(value, TEN_THOUSAND))
