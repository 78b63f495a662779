"""What each outlet bought in the month: the one pass over the ledger's lines."""

from ronda.facts.rules.snapshot import Facts, Table


def outlet_sales(facts: Facts) -> Table:
    """Per outlet: amount_cents, retail_cents, and lines whose retail value nobody knows."""
    return _summed(facts.lines, ["outlet_id"])


def handed_over_sales(facts: Facts) -> Table:
    """Per outlet and day, for the outlets whose book changed inside the month."""
    books = facts.books
    changed = books.filter(~books.whole).select("outlet_id").distinct()
    return _summed(facts.lines.semi_join(changed, "outlet_id"), ["outlet_id", "day"])


def _summed(lines: Table, keys: list[str]) -> Table:
    return lines.group_by(keys).aggregate(
        amount_cents=lines.amount_cents.sum(),
        retail_cents=lines.retail_cents.sum(),
        unpriced=lines.count() - lines.retail_cents.count(),
    )
