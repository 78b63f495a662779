"""The budget of a month, by hand or by the policy for each whole pay weight, and what is held back of it."""

from decimal import Decimal
from fractions import Fraction

from ronda.kernel.exact import rounded
from ronda.kernel.money import format_cents
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError

MOST_CENTS = 2**63 - 1


def budget_for(weight: Fraction, per_weight_cents: int) -> int:
    return int(rounded(weight * per_weight_cents, 0))


def checked_budget(cents: int) -> int:
    """The budget, where it can be divided and stored; what is stored has 63 bits."""
    if not 0 <= cents <= MOST_CENTS:
        remedy = f"give an amount from 0 to {format_cents(MOST_CENTS)}"
        raise RefusedError(Problem("the budget", f"{format_cents(cents)} cannot be divided", remedy))
    return cents


def appeal_reserve(budget: int, part: Decimal) -> int:
    """What waits for upheld appeals; a part of a cent stays with the people."""
    return int(budget * Fraction(part))
