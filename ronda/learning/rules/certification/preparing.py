"""Whose preparation moves a share most.

When one person's chance rises by d, the chance to reach the goal rises by d times the chance that the others
are exactly one too few; the expected number rises by d.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from ronda.learning.rules.certification.heads import heads_of
from ronda.learning.rules.certification.outlook import number_of
from ronda.learning.rules.certification.paths import Chances

# Sums of fractions are never exact: less than this is nothing.
NO_GAIN = 1e-9


@dataclass(frozen=True)
class Move:
    """A person's chance to hold the level, now and prepared; what that adds to the chance of the team."""

    person_id: int
    now: float
    prepared: float
    people: float
    chance: float


def moves_of(
    now: Mapping[int, Chances], prepared: Mapping[int, Chances], goal: Decimal, *, size: int
) -> list[Move]:
    """Those whom preparing moves at all, the one who moves the chance most first, then the number."""
    needed = heads_of(len(now), goal).needed
    found = []
    for person, chance in now.items():
        gain = prepared[person] - chance
        if gain.max(initial=0.0) < NO_GAIN:
            continue
        team = np.zeros(size)
        if needed is not None:
            others = number_of([each for other, each in now.items() if other != person], size)
            team = gain * others[:, needed - 1]
        found.append(
            Move(
                person_id=person,
                now=float(chance.mean()),
                prepared=float(prepared[person].mean()),
                people=float(gain.mean()),
                chance=float(team.mean()),
            )
        )
    return sorted(found, key=lambda each: (-round(each.chance, 9), -round(each.people, 9), each.person_id))
