"""The chance that a person holds a level on days to come, over everything that may happen until then."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from ronda.learning.rules.certification.obligation import Demand, obligation_of
from ronda.learning.rules.certification.waiting import Sitter, Waits

Chances = NDArray[np.float64]
"""One for each of the equally likely pass rates."""


@dataclass(frozen=True)
class Coming:
    """A session to come: `entered` sit it whatever is asked of them, `excused` do not."""

    number: int
    level: int
    day: date
    entered: frozenset[int] = frozenset()
    excused: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Path:
    """By day and level of a goal the chance to hold it then; `sits` are the sessions that may be sat."""

    chances: Mapping[tuple[date, int], Chances]
    sits: tuple[Coming, ...]


def path_of(
    sitter: Sitter,
    sessions: Sequence[Coming],
    goals: Sequence[int],
    rates: Mapping[int, Chances],
    demand: Demand,
    waits: Waits,
) -> Path:
    """Whoever must sit a session sits it, passes with the rate of its level, and holds the level from then.

    Somebody sits one session a day. `demand.short` should be true: the forecast is of what could be.
    """
    size = len(next(iter(rates.values())))
    states: dict[Sitter, Chances] = {sitter: np.ones(size)}
    found: dict[tuple[date, int], Chances] = {}
    sat: dict[int, Coming] = {}
    for day in sorted({each.day for each in sessions}):
        there = [each for each in sessions if each.day == day]
        after: dict[Sitter, Chances] = {}
        for state, chance in states.items():
            taken = _taken(state, there, demand, waits, day)
            if taken is None:
                _add(after, state, chance)
                continue
            sat[taken.number] = taken
            _add(after, state.with_one(taken.level, day), chance * rates[taken.level])
            _add(after, state, chance * (1 - rates[taken.level]))
        states = after
        for goal in goals:
            found[day, goal] = _holding(states, goal, day, size)
    return Path(found, tuple(sat.values()))


def _taken(sitter: Sitter, there: Sequence[Coming], demand: Demand, waits: Waits, day: date) -> Coming | None:
    held = sitter.level_on(day)
    for each in there:
        if sitter.person_id in each.entered and (held is None or held > each.level):
            return each
    owed = obligation_of(sitter, demand, waits, day)
    if owed is None or not owed.is_open_on(day):
        return None
    for each in there:
        if each.level == owed.level and sitter.person_id not in each.excused:
            return each
    return None


def _add(states: dict[Sitter, Chances], state: Sitter, chance: Chances) -> None:
    states[state] = states[state] + chance if state in states else chance


def _holding(states: Mapping[Sitter, Chances], goal: int, day: date, size: int) -> Chances:
    total = np.zeros(size)
    for state, chance in states.items():
        level = state.level_on(day)
        if level is not None and level <= goal:
            total = total + chance
    return np.clip(total, 0.0, 1.0)
