"""How far a duty failed, from the records: a sum of degrees between 0 and 1 over a number of cases.

Hand-overs: `min(1, own overrun / grace)`, and 1 when not delivered or returned. The clock runs only in the
owner's hands, so nobody answers for another's delay (the freeze has counted `elapsed` that way).
"""

from typing import Any

import ibis

from ronda.facts.rules.exact import nine, part_of
from ronda.facts.rules.holders import done_by
from ronda.facts.rules.snapshot import Facts, Table

CASE_COLUMNS = ("unit_id", "duty", "owner_id", "receiver_id", "degree", "cases")


def back_failures(facts: Facts, duties: Table) -> Table:
    """Per unit, duty, owner and receiver (NULL: it concerned every book of the unit)."""
    named = duties.filter(duties.side == "back").select("duty", "evidence", "grace").distinct()
    return ibis.union(_handover_cases(facts, named, general=True), _task_cases(facts, named))


def front_failures(facts: Facts, duties: Table, by_spell: Table) -> Table:
    """Per unit, spell and duty of the front office."""
    named = duties.filter(duties.side == "front").select("duty", "evidence", "grace").distinct()
    spells = facts.spells.select("spell_id", "unit_id", "person_id")
    owned = ibis.union(_handover_cases(facts, named, general=False), _task_cases(facts, named))
    owned = owned.join(spells, [owned.unit_id == spells.unit_id, owned.owner_id == spells.person_id])
    owned = owned.select("unit_id", "spell_id", "duty", "degree", "cases")
    counted = ibis.union(
        *(_share_cases(named, by_spell, evidence, key) for evidence, key in _MEASURED.items()), owned
    )
    return counted.group_by(["unit_id", "spell_id", "duty"]).aggregate(
        degree=counted.degree.sum().cast("decimal(18, 9)"), cases=counted.cases.sum().cast("int64")
    )


_MEASURED = {"visits": "visit_adherence", "requests": "requests", "information": "information"}


def handover_degree(elapsed: Any, allowed: Any, grace: Any, delivered: Any, returned: Any) -> Any:
    """The failure degree of one hand-over, at nine decimals."""
    overrun = ibis.greatest(elapsed - allowed, 0).cast("int64")
    partial = part_of(ibis.least(overrun, grace), ibis.greatest(grace, 1))
    return ibis.cases(
        (~delivered | returned, nine(1)),
        (overrun == 0, nine(0)),
        (overrun >= grace, nine(1)),
        else_=partial,
    )


def _handover_cases(facts: Facts, named: Table, *, general: bool) -> Table:
    """Hand-overs of the duties; with `general`, those not given to a book's holder concern the whole unit."""
    rows = facts.handovers.join(named.filter(named.evidence == "handovers"), "duty")
    holders = facts.books.select("spell_id").distinct().join(facts.spells, "spell_id")
    holders = holders.select("unit_id", holder_id="person_id").distinct()
    rows = rows.left_join(
        holders, [rows.unit_id == holders.unit_id, rows.receiver_id == holders.holder_id]
    ).drop("unit_id_right")
    rows = rows.mutate(
        to_book=rows.holder_id if general else ibis.null("int64"),
        degree=handover_degree(rows.elapsed, rows.allowed, rows.grace, rows.delivered, rows.returned),
    )
    return _cases(rows.group_by(["unit_id", "duty", "owner_id", "to_book"]))


def _task_cases(facts: Facts, named: Table) -> Table:
    rows = done_by(facts, facts.tasks, "owner_id", "due")
    rows = rows.join(named.filter(named.evidence == "tasks"), "duty")
    failed = ~(rows.in_time & rows.effective)
    rows = rows.mutate(degree=failed.ifelse(nine(1), nine(0)), to_book=ibis.null("int64"))
    return _cases(rows.group_by(["unit_id", "duty", "owner_id", "to_book"]))


def _cases(grouped: Any) -> Table:
    table = grouped.aggregate(
        degree=lambda t: t.degree.sum().cast("decimal(18, 9)"), cases=lambda t: t.count().cast("int64")
    )
    return table.rename(receiver_id="to_book").select(*CASE_COLUMNS)


def _share_cases(named: Table, by_spell: Table, evidence: str, key: str) -> Table:
    """A measured share as one case: what is missing of it."""
    measured = by_spell.filter(by_spell.key == key, by_spell.den > 0)
    missing = part_of(ibis.greatest(measured.den - measured.num, 0), measured.den)
    measured = measured.select("unit_id", "spell_id", degree=missing, cases=ibis.literal(1, type="int64"))
    duties = named.filter(named.evidence == evidence).select("duty")
    return duties.cross_join(measured).select("unit_id", "spell_id", "duty", "degree", "cases")
