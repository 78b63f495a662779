"""Who holds an outlet after somebody was assigned to it: on each day nobody or one person."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

FOREVER = date.max


@dataclass(frozen=True, order=True)
class Holding:
    """One person holds the outlet from `start` up to, but not including, `end`."""

    start: date
    person_id: int
    end: date | None = None

    @property
    def until(self) -> date:
        return self.end or FOREVER

    def includes(self, other: "Holding") -> bool:
        """The other says nothing that this one does not say."""
        same_person = self.person_id == other.person_id
        return same_person and self.start <= other.start and other.until <= self.until


def assigned(holdings: Iterable[Holding], wanted: Holding) -> list[Holding]:
    """The holdings once `wanted` holds too.

    Without an end it lasts until the next one that starts later, so an old file sent again moves nobody.
    With an end it takes exactly its days and what is left of others stays; where the same person began
    on the same day, it corrects that end.
    """
    held = sorted(holdings)
    if wanted.end is None:
        later = [each.start for each in held if each.start > wanted.start]
        wanted = replace(wanted, end=min(later, default=None))
    else:
        held = [each for each in held if (each.person_id, each.start) != (wanted.person_id, wanted.start)]
    if any(each.includes(wanted) for each in held):
        return held
    return sorted([*(part for each in held for part in _outside(each, wanted)), wanted])


def overlapping(holdings: Iterable[Holding]) -> list[tuple[Holding, Holding]]:
    """Neighbours that share a day."""
    held = sorted(holdings)
    return [pair for pair in pairwise(held) if pair[1].start < pair[0].until]


def _outside(each: Holding, taken: Holding) -> list[Holding]:
    """What is left of `each` before and after the days of `taken`."""
    if each.until <= taken.start or each.start >= taken.until:
        return [each]
    before = [replace(each, end=taken.start)] if each.start < taken.start else []
    after = [replace(each, start=taken.until)] if each.until > taken.until else []
    return before + after
