"""The certified shares at each session to come, and whose preparation moves them most."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import numpy as np

from ronda.learning.rules.certification.obligation import Demand
from ronda.learning.rules.certification.outlook import Outlook, outlook_of
from ronda.learning.rules.certification.paths import Chances, Coming, Path, path_of
from ronda.learning.rules.certification.preparing import Move, moves_of
from ronda.learning.rules.certification.waiting import Sitter, Waits


@dataclass(frozen=True)
class Asked:
    """What a forecast is made of: `goals` by level, `rates` by level, who is counted on each day."""

    sitters: Mapping[int, Sitter]
    counted: Mapping[date, Collection[int]]
    sessions: Sequence[Coming]
    goals: Mapping[int, Decimal]
    rates: Mapping[int, Sequence[float]]
    demand: Demand
    waits: Waits
    mass: float
    prepared: float


@dataclass(frozen=True)
class Forecast:
    """`outlooks` by day and level of the goal; `moves` by level, of the last day."""

    outlooks: Mapping[tuple[date, int], Outlook]
    moves: Mapping[int, Sequence[Move]]
    sits: Mapping[int, tuple[Coming, ...]]


def forecast(asked: Asked) -> Forecast:
    """Nothing to forecast without a session to come."""
    days = sorted({each.day for each in asked.sessions})
    if not days:
        return Forecast({}, {}, {})
    rates = {level: np.asarray(found, dtype=float) for level, found in asked.rates.items()}
    size = len(next(iter(rates.values())))
    wanted = {person for day in days for person in asked.counted[day]}
    paths = _paths(asked, wanted, rates)
    outlooks = {
        (day, goal): outlook_of(
            [paths[person].chances[day, goal] for person in sorted(asked.counted[day])],
            share,
            mass=asked.mass,
            size=size,
        )
        for day in days
        for goal, share in asked.goals.items()
    }
    last = sorted(asked.counted[days[-1]])
    better = {level: np.maximum(found, asked.prepared) for level, found in rates.items()}
    prepared = _paths(asked, last, better)
    moves = {
        goal: moves_of(
            {person: paths[person].chances[days[-1], goal] for person in last},
            {person: prepared[person].chances[days[-1], goal] for person in last},
            share,
            size=size,
        )
        for goal, share in asked.goals.items()
    }
    return Forecast(outlooks, moves, {person: paths[person].sits for person in last if paths[person].sits})


def _paths(asked: Asked, people: Collection[int], rates: Mapping[int, Chances]) -> dict[int, Path]:
    goals = list(asked.goals)
    return {
        person: path_of(asked.sitters[person], asked.sessions, goals, rates, asked.demand, asked.waits)
        for person in people
    }
