"""Hand-overs between posts: when each was started, when it was given, and whether it came back."""

from dataclasses import dataclass

import numpy as np

from ronda.demo.rules.chance import Chance, Days, Flags, Floats, Ints, mark_share, repeat_each
from ronda.demo.rules.days import working_days
from ronda.demo.rules.duties import HANDOVERS
from ronda.demo.rules.region import Region
from ronda.kernel.period import Month

LATE_BY = (3, 7)
UNDELIVERED_RATE = 0.1
RETURNED_RATE = 0.15


@dataclass(frozen=True)
class Handovers:
    """Columns by hand-over; `plan` is a row of `HANDOVERS`, elapsed counts the owner's working days."""

    plan: Ints
    owner: Ints
    receiver: Ints
    started_on: Days
    given_on: Days
    elapsed: Ints
    delivered: Flags
    returned: Flags


def make_handovers(region: Region, month: Month, late: dict[str, Floats], chance: Chance) -> Handovers:
    """Every plan for every account manager; `late` gives the late share by duty and manager.

    Of those that come late some never come, and some are sent back.
    """
    parts = [_of_plan(region, month, row, late, chance) for row in range(len(HANDOVERS))]
    return Handovers(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _of_plan(
    region: Region, month: Month, row: int, late: dict[str, Floats], chance: Chance
) -> tuple[np.ndarray[tuple[int], np.dtype[np.generic]], ...]:
    plan = HANDOVERS[row]
    manager, which = repeat_each(np.full(region.managers, plan.count))
    owner = region.back_person(plan.post, region.manager_centre(manager))

    is_late = mark_share(manager, late.get(plan.duty, np.zeros(region.managers)), chance)
    overrun = np.where(is_late, chance.integers(*LATE_BY, manager.size), 0)
    in_time = chance.integers(1, plan.allowed_days + 1, manager.size)
    elapsed = np.where(is_late, plan.allowed_days, in_time) + overrun
    delivered = ~is_late | (chance.random(manager.size) >= UNDELIVERED_RATE)
    returned = is_late & delivered & (chance.random(manager.size) < RETURNED_RATE)

    days = working_days(month.period)
    room = days.size - plan.allowed_days - LATE_BY[1] - 1
    start = np.clip(which * max(room // plan.count, 1) + chance.integers(0, 2, manager.size), 0, room)
    given = days[np.minimum(start + elapsed, days.size - 1)]
    receiver = region.manager_person(manager)
    return np.full(manager.size, row), owner, receiver, days[start], given, elapsed, delivered, returned
