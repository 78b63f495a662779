"""Minutes of paperwork per account manager and day."""

from collections.abc import Collection

import ibis

from ronda.facts.rules.exact import whole_ratio
from ronda.facts.rules.holders import done_by
from ronda.facts.rules.measures.shape import shaped
from ronda.facts.rules.snapshot import Facts, Table

SECONDS_A_MINUTE = 60


def reporting_minutes(facts: Facts, posts: Collection[str]) -> Table:
    """Seconds on forms / (60 x days at work), for the spells of `posts`: what is left is minutes a day.

    Days at work: the working days of the spell, less the part of it that was leave, as whole days. A centre
    in which nobody's time on forms was kept has no facts.
    """
    spells = facts.spells.filter(facts.spells.post.isin(sorted(posts)))
    spent = done_by(facts, facts.form_times, "person_id", "day")
    spent = spent.filter(spent.post.isin(sorted(posts)))
    spells = spells.semi_join(spent, "unit_id")
    seconds = spent.group_by("spell_id").aggregate(seconds=spent.seconds.sum().cast("int64"))
    days = facts.calendar.filter(facts.calendar.working).select("day")
    inside = spells.join(days, [spells.start <= days.day, spells.end > days.day])
    working = inside.group_by("spell_id").aggregate(working=inside.count().cast("int64"))
    held = spells.join(working, "spell_id").left_join(seconds, "spell_id")
    held = held.select(
        "unit_id",
        "spell_id",
        seconds=ibis.coalesce(held.seconds, 0),
        at_work=whole_ratio(held.working * held.available_days.cast("int64"), held.days.cast("int64")),
    )
    held = held.filter(held.at_work > 0)
    return shaped(held, num=held.seconds, den=held.at_work * SECONDS_A_MINUTE, basis=held.at_work)
