"""Sentences about targets, and their values as a reader writes them."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ronda.cockpit.queries.targets import Targets
from ronda.design.templatetags.figures import NOTHING, money, percent, quantity

SUBJECTS: Mapping[str, Any] = {"person": _("People"), "centre": _("Centres"), "outlet": _("Outlets")}

REFUSALS: Mapping[str, Any] = {
    "not_a_number": _("This is not a number. Write it as 90, 0.85 or 85 %."),
    "below_nothing": _("A target is not below nothing. Write 0 or more."),
    "above_the_whole": _("A share is not above the whole. Write it as 0.85 or 85 %."),
}

UNITS: Mapping[str, Any] = {
    "cents": _("an amount of money, as 1234.50"),
    "ratio": _("a share, as 85 % or 0.85"),
}


def told_value(value: Fraction | None, unit: str, currency: str) -> str:
    """In the unit of the indicator's measure."""
    if value is None:
        return NOTHING
    if unit == "cents":
        return money(int(value), currency)
    if unit == "ratio":
        return percent(value, 1)
    return quantity(value, 0 if value.denominator == 1 else 2)


def unit_words(unit: str) -> str:
    return str(UNITS.get(unit) or gettext("a number"))


def rule_words(targets: Targets, currency: str) -> str:
    """What the policy's rule is, in one sentence."""
    if targets.rule is not None:
        value = told_value(targets.rule, targets.unit, currency)
        return gettext("The rule asks the same of everybody: %(value)s.") % {"value": value}
    if targets.indicator.direction == "band":
        return gettext("The rule is a band; there is no single target.")
    if targets.growth is None:
        return gettext("The policy has no target for this indicator: without one by hand it is not assessed.")
    share = percent(targets.growth, 0)
    if targets.subject == "outlet":
        text = gettext(
            "The rule asks for %(share)s of what the outlet bought in the same month a year earlier;"
            " an outlet without that month goes by the mean of its recent months."
        )
    else:
        text = gettext(
            "The rule adds up the targets of the outlets for the days that each was held: %(share)s of what"
            " they bought in the same month a year earlier."
        )
    return text % {"share": share}
