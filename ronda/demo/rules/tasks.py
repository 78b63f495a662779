"""Tasks that the posts owe: due days, done in time or late, with or without effect."""

from dataclasses import dataclass

import numpy as np

from ronda.demo.rules.chance import Chance, Days, Flags, Ints, mark_share, repeat_each
from ronda.demo.rules.days import working_days
from ronda.demo.rules.duties import TASKS
from ronda.demo.rules.effects import Effects
from ronda.demo.rules.region import Region
from ronda.demo.rules.sizes import FRONT_POST
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
    """Every planned task of everybody."""
    days = working_days(month.period)
    parts = []
    for row, plan in enumerate(TASKS):
        front = plan.post == FRONT_POST
        holder, which = repeat_each(np.full(region.managers if front else region.centres, plan.count))
        due = days[(which + 1) * days.size // plan.count - 1]
        in_time = mark_share(holder, effects.in_time[plan.duty], chance)
        effective = in_time & mark_share(holder, effects.effective[plan.duty], chance)
        owner = region.manager_person(holder) if front else region.back_person(plan.post, holder)
        parts.append((np.full(holder.size, row), owner, due, in_time, effective))
    return Tasks(*(np.concatenate(column) for column in zip(*parts, strict=True)))
