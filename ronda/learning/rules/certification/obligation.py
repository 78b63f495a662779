"""Who must sit the next session: whoever is below the level that the policy asks for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ronda.learning.rules.certification.waiting import Sitter, Waits, opening_of
from ronda.learning.rules.levels import JUNIOR

Cause = Literal["none", "expired", "below", "short"]


@dataclass(frozen=True)
class Demand:
    """`level` is asked of everybody; `while_short` as well, as long as too few hold it."""

    level: int
    while_short: int
    short: bool

    def asked_of(self, held: int | None) -> int | None:
        """The level that somebody who holds this one is still to reach."""
        if held is None or held > self.level:
            return self.level
        return self.while_short if self.short and held > self.while_short else None


@dataclass(frozen=True)
class Obligation:
    """What a person must sit, and why. `opens` later than the day asked about: there is a wait until then."""

    person_id: int
    held: int | None
    asked: int
    level: int
    cause: Cause
    opens: date

    def is_open_on(self, day: date) -> bool:
        return self.opens <= day


def obligation_of(sitter: Sitter, demand: Demand, waits: Waits, on: date) -> Obligation | None:
    """The highest level up to the one asked for that may be sat on the day; else the first to open.

    None: the level is held, or no way leads there.
    """
    held = sitter.level_on(on)
    asked = demand.asked_of(held)
    if asked is None:
        return None
    lowest = JUNIOR if held is None else held - 1
    ways = [
        opening
        for level in range(asked, lowest + 1)
        if (opening := opening_of(sitter, level, waits, on)) is not None
    ]
    open_now = [each for each in ways if each.day <= on]
    best = open_now[0] if open_now else min(ways, key=lambda each: each.day, default=None)
    if best is None:
        return None
    return Obligation(sitter.person_id, held, asked, best.level, _cause(sitter, demand, asked, on), best.day)


def who_must_sit(
    people: Iterable[Sitter], level: int, demand: Demand, waits: Waits, on: date
) -> Sequence[Obligation]:
    """Of a session of this level on a day."""
    found = (obligation_of(each, demand, waits, on) for each in people)
    return [each for each in found if each is not None and each.level == level and each.is_open_on(on)]


def _cause(sitter: Sitter, demand: Demand, asked: int, on: date) -> Cause:
    if any(level <= asked and until is not None and until < on for level, _, until in sitter.held):
        return "expired"
    if asked < demand.level:
        return "short"
    return "none" if sitter.level_on(on) is None else "below"
