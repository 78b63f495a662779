"""Retailer margin: what comparable outlets can earn on their orders, against the year before."""

from decimal import Decimal

from ronda.facts.rules.measures.shape import shaped
from ronda.facts.rules.snapshot import Facts, Table


def margin(facts: Facts, growth: Decimal) -> Table:
    """Value: retail value less amount billed, in cents. Goal on the scale of `sales.goal_scale`.

    Comparable: the outlet bought in both months, and the shelf price of every line is known for both.
    """
    numerator = growth.as_integer_ratio()[0]
    prior = facts.prior_sales
    prior = prior.filter(prior.amount_cents > 0, prior.retail_cents > 0).select(
        "outlet_id", prior_margin=prior.retail_cents - prior.amount_cents
    )
    held = facts.book_sales.join(prior, "outlet_id")
    held = held.filter(held.amount_cents > 0, held.retail_cents > 0, held.unpriced == 0)
    held = held.mutate(
        earned=held.retail_cents - held.amount_cents, goal=held.prior_margin * held.days * numerator
    )
    table = held.group_by(["unit_id", "spell_id"]).aggregate(
        earned_sum=held.earned.sum(), goal_sum=held.goal.sum(), outlets=held.count()
    )
    return shaped(table, num=table.earned_sum, goal=table.goal_sum, basis=table.outlets)
