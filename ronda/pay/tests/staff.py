"""Builders: units, spells and rules with names that are easy to remember."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from ronda.kernel.period import Month
from ronda.pay.rules import Amount, Distribution, Finding, Spell, Unit, distribute
from ronda.policy import Rules, load_policy

POLICIES = Path(__file__).resolve().parents[3] / "policies"
SEPTEMBER = Month(2025, 9)
LINN = Unit(1, "linn", 1_000_000)
CAST = ("ana", "bruno", "carmen", "diego", "elena", "farid", "gao", "hugo")


@cache
def the_rules(month: Month = SEPTEMBER) -> Rules:
    return load_policy(POLICIES).in_force(month.period)


def rules_with(rules: Rules | None = None, /, **parts: Mapping[str, Any]) -> Rules:
    """The default rules with some values changed: `rules_with(pay={"appeal_reserve": 0})`."""
    rules = rules or the_rules()
    changed = {}
    for name, values in parts.items():
        part = getattr(rules, name)
        changed[name] = type(part).model_validate({**part.model_dump(), **values})
    return rules.model_copy(update=changed)


def no_reserve(**parts: Mapping[str, Any]) -> Rules:
    """Rules that hold nothing back, so that the pool is the budget."""
    return rules_with(pay={"appeal_reserve": 0}, **parts)


def a_spell(number: int, points: str | int = 90, **changes: Any) -> Spell:
    """An account manager of Linn for the whole of September; `points` as people write them."""
    whole, _, rest = str(points).partition(".")
    values: dict[str, Any] = {
        "spell_id": number,
        "person_id": number,
        "person_code": CAST[number % len(CAST)] + str(number),
        "unit_id": 1,
        "post": "account_manager",
        "days": 30,
        "present_days": 30,
        "grade_points": int(whole) * 10_000 + int(rest.ljust(4, "0")),
        "newcomer": False,
        "wage_cents": None,
    }
    return Spell(**{**values, **changes})


def share_out(
    spells: Sequence[Spell],
    budget: int | None = None,
    *,
    rules: Rules | None = None,
    units: Sequence[Unit] = (LINN,),
    findings: Sequence[Finding] = (),
    month: Month = SEPTEMBER,
) -> Distribution:
    return distribute(
        month=month,
        units=units,
        spells=spells,
        findings=findings,
        rules=rules or no_reserve(),
        budget_cents=budget,
    )


def by_spell(result: Distribution) -> dict[int, Amount]:
    return {amount.spell_id: amount for amount in result.amounts}


def cents_of(result: Distribution) -> list[int]:
    """The amounts in the order of the spells' numbers."""
    return [amount.amount_cents for amount in result.amounts]
