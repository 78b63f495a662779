"""Visit adherence of the account manager, and field visits of those who supervise."""

from collections.abc import Mapping

import ibis

from ronda.facts.rules.holders import done_by
from ronda.facts.rules.measures.shape import shaped, share
from ronda.facts.rules.snapshot import Facts, Table


def visit_adherence(facts: Facts, frequency: Mapping[str, int]) -> Table:
    """Visits done up to what was due / visits due, for each outlet in proportion to the days held and worked.

    Leave lowers what is due; a visit beyond the frequency of the class does not make up for another outlet.
    A centre in which nobody recorded a visit has no facts: it has not begun to keep them.
    """
    spells = facts.spells.select("spell_id", "person_id", spell_days="days", available="available_days")
    outlets = facts.outlets
    often = outlets.select("outlet_id", often=outlets.visit_class.cases(*frequency.items(), else_=0))
    books = facts.books.semi_join(_recording_centres(facts), "unit_id").join(spells, "spell_id")
    visits = facts.visits
    visits = visits.filter(visits.kind == "visit", visits.valid).select("outlet_id", "person_id", "day")
    done = ibis.union(_done_in_whole(books, visits), _done_in_part(books, visits))
    held = done.join(often, "outlet_id")
    held = held.mutate(due=held.often * held.days * held.available)
    held = held.mutate(
        counted=ibis.least(held.done.fill_null(0) * facts.month.days * held.spell_days, held.due)
    )
    table = held.group_by(["unit_id", "spell_id"]).aggregate(
        counted=held.counted.sum(), due=held.due.sum(), outlets=(held.due > 0).ifelse(1, 0).sum()
    )
    return shaped(table, num=table.counted, den=table.due, basis=table.outlets)


def field_visits(facts: Facts, quotas: Mapping[str, int]) -> Table:
    """Distinct outlets visited in the field. Goal: the post's quota x days at work.

    A centre in which nobody recorded a field visit has no facts.
    """
    visits = facts.visits
    visits = visits.filter(visits.kind == "field_visit")
    spells = facts.spells
    recorded = visits.select("person_id").distinct().join(spells, "person_id").select("unit_id").distinct()
    spells = spells.semi_join(recorded, "unit_id").filter(spells.post.isin(list(quotas)))
    spells = spells.mutate(quota=spells.post.cases(*quotas.items(), else_=0) * spells.available_days)
    valid = visits.filter(visits.valid).select("person_id", "outlet_id", "day")
    inside = spells.select("spell_id", "person_id", "start", "end").join(valid, "person_id")
    inside = inside.filter(inside.day >= inside.start, inside.day < inside.end)
    done = inside.group_by("spell_id").aggregate(outlets=inside.outlet_id.nunique())
    table = spells.left_join(done, "spell_id")
    return shaped(table, num=table.outlets.fill_null(0), goal=table.quota, basis=table.available_days)


def planned_visits(facts: Facts) -> Table:
    """Visits of the accepted plan done / visits of the plan; one that has no day is promised for none.

    One that was cancelled stays in what was planned: the target leaves room for what nobody could foresee.
    """
    planned = facts.planned_visits.filter(facts.planned_visits.day.notnull())
    owned = done_by(facts, planned, "person_id", "day")
    return share(owned, owned.state == "done")


def visit_coverage(facts: Facts) -> Table:
    """Outlets of the portfolio that their holder visited at least once / outlets held."""
    books = facts.books.semi_join(_recording_centres(facts), "unit_id")
    visits = facts.visits
    visits = visits.filter(visits.kind == "visit", visits.valid).select("outlet_id", "person_id", "day")
    spells = facts.spells.select("spell_id", "person_id")
    held = books.select("outlet_id", "unit_id", "spell_id", "start", "end").join(spells, "spell_id")
    seen = held.join(visits, ["outlet_id", "person_id"])
    seen = seen.filter(seen.day >= seen.start, seen.day < seen.end).select("outlet_id", "spell_id").distinct()
    counted = seen.group_by("spell_id").aggregate(seen=seen.count())
    outlets = held.group_by(["unit_id", "spell_id"]).aggregate(outlets=held.outlet_id.nunique())
    table = outlets.left_join(counted, "spell_id")
    return shaped(table, num=table.seen.fill_null(0), den=table.outlets, basis=table.outlets)


def valid_visits(facts: Facts) -> Table:
    """Visits to outlets that were not found false / visits recorded."""
    visits = facts.visits.filter(facts.visits.kind == "visit")
    placed = visits.join(facts.outlets.select("outlet_id", "unit_id"), "outlet_id")
    owned = done_by(facts, placed, "person_id", "day")
    return share(owned, owned.valid)


_HELD = ("outlet_id", "unit_id", "spell_id", "days", "spell_days", "available")


def _done_in_whole(books: Table, visits: Table) -> Table:
    """Books held all month: every visit of the holder counts, so days are counted before they are joined."""
    whole = books.filter(books.whole)
    done = visits.group_by(["outlet_id", "person_id"]).aggregate(done=visits.day.nunique())
    return whole.left_join(done, ["outlet_id", "person_id"]).select(*_HELD, "done")


def _done_in_part(books: Table, visits: Table) -> Table:
    """Books held for a part of the month: the visits of the days held."""
    part = books.filter(~books.whole)
    stay = ["outlet_id", "spell_id", "start"]
    inside = part.select(*stay, "person_id", "end").join(visits, ["outlet_id", "person_id"])
    inside = inside.filter(inside.day >= inside.start, inside.day < inside.end)
    done = inside.group_by(stay).aggregate(done=inside.day.nunique())
    return part.left_join(done, stay).select(*_HELD, "done")


def _recording_centres(facts: Facts) -> Table:
    """Centres with at least one visit on record this month, valid or not."""
    visits = facts.visits.filter(facts.visits.kind == "visit")
    return facts.outlets.semi_join(visits, "outlet_id").select("unit_id").distinct()
