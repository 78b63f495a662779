"""Places by score: those that are equal share one, and the next place is left out (1, 1, 3)."""

from collections.abc import Mapping
from decimal import Decimal


def places(scores: Mapping[int, Decimal]) -> dict[int, int]:
    """By entry; the highest score has the first place."""
    return {entry: 1 + sum(other > score for other in scores.values()) for entry, score in scores.items()}


def first_places(placed: Mapping[int, int], one_in: int) -> list[int]:
    """The entries that a ranked list names: one of every so many and at least one, in the order of places.

    Whoever shares a place stands with it or not at all; when too many share the first, all of them stand.
    """
    wanted = max(1, len(placed) // one_in)
    order = sorted(placed, key=lambda entry: (placed[entry], entry))
    return [
        entry
        for entry in order
        if placed[entry] == 1 or sum(other <= placed[entry] for other in placed.values()) <= wanted
    ]
