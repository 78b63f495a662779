"""Which closed priorities are like one that is being written, so that their lessons are at hand."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

MOST = 5
# Shorter words say little: articles, prepositions.
SHORTEST = 4


@dataclass(frozen=True)
class Told:
    """What a priority is about."""

    number: int
    title: str
    indicators: Collection[str] = ()
    place: str = ""


def most_alike(one: Told, others: Sequence[Told]) -> list[int]:
    """Shared words of the title count one each, shared indicators two, the same place in the method one.

    What shares nothing is not alike; of equals the later one.
    """
    points = {each.number: _points(one, each) for each in others if each.number != one.number}
    alike = [number for number, point in points.items() if point]
    return sorted(alike, key=lambda number: (-points[number], -number))[:MOST]


def _points(one: Told, other: Told) -> int:
    words = len(_words(one.title) & _words(other.title))
    indicators = 2 * len(set(one.indicators) & set(other.indicators))
    return words + indicators + (bool(one.place) and one.place == other.place)


def _words(title: str) -> frozenset[str]:
    return frozenset(word for word in title.casefold().split() if len(word) >= SHORTEST)
