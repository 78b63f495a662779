"""The numbers and names of a reason as the reader writes them.

What a number is stands in its name: see `rules.derivation.tree`.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from ronda.appraisal.wording.names import card_duty_name, duty_name, indicator_name, post_name
from ronda.appraisal.wording.rules import rule_name, source_name
from ronda.design.templatetags.figures import day, money, month_name, percent, plain_number, quantity
from ronda.kernel.exact import rounded
from ronda.kernel.reason import Fact

# What a grade turns on is shown to its last digit.
EXACT = frozenset({"rolling_score", "gap_points"})
MEASURED = frozenset({"value", "target", "low", "high", "tolerance"})
NAMES = {
    "indicator": indicator_name,
    "duty": duty_name,
    "card_duty": card_duty_name,
    "post": post_name,
    "month": month_name,
    "rule": rule_name,
    "source": source_name,
}


def told(facts: Mapping[str, Fact], currency: str) -> dict[str, object]:
    """The facts as texts; plain counts stay numbers, so that a sentence can choose its plural."""
    unit = str(facts.get("unit", ""))
    shown = {name: _tell(name, value, unit, currency) for name, value in facts.items()}
    if setting := shown.get("setting_cents") or shown.get("setting_factor"):
        shown["setting"] = setting
    if "low" in shown:
        shown["target"] = f"{shown['low']}\N{EN DASH}{shown['high']}"
    return shown


def _tell(name: str, value: Fact, unit: str, currency: str) -> object:
    if value is None or name in NAMES:
        return NAMES[name](str(value)) if value is not None else ""
    if name in MEASURED:
        return _measured(Decimal(value), unit, currency)
    if name.endswith("_points"):
        return _points(Decimal(value), exact=name in EXACT)
    if name.endswith("_score"):
        return _points(Decimal(value).scaleb(-4), exact=name in EXACT)
    if name.endswith("_share"):
        return percent(Decimal(value), 2)
    if name.endswith("_factor"):
        return plain_number(Decimal(value), 4)
    if name.endswith("_day"):
        return day(date.fromisoformat(str(value)))
    return money(int(value), currency) if name.endswith("_cents") else value


def _points(value: Decimal, *, exact: bool) -> str:
    return quantity(value, 4 if exact and rounded(value, 2) != value else 2)


def _measured(value: Decimal, unit: str, currency: str) -> str:
    if unit == "cents":
        return money(int(rounded(value, 0)), currency)
    return percent(value, 2) if unit == "ratio" else plain_number(value, 2)
