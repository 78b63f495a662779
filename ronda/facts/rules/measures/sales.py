"""Sales plan: amount billed against the outlets' targets, both for the days that the outlet was held."""

from decimal import Decimal

import ibis

from ronda.facts.rules.measures.shape import shaped
from ronda.facts.rules.snapshot import Facts, Table


def sales(facts: Facts, growth: Decimal) -> Table:
    """Value: cents. Goal: sum of outlet target x days held, in cents x days x growth units.

    An outlet's target is the one set by hand, else the same month a year earlier, else the mean of its
    recent months. The goal's scale is `goal_scale(...)`: a target follows the book day by day.
    """
    numerator, denominator = growth.as_integer_ratio()
    targets = facts.targets
    by_hand = targets.filter(targets.indicator == "sales_plan", targets.outlet_id.notnull())
    by_hand = by_hand.select("outlet_id", hand_num="value_num", hand_den="value_den")
    prior = facts.prior_sales.select("outlet_id", prior_cents="amount_cents")
    recent = facts.recent_sales
    recent = recent.select("outlet_id", recent_cents=_mean(recent.amount_cents, recent.months))
    held = facts.book_sales.left_join(prior, "outlet_id").drop("outlet_id_right")
    held = held.left_join(recent, "outlet_id").drop("outlet_id_right")
    held = held.left_join(by_hand, "outlet_id").drop("outlet_id_right")
    grown = ibis.coalesce(held.prior_cents, held.recent_cents, 0) * numerator
    exact_hand = _mean(held.hand_num * denominator, held.hand_den)
    held = held.mutate(target=ibis.coalesce(exact_hand, grown).cast("int64"))
    held = held.mutate(goal=held.target.clip(lower=0) * held.days)
    table = held.group_by(["unit_id", "spell_id"]).aggregate(
        cents=held.amount_cents.sum(), goal_sum=held.goal.sum(), outlets=(held.target > 0).ifelse(1, 0).sum()
    )
    return shaped(table, num=table.cents, goal=table.goal_sum, basis=table.outlets)


def goal_scale(growth: Decimal, period_days: int) -> int:
    """What the goal of `sales` and `margin` is divided by to be in cents."""
    return growth.as_integer_ratio()[1] * period_days


def _mean(total: Table, count: Table) -> Table:
    """Whole part of the mean; a target of a fraction of a cent has no meaning."""
    return ((total - total % count) / count).cast("int64")
