"""What a person has seen of a material: pieces of a video, and seconds in front of it.

A page reports; the server's clock says how much of that can be true.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

Piece = tuple[int, int]


@dataclass(frozen=True)
class Seen:
    seconds: int = 0
    pieces: tuple[Piece, ...] = ()


def merged(pieces: Sequence[Piece], length: int | None = None) -> tuple[Piece, ...]:
    """In order, without overlap, inside the video; what touches is one piece."""
    inside = ((max(0, start), end if length is None else min(end, length)) for start, end in pieces)
    found: list[Piece] = []
    for start, end in sorted(each for each in inside if each[0] < each[1]):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return tuple(found)


def covered(pieces: Sequence[Piece]) -> int:
    """Seconds of the video that lie in a piece; what was jumped over, or seen twice, adds nothing."""
    return sum(end - start for start, end in merged(pieces))


def taken_up(
    known: Seen, reported: Seen, *, elapsed: int, most_seconds: int, fastest: Decimal, length: int | None
) -> Seen:
    """What is known after a report that came `elapsed` seconds after the last one.

    Of the time no more counts than has passed, of the pieces no more than can have been played in it.
    """
    passed = max(0, min(elapsed, most_seconds))
    pieces = _within(merged(reported.pieces, length), int(passed * fastest))
    return Seen(
        known.seconds + max(0, min(reported.seconds, passed)), merged([*known.pieces, *pieces], length)
    )


def _within(pieces: Sequence[Piece], playable: int) -> list[Piece]:
    kept = []
    for start, end in pieces:
        end = min(end, start + playable)
        kept.append((start, end))
        playable -= end - start
    return kept
