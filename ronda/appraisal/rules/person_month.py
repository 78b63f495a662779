"""From spells to the person's month, and to the score that the grade is read from."""

from math import lcm

import ibis

from ronda.facts.rules.exact import ten_thousandths, whole_ratio
from ronda.facts.rules.snapshot import Facts, Table

NEUTRAL = 1_000_000
_COMMON_DAYS = lcm(28, 29, 30, 31)


def settled_spells(scores: Table, min_days: int) -> Table:
    """Adds `counted` (ten-thousandths) and `basis`: the spell's own score, or the mean of that unit.

    A spell that is too short, was mostly leave, or had nothing to assess takes the mean of its unit's other
    spells; a unit with none of those takes its team score, and without one 100 points.
    """
    own = scores.final.notnull() & (scores.present_days >= min_days) & (scores.available_days >= min_days)
    scores = scores.mutate(own=own)
    whole = scores.filter(scores.own)
    sums = whole.group_by("unit_id").aggregate(
        total=(whole.final * whole.present_days).sum().cast("int64"),
        days=whole.present_days.sum().cast("int64"),
    )
    means = sums.select("unit_id", unit_mean=whole_ratio(sums.total, ibis.greatest(sums.days, 1)))
    rows = scores.left_join(means, "unit_id").drop("unit_id_right")
    team = ten_thousandths(rows.team)
    rows = rows.mutate(
        counted=rows.own.ifelse(rows.final, ibis.coalesce(rows.unit_mean, team, NEUTRAL)).cast("int64"),
        basis=ibis.cases(
            (rows.own, "own"),
            (rows.unit_mean.notnull(), "unit_mean"),
            (rows.team.notnull(), "team"),
            else_="neutral",
        ),
    )
    return rows.drop("own")


def person_scores(spells: Table, facts: Facts, rolling_months: int) -> Table:
    """One row per person: `score` of the month, presence, and `grade_score` over the rolling months."""
    days = facts.month.days
    sums = spells.group_by(["person_id", "person_code"]).aggregate(
        total=(spells.counted * spells.present_days).sum().cast("int64"),
        plain=spells.counted.sum().cast("int64"),
        spells=spells.count().cast("int64"),
        presence_days=spells.present_days.sum().cast("int64"),
        newcomer=spells.newcomer.any(),
    )
    present = sums.presence_days > 0
    month_score = present.ifelse(
        whole_ratio(sums.total, ibis.greatest(sums.presence_days, 1)), whole_ratio(sums.plain, sums.spells)
    )
    now = sums.select(
        "person_id", "person_code", "presence_days", "newcomer", score=month_score, period_days=days
    )
    first = str(facts.month.plus(1 - rolling_months))
    past = facts.past_scores
    past = past.filter(past.month >= first, past.month < str(facts.month))
    weighed = ibis.union(*(_weighed(table) for table in (now, past)))
    rolled = weighed.group_by("person_id").aggregate(
        rolled=weighed.points.sum().cast("int64"),
        weight=weighed.weight.sum().cast("int64"),
        months=weighed.count().cast("int64"),
    )
    rows = now.join(rolled, "person_id")
    grade_score = (rows.weight > 0).ifelse(
        whole_ratio(rows.rolled, ibis.greatest(rows.weight, 1)), rows.score
    )
    return rows.mutate(grade_score=grade_score).drop("rolled", "weight")


def _weighed(scores: Table) -> Table:
    """Months weigh by presence; lengths of 28 to 31 days are brought to a common number of days."""
    weight = scores.presence_days.cast("int64") * (_COMMON_DAYS / scores.period_days).round().cast("int64")
    return scores.select("person_id", points=(scores.score * weight).cast("int64"), weight=weight)
