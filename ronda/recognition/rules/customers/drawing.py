"""Which outlets of an account manager are asked: by strata, by chance, and the same again from the same seed.

Proportional allocation by largest remainder; in a stratum the smallest tickets are drawn, as auditors do it
(Lindeman and Stark 2012, section 2).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from math import ceil


@dataclass(frozen=True, order=True)
class FrameOutlet:
    """An outlet that can be asked about the person who looks after it."""

    person: str
    stratum: str
    outlet: str


@dataclass(frozen=True)
class DrawnOutlet:
    """`number` counts the sheets of the round in an order that tells nothing; `size` is of the stratum."""

    outlet: FrameOutlet
    number: int
    size: int


def frame_text(frame: Sequence[FrameOutlet]) -> str:
    """The list drawn from, one line an outlet, in one order."""
    return "".join(f"{each.person}|{each.stratum}|{each.outlet}\n" for each in sorted(frame))


def frame_digest(frame: Sequence[FrameOutlet]) -> str:
    return sha256(frame_text(frame).encode()).hexdigest()


def sample_size(outlets: int, share: Decimal, least: int) -> int:
    """The share rounded up, at least `least`, and never more than there are."""
    return min(outlets, max(least, ceil(Fraction(share) * outlets)))


def allocate(sizes: Mapping[str, int], number: int) -> dict[str, int]:
    """So many of each stratum, together `number`; what is left over goes to the largest remainders."""
    whole = sum(sizes.values())
    if not 0 <= number <= whole:
        raise ValueError("as many as there are can be drawn, and no more")
    shares = {name: Fraction(number * size, whole) for name, size in sizes.items() if whole}
    given = {name: int(share) for name, share in shares.items()}
    left = number - sum(given.values())
    for name in sorted(shares, key=lambda each: (given[each] - shares[each], each))[:left]:
        given[name] += 1
    return given


def draw_outlets(frame: Sequence[FrameOutlet], seed: str, share: Decimal, least: int) -> list[DrawnOutlet]:
    """Of every person, numbered from 1."""
    strata: dict[str, dict[str, list[FrameOutlet]]] = defaultdict(lambda: defaultdict(list))
    for each in frame:
        strata[each.person][each.stratum].append(each)
    drawn = []
    for by_stratum in strata.values():
        sizes = {name: len(there) for name, there in by_stratum.items()}
        wanted = allocate(sizes, sample_size(sum(sizes.values()), share, least))
        for name, there in by_stratum.items():
            first = sorted(there, key=lambda each: _ticket(seed, "draw", each))[: wanted[name]]
            drawn += [(each, sizes[name]) for each in first]
    drawn.sort(key=lambda each: _ticket(seed, "number", each[0]))
    return [DrawnOutlet(each, number, size) for number, (each, size) in enumerate(drawn, start=1)]


def draw_calls(numbers: Sequence[int], seed: str, share: Decimal) -> frozenset[int]:
    """The returned sheets whose outlets are called: the share rounded up."""
    wanted = ceil(Fraction(share) * len(numbers))
    tickets = sorted(numbers, key=lambda number: (sha256(f"{seed}|call|{number}".encode()).digest(), number))
    return frozenset(tickets[:wanted])


def _ticket(seed: str, purpose: str, outlet: FrameOutlet) -> tuple[bytes, str]:
    told = f"{seed}|{purpose}|{outlet.person}|{outlet.outlet}"
    return sha256(told.encode()).digest(), outlet.outlet
