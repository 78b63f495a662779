"""How many days of a spell a person was there."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from ronda.kernel.period import Period


@dataclass(frozen=True)
class Presence:
    """Calendar days of a spell: `present` counts protected leave as being there, `available` does not."""

    days: int
    present: int
    available: int


def days_away(leave: Iterable[tuple[date, date, str]]) -> dict[date, set[str]]:
    """The kinds of leave of each day, from `(start, end, kind)` with `end` not included."""
    away: dict[date, set[str]] = {}
    for start, end, kind in leave:
        for day in Period(start, end).each_day():
            away.setdefault(day, set()).add(kind)
    return away


def presence(spell: Period, leave: Iterable[tuple[date, date, str]], protected: Collection[str]) -> Presence:
    """A day with a protected and another leave at once counts as protected."""
    taken = [kinds for day, kinds in days_away(leave).items() if spell.contains(day)]
    lost = [kinds for kinds in taken if not kinds & set(protected)]
    return Presence(spell.days, spell.days - len(lost), spell.days - len(taken))
