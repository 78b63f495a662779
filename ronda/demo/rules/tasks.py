"""Tasks that the back office owes: due days, done in time or late, with or without effect."""

from dataclasses import dataclass

import numpy as np

from ronda.demo.rules.chance import Chance, Days, Flags, Ints, mark_share, repeat_each
from ronda.demo.rules.days import working_days
from ronda.demo.rules.duties import TASKS
from ronda.demo.rules.effects import Effects
from ronda.demo.rules.region import Region
from ronda.kernel.period import Month


@dataclass(frozen=True)
class Tasks:
    """Columns by task; `plan` is a row of `TASKS`."""

    plan: Ints
    owner: Ints
    due: Days
    in_time: Flags
    effective: Flags


def make_tasks(region: Region, month: Month, effects: Effects, chance: Chance) -> Tasks:
    """Every planned task of every centre."""
    days = working_days(month.period)
    parts = []
    for row, plan in enumerate(TASKS):
        centre, which = repeat_each(np.full(region.centres, plan.count))
        due = days[(which + 1) * days.size // plan.count - 1]
        in_time = mark_share(centre, effects.in_time[plan.duty], chance)
        effective = in_time & mark_share(centre, effects.effective[plan.duty], chance)
        owner = region.back_person(plan.post, centre)
        parts.append((np.full(centre.size, row), owner, due, in_time, effective))
    return Tasks(*(np.concatenate(column) for column in zip(*parts, strict=True)))
