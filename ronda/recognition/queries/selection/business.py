"""How people did in business: contexts above know it, and say how it is read."""

from collections.abc import Callable, Collection, Mapping
from datetime import date

from ronda.recognition.rules.selection import Business

Reads = Callable[[int, date, date, Collection[int]], Mapping[int, Business]]
_READS: list[Reads] = []


def read_business_with(reads: Reads) -> None:
    """Of a company's people in a period: `reads(company, first, last, people)`."""
    _READS[:] = [reads]


def business_of(company: int, first: date, last: date, people: Collection[int]) -> Mapping[int, Business]:
    """Nobody was appraised where no context above says how it is read."""
    return _READS[0](company, first, last, people) if _READS else {}
