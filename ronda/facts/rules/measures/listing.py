"""Listing: outlets that took the product they are to carry."""

from ronda.facts.rules.holders import held_at_end
from ronda.facts.rules.measures.shape import share
from ronda.facts.rules.snapshot import Facts, Table


def target_orders(facts: Facts) -> Table:
    """Per outlet and product of the listing targets, under the spell that held the outlet at the end: the
    first and the last day with an order in the month, NULL where there was none."""
    targets = facts.listing_targets
    lines = facts.lines
    wanted = lines.semi_join(targets.select("product_id").distinct(), "product_id")
    bought = wanted.filter(wanted.quantity > 0)
    days = bought.group_by(["outlet_id", "product_id"]).aggregate(
        first_day=bought.day.min(), last_day=bought.day.max()
    )
    joined = held_at_end(facts, targets).left_join(days, ["outlet_id", "product_id"])
    return joined.select("unit_id", "spell_id", "first_day", "last_day")


def listing(facts: Facts) -> Table:
    """Outlets with at least one order of the target product / outlets that are to carry it."""
    pairs = facts.target_orders
    return share(pairs, pairs.first_day.notnull())


def reorder(facts: Facts) -> Table:
    """Outlets that ordered the target product on two days or more / outlets that ordered it at all."""
    ordered = facts.target_orders.filter(facts.target_orders.first_day.notnull())
    return share(ordered, ordered.first_day < ordered.last_day)
