"""What an outlet bought before: what its target is made of when none was set by hand."""

from ronda.facts.rules.snapshot import Table


def prior_sales(year_earlier: Table) -> Table:
    """Sales of the same month a year earlier, of the outlets that have lines in it.

    The retail value is 0 where that of any line is not known: such an outlet has no margin to compare.
    """
    return year_earlier.group_by("outlet_id").aggregate(
        quantity=year_earlier.quantity.sum().cast("int64"),
        amount_cents=year_earlier.amount_cents.sum().cast("int64"),
        retail_cents=(year_earlier.count() == year_earlier.retail_cents.count())
        .ifelse(year_earlier.retail_cents.sum(), 0)
        .cast("int64"),
    )


def recent_sales(recent: Table, year_earlier: Table) -> Table:
    """Of outlets without lines a year earlier: amount of the recent months, and in how many they bought."""
    new = recent.anti_join(year_earlier, "outlet_id")
    return new.group_by("outlet_id").aggregate(
        amount_cents=new.amount_cents.sum().cast("int64"),
        months=new.day.truncate("M").nunique().cast("int32"),
    )
