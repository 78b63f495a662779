"""What was learnt over twelve months, by those who are in a post when the month ends.

A centre of which nobody has learnt, sat or been certified yet has no facts: it has not begun to keep them.
"""

from collections.abc import Collection

from ronda.facts.rules.measures.shape import shaped, share
from ronda.facts.rules.snapshot import Facts, Table
from ronda.policy import Certification


def training_hours(facts: Facts, posts: Collection[str], minutes_a_month: int) -> Table:
    """Minutes learnt / what the months at work ask for."""
    table = _learnt(facts, posts)
    return shaped(table, num=table.minutes, den=table.months * minutes_a_month, basis=table.months)


def learning_continuity(facts: Facts, posts: Collection[str]) -> Table:
    """Months at work in which something was learnt / months at work."""
    table = _learnt(facts, posts)
    return shaped(table, num=table.learning, den=table.months, basis=table.months)


def learning_coverage(facts: Facts, posts: Collection[str]) -> Table:
    """People who learnt something / people."""
    table = _learnt(facts, posts)
    return shaped(table, num=(table.minutes > 0).ifelse(1, 0), den=table.people, basis=table.people)


def pass_rate(facts: Facts, posts: Collection[str]) -> Table:
    """Exams passed / exams sat, each sitting by itself."""
    sat = facts.exam_outcomes.select("person_id", "outcome_id", "passed")
    owned = _at_end(facts, posts).join(sat, "person_id")
    return share(owned, owned.passed)


def certified(
    facts: Facts, posts: Collection[str], level: int, wanted: tuple[int, int], rules: Certification
) -> Table:
    """People who hold the level or a higher one / the fewest that make more than `wanted` of the staff.

    So the goal is reached at 1 and strictly: nineteen of twenty are 19 of the 20 who make more than 95 %.
    Both are multiplied by the staff, that they add up over it.
    """
    staff = _at_end(facts, posts)
    if rules.probation_excluded:
        staff = staff.filter(~staff.newcomer)
    kept = staff.semi_join(facts.certificates, "person_id").select("unit_id").distinct()
    staff = staff.semi_join(kept, "unit_id")
    holders = facts.certificates.filter(facts.certificates.level <= level)
    heads = staff.group_by("unit_id").aggregate(heads=staff.count())
    held = staff.semi_join(holders, "person_id").select("spell_id").mutate(holds=1)
    table = staff.join(heads, "unit_id").left_join(held, "spell_id")
    num, den = wanted
    fewest = (table.heads * num) // den + 1
    return shaped(table, num=table.holds.fill_null(0) * table.heads, den=fewest, basis=table.heads)


def _at_end(facts: Facts, posts: Collection[str]) -> Table:
    """Whoever is in one of the posts on the month's last day, once."""
    spells = facts.spells
    spells = spells.filter(spells.end == facts.month.end, spells.post.isin(list(posts)))
    first = spells.group_by("person_id").aggregate(spell_id=spells.spell_id.min())
    return spells.semi_join(first, ["person_id", "spell_id"]).select(
        "spell_id", "unit_id", "person_id", "newcomer"
    )


def _learnt(facts: Facts, posts: Collection[str]) -> Table:
    """By spell: minutes learnt, months that count, those of them with learning, and 1 for the person."""
    months = facts.learning_months
    owned = _at_end(facts, posts).join(months, "person_id")
    learnt = owned.mutate(
        counted=owned.counts.ifelse(1, 0),
        learning=(owned.counts & (owned.minutes > 0)).ifelse(1, 0),
    )
    table = learnt.group_by(["unit_id", "spell_id"]).aggregate(
        minutes=learnt.minutes.sum(),
        months=learnt.counted.sum(),
        learning=learnt.learning.sum(),
    )
    begun = table.group_by("unit_id").aggregate(minutes=table.minutes.sum())
    table = table.semi_join(begun.filter(begun.minutes > 0), "unit_id")
    return table.filter(table.months > 0).mutate(people=1)
