"""The few numbers at the head of a person's month."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ronda.appraisal.rules.derivation import Derivation, walk
from ronda.cockpit.rules.cards import cards_of
from ronda.kernel.reason import Fact, Reason

AMOUNTS = frozenset({"amount", "amount_of_few"})


@dataclass(frozen=True)
class Formula:
    """An amount as pool x weight / all weights; without pool and weights in a post of fewer than `least`."""

    amount_cents: int
    share_cents: int
    pool_cents: int | None
    weight: Decimal
    all_weights: Decimal | None
    least: int | None


@dataclass(frozen=True)
class Summary:
    """Scores in ten-thousandths of a point; None and empty where the month is not that far.

    `missed` counts the results of the own cards.
    """

    month_score: int | None
    rolling_score: int | None
    months: int | None
    grade: str
    amount_cents: int | None
    missed: int
    formulas: tuple[Formula, ...]


def summary_of(derivation: Derivation) -> Summary:
    reasons = [node.reason for node in walk(derivation.root)]
    formulas = tuple(_formula(reason) for reason in reasons if reason.code in AMOUNTS)
    return Summary(
        month_score=_first(reasons, "month_score"),
        rolling_score=_first(reasons, "rolling_score"),
        months=_first(reasons, "months"),
        grade=next(_grades(reasons), ""),
        amount_cents=sum(formula.amount_cents for formula in formulas) if formulas else None,
        missed=sum(line.state == "missed" for card in cards_of(derivation) for line in card.lines),
        formulas=formulas,
    )


def _formula(reason: Reason) -> Formula:
    facts = reason.facts
    return Formula(
        amount_cents=int(facts["amount_cents"] or 0),
        share_cents=int(facts["share_cents"] or 0),
        pool_cents=_number(facts.get("pool_cents")),
        weight=Decimal(facts["weight_factor"] or 0),
        all_weights=None if (weights := facts.get("all_factor")) is None else Decimal(weights),
        least=_number(facts.get("least")),
    )


def _first(reasons: list[Reason], fact: str) -> int | None:
    found = (reason.facts[fact] for reason in reasons if fact in reason.facts)
    return _number(next(found, None))


def _number(fact: Fact) -> int | None:
    return None if fact is None else int(fact)


def _grades(reasons: list[Reason]) -> Iterator[str]:
    return (str(reason.facts["grade"]) for reason in reasons if reason.code == "weight")
