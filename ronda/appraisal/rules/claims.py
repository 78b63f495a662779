"""What each duty claims of a missed result: its weight times its failure degree, per owner."""

import ibis

from ronda.facts.rules.exact import mean, product
from ronda.facts.rules.snapshot import Facts, Table

CLAIM_COLUMNS = (
    "spell_id",
    "unit_id",
    "indicator",
    "tier",
    "side",
    "duty",
    "owner_id",
    "duty_weight",
    "degree",
    "cases",
)


def missed_results(cards: Table) -> Table:
    """Missed results whose duties are examined, with the points lost."""
    missed = cards.filter(cards.examined, cards.assessable, ~cards.met, cards.lost > 0)
    return missed.select("spell_id", "unit_id", "person_id", "post", "level", "indicator", "lost")


def claims(missed: Table, duties: Table, back: Table, front: Table, facts: Facts) -> Table:
    """One row per missed result, duty and owner with the claim `q` = weight x failure degree.

    A hand-over to the holder of one book counts for that book, any other for every book of its unit.
    Of a result of the whole unit, the front office answers together (owner NULL).
    """
    linked = missed.join(duties.drop("post"), "indicator")
    whole = back.filter(back.receiver_id.isnull()).drop("receiver_id")
    given = back.filter(back.receiver_id.notnull())
    behind = linked.filter(linked.side == "back")
    of_unit = behind.join(whole, ["unit_id", "duty"])
    of_book = behind.filter(behind.level == "book").join(
        given,
        [behind.unit_id == given.unit_id, behind.duty == given.duty, behind.person_id == given.receiver_id],
    )
    of_any = behind.filter(behind.level == "unit").join(given, ["unit_id", "duty"])
    ahead = linked.filter(linked.side == "front")
    persons = facts.spells.select("spell_id", owner_id="person_id")
    own = ahead.filter(ahead.level == "book").join(front.drop("unit_id"), ["spell_id", "duty"])
    own = own.join(persons, "spell_id")
    team = front.group_by(["unit_id", "duty"]).aggregate(
        degree=front.degree.sum().cast("decimal(18, 9)"), cases=front.cases.sum().cast("int64")
    )
    together = ahead.filter(ahead.level == "unit").join(team, ["unit_id", "duty"])
    together = together.mutate(owner_id=ibis.null("int64"))
    found = ibis.union(*(table.select(*CLAIM_COLUMNS) for table in (of_unit, of_book, of_any, own, together)))
    keys = [name for name in CLAIM_COLUMNS if name not in {"degree", "cases"}]
    found = found.group_by(keys).aggregate(
        degree=found.degree.sum().cast("decimal(18, 9)"), cases=found.cases.sum().cast("int64")
    )
    return with_claim(found)


def with_claim(found: Table) -> Table:
    """Adds `all_cases`, `phi` (this owner's part of the duty's failure degree) and `q` = weight x phi."""
    totals = found.group_by(["spell_id", "indicator", "duty"]).aggregate(
        all_cases=found.cases.sum().cast("int64")
    )
    found = found.join(totals, ["spell_id", "indicator", "duty"])
    found = found.mutate(phi=mean(found.degree, found.all_cases))
    return found.mutate(q=product(found.duty_weight, found.phi))
