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
    left = [part for each in held for part in _outside(each, wanted)]
    return _joined([*left, wanted])


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


def _joined(holdings: list[Holding]) -> list[Holding]:
    """Neighbours of the same person as one."""
    joined: list[Holding] = []
    for each in sorted(holdings):
        if joined and joined[-1].person_id == each.person_id and joined[-1].until == each.start:
            joined[-1] = replace(joined[-1], end=each.end)
        else:
            joined.append(each)
    return joined
