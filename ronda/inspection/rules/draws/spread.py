"""Chances in proportion to size, none below the least and none above certainty, their sum as asked."""

from collections.abc import Mapping
from fractions import Fraction

ONE = Fraction(1)


def spread(counts: Mapping[int, int], total: Fraction, least: Fraction) -> dict[int, Fraction]:
    """The chance of each size; `counts` says how many units have it. The sum over all units is `total`.

    Who would exceed certainty or fall under the least is set there, and the rest is shared again. In each
    turn only the side that errs more is set: the other may still come right.
    """
    units = sum(counts.values())
    total = min(max(total, least * units), Fraction(units))
    settled: dict[int, Fraction] = {}
    while len(settled) < len(counts):
        free = {size: count for size, count in counts.items() if size not in settled}
        rest = total - sum((settled[size] * counts[size] for size in settled), Fraction(0))
        scale = rest / sum(size * count for size, count in free.items())
        wished = {size: scale * size for size in free}
        bounded = {size: min(max(wish, least), ONE) for size, wish in wished.items()}
        error = sum((bounded[size] - wished[size]) * free[size] for size in free)
        if error == 0:
            return settled | bounded
        settled |= {size: bounded[size] for size in free if (bounded[size] - wished[size]) * error > 0}
    return settled
