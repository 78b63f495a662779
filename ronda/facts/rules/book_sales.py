"""The outlets of each book with what they bought while they were in it."""

import ibis

from ronda.facts.rules.snapshot import Facts, Table


def book_sales(facts: Facts) -> Table:
    """Per stay of an outlet in a book: days held, and the sums of `outlet_sales` over the days held.

    An outlet that changes hands inside the month appears once per stay, and twice in the book that it comes
    back to; sales go to who held it that day.
    """
    keys = ["spell_id", "unit_id", "outlet_id", "days"]
    stay = ["spell_id", "outlet_id", "start"]
    sums = ["amount_cents", "retail_cents", "unpriced"]
    books = facts.books
    whole = books.filter(books.whole).select(keys).left_join(facts.outlet_sales, "outlet_id")
    part = books.filter(~books.whole).select(*keys, "start", "end")
    daily = facts.handed_over_sales
    inside = part.join(
        daily, [part.outlet_id == daily.outlet_id, daily.day >= part.start, daily.day < part.end]
    )
    held = inside.group_by(stay).aggregate(**{name: inside[name].sum() for name in sums})
    split = part.drop("end").left_join(held, stay)
    return ibis.union(*(_filled(table, keys, sums) for table in (whole, split)))


def _filled(table: Table, keys: list[str], sums: list[str]) -> Table:
    return table.select(*keys, **{name: table[name].fill_null(0).cast("int64") for name in sums})
