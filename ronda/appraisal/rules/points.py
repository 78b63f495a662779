"""Who carries the points of a missed result: kept by its holder, moved to the back office, or forgiven.

For every missed result: kept + moved + forgiven = lost, exactly.
"""

from decimal import Decimal

from ronda.facts.rules.exact import mean, nine, product
from ronda.facts.rules.snapshot import Facts, Table

_RESULT = ["spell_id", "indicator"]


def carried(shares: Table, missed: Table) -> Table:
    """Adds `share_points` and `moved` (whether another back-office post carries them) to each share."""
    losses = missed.select("spell_id", "indicator", "lost", holder_id="person_id")
    shares = shares.join(losses, _RESULT)
    elsewhere = (shares.side == "back") & shares.owner_id.notnull() & (shares.owner_id != shares.holder_id)
    return shares.mutate(share_points=product(shares.lost, shares.share), moved=elsewhere).drop(
        "lost", "holder_id"
    )


def balanced(missed: Table, carried_shares: Table, relief: Decimal) -> Table:
    """Adds forgiven, moved_points, kept and given_back to each missed result."""
    moved = carried_shares.filter(carried_shares.moved)
    sums = moved.group_by(_RESULT).aggregate(moved_points=moved.share_points.sum().cast("decimal(18, 9)"))
    rows = missed.left_join(sums, _RESULT).drop("spell_id_right", "indicator_right")
    rows = rows.mutate(
        moved_points=rows.moved_points.fill_null(nine(0)),
        relieved=product(rows.external, nine(relief)),
    )
    rows = rows.mutate(forgiven=product(rows.lost, rows.relieved)).drop("relieved")
    rows = rows.mutate(given_back=(rows.moved_points + rows.forgiven).cast("decimal(18, 9)"))
    return rows.mutate(kept=(rows.lost - rows.given_back).cast("decimal(18, 9)"))


def deductions(missed: Table, carried_shares: Table, facts: Facts) -> Table:
    """Points deducted from a back-office person: what the average holder lost through that person's duties.

    One row per unit and owner: `deduction`. A newcomer is not deducted; a holder who was never there is
    neither counted nor charged for.
    """
    spells = facts.spells
    there = spells.filter(spells.present_days > 0)
    holders = there.group_by(["unit_id", "post"]).aggregate(holders=there.person_id.nunique())
    posts = missed.semi_join(there, "spell_id").select("spell_id", "indicator", "post")
    moved = carried_shares.filter(carried_shares.moved).join(posts, _RESULT)
    sums = moved.group_by(["unit_id", "post", "owner_id"]).aggregate(
        points=moved.share_points.sum().cast("decimal(18, 9)")
    )
    per_post = sums.join(holders, ["unit_id", "post"])
    per_post = per_post.mutate(deduction=mean(per_post.points, per_post.holders))
    newcomers = spells.filter(spells.newcomer).select("unit_id", owner_id="person_id").distinct()
    per_post = per_post.anti_join(newcomers, ["unit_id", "owner_id"])
    return per_post.group_by(["unit_id", "owner_id"]).aggregate(
        deduction=per_post.deduction.sum().cast("decimal(18, 9)")
    )
