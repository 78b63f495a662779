"""When a person may sit a level: so many years in the trade, or with the certificate just below."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ronda.learning.rules.certified import Held, level_on
from ronda.learning.rules.levels import LEVELS

NAMES: Mapping[int, str] = {1: "senior_marketer", 2: "marketer", 3: "senior", 4: "intermediate", 5: "junior"}
"""What the policy calls the levels."""

Way = Literal["again", "below", "trade"]


@dataclass(frozen=True)
class Waits:
    """Years to wait, by the name of the level that is sat; a level that is not named has no such way."""

    in_trade: Mapping[str, int]
    at_level_below: Mapping[str, int]


@dataclass(frozen=True)
class Sitter:
    """Somebody with all certificates ever held; `since` is the first day in the trade that is known."""

    person_id: int
    since: date
    held: tuple[Held, ...] = ()

    def level_on(self, day: date) -> int | None:
        return level_on(day, self.held)

    def with_one(self, level: int, issued: date) -> "Sitter":
        """As if a certificate came to it that never ends."""
        return Sitter(self.person_id, self.since, (*self.held, (level, issued, None)))


@dataclass(frozen=True)
class Opening:
    """The first day on which a level may be sat, and by which way; `years` are those waited for."""

    level: int
    day: date
    way: Way
    years: int = 0


def years_after(day: date, years: int) -> date:
    """So many whole years later; of 29 February it is 1 March where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def opening_of(sitter: Sitter, level: int, waits: Waits, on: date) -> Opening | None:
    """From when on the level may be sat, seen from a day; None: there is no way, or it is held already.

    Who held the level before it ran out may sit it again at once. A certificate below counts while it is in
    force.
    """
    held = sitter.level_on(on)
    if held is not None and held <= level:
        return None
    ways = [*_again(sitter, level, on), *_below(sitter, level, waits, on), *_trade(sitter, level, waits)]
    return min(ways, key=lambda each: each.day, default=None)


def may_sit(sitter: Sitter, level: int, waits: Waits, on: date) -> bool:
    opening = opening_of(sitter, level, waits, on)
    return opening is not None and opening.day <= on


def openings(sitter: Sitter, waits: Waits, on: date) -> list[Opening]:
    """All levels above the one held, the lowest first, with their first day."""
    found = (opening_of(sitter, level, waits, on) for level in reversed(LEVELS))
    return [each for each in found if each is not None]


def _again(sitter: Sitter, level: int, on: date) -> list[Opening]:
    ended = [until for held, _, until in sitter.held if held <= level and until is not None and until < on]
    return [Opening(level, min(ended), "again")] if ended else []


def _below(sitter: Sitter, level: int, waits: Waits, on: date) -> list[Opening]:
    years = waits.at_level_below.get(NAMES[level])
    if years is None:
        return []
    days = [
        issued
        for held, issued, until in sitter.held
        if held == level + 1 and issued <= on and (until is None or on <= until)
    ]
    return [Opening(level, years_after(min(days), years), "below", years)] if days else []


def _trade(sitter: Sitter, level: int, waits: Waits) -> list[Opening]:
    years = waits.in_trade.get(NAMES[level])
    return [] if years is None else [Opening(level, years_after(sitter.since, years), "trade", years)]
