"""Listing: outlets that took the product they are to carry."""

from ronda.facts.rules.holders import held_at_end
from ronda.facts.rules.measures.shape import share
from ronda.facts.rules.snapshot import Facts, Table


def target_orders(facts: Facts) -> Table:
    """Per outlet and product of the listing targets: units bought and days with an order in the month."""
    targets = facts.listing_targets
    lines = facts.lines
    wanted = lines.semi_join(targets.select("product_id").distinct(), "product_id")
    bought = wanted.filter(wanted.quantity > 0)
    bought = bought.group_by(["outlet_id", "product_id"]).aggregate(order_days=bought.day.nunique())
    joined = targets.left_join(bought, ["outlet_id", "product_id"])
    return joined.select("outlet_id", "product_id", order_days=joined.order_days.fill_null(0))


def listing(facts: Facts) -> Table:
    """Outlets with at least one order of the target product / outlets that are to carry it."""
    pairs = held_at_end(facts, facts.target_orders)
    return share(pairs, pairs.order_days > 0)


def reorder(facts: Facts) -> Table:
    """Outlets that ordered the target product on two days or more / outlets that ordered it at all."""
    pairs = held_at_end(facts, facts.target_orders)
    ordered = pairs.filter(pairs.order_days > 0)
    return share(ordered, ordered.order_days > 1)
