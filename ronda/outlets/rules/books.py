"""Which spell held which outlet inside a month; targets and sales follow the book by its days."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from ronda.kernel.period import Month, Period

Spell = Mapping[str, Any]
Turn = tuple[Period, Spell]


@dataclass(frozen=True)
class Held:
    """An outlet of a centre in the hands of a person, from `start` up to, but not including, `end`."""

    outlet_id: int
    centre_id: int
    person_id: int
    start: date
    end: date | None


def divide_books(entries: Iterable[Held], spells: Sequence[Spell], month: Month) -> list[dict[str, Any]]:
    """The rows of the frozen table `books`: each outlet and day in at most one of them.

    A person with two spells on one day holds the outlet in the spell of the outlet's own centre.
    """
    turns = _Turns(spells, month)
    by_outlet: defaultdict[int, list[Turn]] = defaultdict(list)
    for entry in sorted(entries, key=lambda entry: (entry.outlet_id, entry.start)):
        by_outlet[entry.outlet_id] += [
            (overlap, spell)
            for period, spell in turns.of(entry.person_id, entry.centre_id)
            if (overlap := period.overlap(entry.start, entry.end))
        ]
    return [
        _row(outlet_id, spell, period, month)
        for outlet_id, held in by_outlet.items()
        for period, spell in _joined(held)
    ]


class _Turns:
    """The days of the month that a person spends in which spell, seen from one centre; worked out once."""

    def __init__(self, spells: Sequence[Spell], month: Month) -> None:
        self.month = month
        self._spells: dict[int, list[Spell]] = {}
        self._known: dict[tuple[int, int], list[Turn]] = {}
        for spell in spells:
            self._spells.setdefault(spell["person_id"], []).append(spell)

    def of(self, person_id: int, centre_id: int) -> list[Turn]:
        key = person_id, centre_id
        if key not in self._known:
            self._known[key] = _joined(self._divide(person_id, centre_id))
        return self._known[key]

    def _divide(self, person_id: int, centre_id: int) -> Iterator[Turn]:
        inside = [
            (period, spell)
            for spell in self._spells.get(person_id, [])
            if (period := self.month.period.overlap(spell["start"], spell["end"]))
        ]
        inside.sort(key=lambda turn: (turn[1]["unit_id"] != centre_id, turn[1]["spell_id"]))
        edges = sorted({day for period, _ in inside for day in (period.start, period.end)})
        for start, end in pairwise(edges):
            first = next((spell for period, spell in inside if period.contains(start)), None)
            if first is not None:
                yield Period(start, end), first


def _joined(turns: Iterable[Turn]) -> list[Turn]:
    """Neighbours in the same spell as one turn."""
    joined: list[Turn] = []
    for period, spell in turns:
        if joined and joined[-1][1] is spell and joined[-1][0].end == period.start:
            joined[-1] = Period(joined[-1][0].start, period.end), spell
        else:
            joined.append((period, spell))
    return joined


def _row(outlet_id: int, spell: Spell, held: Period, month: Month) -> dict[str, Any]:
    return {
        "outlet_id": outlet_id,
        "spell_id": spell["spell_id"],
        "unit_id": spell["unit_id"],
        "start": held.start,
        "end": held.end,
        "days": held.days,
        "whole": held == month.period,
    }
