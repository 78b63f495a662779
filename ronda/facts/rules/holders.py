"""Whose spell a fact about an outlet or a person belongs to."""

from ronda.facts.rules.snapshot import Facts, Table


def held_on(facts: Facts, events: Table, day: str) -> Table:
    """`events` (outlet_id and a `day` column) with the spell_id and unit_id that held the outlet that day."""
    books = facts.books.select("outlet_id", "spell_id", "unit_id", "start", "end")
    joined = events.join(
        books,
        [events.outlet_id == books.outlet_id, events[day] >= books.start, events[day] < books.end],
    )
    return joined.select(*events.columns, "spell_id", "unit_id")


def held_at_end(facts: Facts, events: Table) -> Table:
    """`events` (outlet_id) with the spell_id and unit_id that held the outlet on the month's last day."""
    books = facts.books
    last = books.filter(books.end == facts.month.end).select("outlet_id", "spell_id", "unit_id")
    return events.join(last, "outlet_id")


def done_by(facts: Facts, events: Table, person: str, day: str) -> Table:
    """`events` with the spell_id and unit_id of `person` on `day`, in the unit that the event names."""
    spells = facts.spells.select("spell_id", "unit_id", "person_id", "post", "start", "end")
    named = events.rename(event_unit_id="unit_id") if "unit_id" in events.columns else events
    conditions = [
        named[person] == spells.person_id,
        named[day] >= spells.start,
        named[day] < spells.end,
    ]
    if "event_unit_id" in named.columns:
        conditions.append(named.event_unit_id == spells.unit_id)
        named_columns = [name for name in named.columns if name != "event_unit_id"]
    else:
        named_columns = list(named.columns)
    owner = "person_id" if person == "person_id" else None
    columns = [name for name in named_columns if name != owner]
    joined = named.join(spells, conditions)
    return joined.select(*columns, *(["person_id"] if owner else []), "spell_id", "unit_id", "post")
