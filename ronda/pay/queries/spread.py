"""How far the amounts of a closing lie apart: sums only, so that the staff's representative may read them."""

from dataclasses import dataclass

from ronda.facts.queries import Closing
from ronda.pay.queries.closed import is_distributed, names_in, rules_of, stored_amounts, stored_pools
from ronda.pay.queries.seeing import (
    SMALLEST_GROUP,
    leads,
    refuse_other_companies,
    sees_everybody,
    sees_sums,
)
from ronda.pay.rules import Amount, Pool
from ronda.pay.rules.spread import Spread, grade_worth, spread_of_people
from ronda.people.rules import Viewer
from ronda.policy import Grading


@dataclass(frozen=True)
class SpreadLine:
    """The company, a unit or a post of it; `grade_cents` is what one grade more is worth in a post."""

    unit: str
    post: str
    spread: Spread
    grade_cents: int | None


def spread_for(viewer: Viewer, closing: Closing) -> list[SpreadLine]:
    """Pool by pool, the company first; the representative reads no line of fewer than five people."""
    refuse_other_companies(viewer, closing)
    if not is_distributed(closing) or not (sees_sums(viewer) or viewer.centre_ids):
        return []
    amounts, grading = stored_amounts(closing), rules_of(closing).grading
    units = names_in(closing, "units", "unit_id")
    lines = []
    for pool in stored_pools(closing):
        own = [amount for amount in amounts if belongs(amount, pool)]
        spread = spread_of_people(own)
        if _may_see(viewer, pool, spread.people):
            lines.append(
                SpreadLine(units.get(pool.unit_id, ""), pool.post, spread, _worth(pool, own, grading))
            )
    return lines


def belongs(amount: Amount, pool: Pool) -> bool:
    """The company's pool holds all; a unit's, its own; a post's, those of the post."""
    return pool.level == "company" or (amount.unit_id == pool.unit_id and pool.post in ("", amount.post))


def _worth(pool: Pool, amounts: list[Amount], grading: Grading) -> int | None:
    return grade_worth(pool, amounts, grading) if pool.level == "post" else None


def _may_see(viewer: Viewer, pool: Pool, people: int) -> bool:
    if sees_everybody(viewer) or (pool.level != "company" and leads(viewer, pool.unit_id)):
        return True
    return sees_sums(viewer) and people >= SMALLEST_GROUP
