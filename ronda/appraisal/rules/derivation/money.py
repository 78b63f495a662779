"""The amount: a part of the pool by weight, with the last cent, the bounds and the penalties."""

from collections.abc import Iterable
from fractions import Fraction

from ronda.appraisal.rules.derivation.grade import grade_of
from ronda.appraisal.rules.derivation.stored import Row, Stored
from ronda.appraisal.rules.derivation.tree import Evidence, Node, leaf, number
from ronda.kernel.exact import rounded
from ronda.kernel.reason import Fact, Reason

# In a post of two, the pool and the own amount would show the colleague's. Bounds and cents are shares of
# that pool, so they are left out with it.
SMALLEST_POST = 3


def amounts_of(stored: Stored) -> list[Node]:
    """One node per paid spell; the grade stands under the first, for it is the person's."""
    own = [row for row in stored.amounts if row["person_id"] == stored.person_id]
    own.sort(key=lambda row: row["spell_id"])
    return [_amount(stored, row, with_grade=place == 0) for place, row in enumerate(own)]


def _amount(stored: Stored, row: Row, *, with_grade: bool) -> Node:
    group = [
        other
        for other in stored.amounts
        if (other["unit_id"], other["post"]) == (row["unit_id"], row["post"])
    ]
    facts: dict[str, Fact] = {
        "amount_cents": row["amount_cents"],
        "share_cents": row["share_cents"],
        "post": row["post"],
        "unit_name": stored.unit_name(row["unit_id"]),
        "weight_factor": factor(weight_of(row)),
    }
    weight = Node(
        Reason.of(
            "weight",
            weight_factor=factor(weight_of(row)),
            present_days=row["present_days"],
            period_days=row["period_days"],
            grade=row["grade"],
            grade_factor=number(row["coefficient"]),
        ),
        (grade_of(stored, row),) if with_grade else (),
    )
    if row["unit_id"] not in stored.led_units and is_small_post(group):
        facts |= {"least": SMALLEST_POST}
        return Node(Reason("amount_of_few", facts), (weight, *_penalty(row)))
    facts |= {
        "all_factor": factor(sum((weight_of(other) for other in group), Fraction(0))),
        "pool_cents": _pool(stored, row["unit_id"], row["post"])["pool_cents"],
    }
    children = (weight, *_adjustments(row), *_penalty(row), _post_pool(stored, row))
    return Node(Reason("amount", facts), children)


def is_small_post(rows: Iterable[Row]) -> bool:
    """Whether the amounts of a post in a unit are of so few that its pool would show somebody's pay."""
    return len({row["person_id"] for row in rows}) < SMALLEST_POST


def weight_of(row: Row) -> Fraction:
    return Fraction(row["weight_num"], row["weight_den"])


def factor(value: Fraction) -> str:
    return number(rounded(value, 9))


def _adjustments(row: Row) -> list[Node]:
    found = []
    if row["bound"]:
        found.append(leaf(f"share_at_{row['bound']}", share_cents=row["share_cents"]))
    if row["remainder_cent"]:
        found.append(leaf(f"last_cent_by_{row.get('cent_by') or 'remainder'}"))
    return found


def _penalty(row: Row) -> list[Node]:
    if not row["penalty_cents"]:
        return []
    facts: dict[str, Fact] = {"penalty_cents": row["penalty_cents"], "share_cents": row["share_cents"]}
    evidence = Evidence.of("findings", spell_id=row["spell_id"])
    limit = row.get("penalty_cut_by") or ""
    limits = (leaf(f"penalty_cut_by_{limit}", wanted_cents=row["penalty_wanted_cents"]),) if limit else ()
    return [Node(Reason("penalty", facts), limits, evidence)]


def _pool(stored: Stored, unit_id: int, post: str) -> Row:
    return next(row for row in stored.pools if row["unit_id"] == unit_id and row["post"] == post)


def _post_pool(stored: Stored, row: Row) -> Node:
    """Budget to unit to post: where the pool comes from."""
    unit, post = _pool(stored, row["unit_id"], ""), _pool(stored, row["unit_id"], row["post"])
    posts = [other for other in stored.pools if other["unit_id"] == row["unit_id"] and other["post"]]
    unit_facts: dict[str, Fact] = {
        "unit_name": stored.unit_name(row["unit_id"]),
        "pool_cents": unit["pool_cents"],
        "weight_factor": factor(weight_of(unit)),
    }
    reason = Reason.of(
        "post_pool",
        post=row["post"],
        pool_cents=post["pool_cents"],
        unit_cents=unit["pool_cents"],
        weight_factor=factor(weight_of(post)),
        all_factor=factor(sum((weight_of(other) for other in posts), Fraction(0))),
    )
    return Node(reason, (Node(Reason("unit_pool", unit_facts)),))
