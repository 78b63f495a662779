"""Records that agreed, inspections done, and findings corrected in time."""

from ronda.facts.rules.holders import done_by
from ronda.facts.rules.measures.shape import share
from ronda.facts.rules.snapshot import Facts, Table


def record_accuracy(facts: Facts) -> Table:
    """Visits inspected without a confirmed finding about their record / visits inspected.

    Each counts for the post of whoever wrote the record on the day since when the result stands.
    """
    rows = facts.inspections
    rows = rows.filter(rows.object == "visits", rows.settled_on.notnull(), rows.person_id.notnull())
    owned = done_by(facts, rows, "person_id", "settled_on")
    return share(owned, owned.agrees)


def inspections_done(facts: Facts) -> Table:
    """Units inspected / units that somebody was to inspect by a day of the month."""
    rows = facts.inspections
    rows = rows.filter(rows.due.notnull(), rows.inspector_id.notnull())
    owned = done_by(facts, rows, "inspector_id", "due")
    return share(owned, owned.done_on.notnull())


def corrected_in_time(facts: Facts) -> Table:
    """Confirmed findings corrected by their day / those whose day was in the month."""
    owned = done_by(facts, facts.corrections, "person_id", "due")
    return share(owned, owned.in_time)
