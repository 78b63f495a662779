"""Whether an advice was followed, as the ledger shows it afterwards; each rule has its own measure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from ronda.visits.rules.advice.figures import Terms


@dataclass(frozen=True)
class Ordered:
    """Pieces of the product that the outlet bought on a day."""

    day: date
    pieces: int


@dataclass(frozen=True)
class Measured:
    """`adopted` None: too early to say. `figures` are those that it was measured by."""

    adopted: bool | None
    figures: Mapping[str, Any] = field(default_factory=dict)


def measure(
    rule: str,
    said: Mapping[str, Any],
    *,
    given_on: date,
    orders: Sequence[Ordered],
    known_up_to: date,
    terms: Terms,
) -> Measured:
    """`orders` are those of the product after the day of the advice; the ledger reaches to `known_up_to`.

    What was followed may be said at once; what was not, only when the time of the policy is over.
    """
    after = [each for each in orders if given_on < each.day <= known_up_to and each.pieces > 0]
    passed = (known_up_to - given_on).days
    over = passed >= terms.measured_after_days
    pieces = sum(each.pieces for each in after)
    figures: dict[str, Any] = {"pieces": pieces, "days": passed}
    if after:
        figures["first"] = min(each.day for each in after).isoformat()
    if rule in ("missing", "low_stock", "promotion"):
        return Measured(True, figures) if after else _later(over, figures)
    if not over or rule not in ("drop", "high_stock", "margin"):
        return Measured(None)
    return Measured(_turned(rule, said, pieces, passed, terms.recovered_share), figures)


def _later(over: bool, figures: Mapping[str, Any]) -> Measured:
    return Measured(False, figures) if over else Measured(None)


def _turned(rule: str, said: Mapping[str, Any], pieces: int, days: int, share: Decimal) -> bool:
    """Whether the outlet buys more again, or less where it had too much; rates are pieces a day."""
    was = Fraction(int(said["recent"]), int(said["days"]))
    now = Fraction(pieces, days)
    if rule == "high_stock":
        return now <= was * (1 - Fraction(share))
    if rule == "margin":
        return now > was
    once = Fraction(int(said["before"]), int(said["days"]))
    return now >= was + Fraction(share) * (once - was)
