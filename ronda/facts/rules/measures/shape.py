"""The one shape of a measure."""

from typing import Any

import ibis

from ronda.facts.rules.snapshot import Table

NOTHING = ibis.null("int64")


def shaped(grouped: Table, *, num: Any, basis: Any, den: Any = NOTHING, goal: Any = NOTHING) -> Table:
    """The measure's columns from a table with one row per spell."""
    columns = {"num": num, "den": den, "goal": goal, "basis": basis}
    return grouped.select(
        "unit_id", "spell_id", **{name: value.cast("int64") for name, value in columns.items()}
    )


def share(events: Table, hit: Any) -> Table:
    """How many of the events of each spell satisfy `hit`."""
    counted = events.mutate(hit=hit.ifelse(1, 0)).group_by(["unit_id", "spell_id"])
    table = counted.aggregate(hits=lambda t: t.hit.sum(), cases=lambda t: t.count())
    return shaped(table, num=table.hits, den=table.cases, basis=table.cases)
