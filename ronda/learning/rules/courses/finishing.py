"""When a material is finished."""

from collections.abc import Sequence
from decimal import ROUND_CEILING, Decimal

from ronda.learning.rules.courses.seen import Piece, covered


def seconds_wanted(
    kind: str, seconds: int | None, *, video_share: Decimal, reading_share: Decimal
) -> int | None:
    """Of a video so many of its own, of a text so many before it; None: it is enough to have opened it."""
    if kind == "link" or not seconds:
        return None
    share = video_share if kind == "video" else reading_share
    return int((seconds * share).to_integral_value(ROUND_CEILING))


def is_finished(kind: str, wanted: int | None, *, seconds: int, pieces: Sequence[Piece]) -> bool:
    """`wanted` is what `seconds_wanted` says; a link counts as soon as it is opened."""
    if wanted is None:
        return True
    return (covered(pieces) if kind == "video" else seconds) >= wanted
