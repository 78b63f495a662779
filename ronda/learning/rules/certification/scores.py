"""The two parts of the certification: each is marked of 100, and both must be passed."""

from collections.abc import Iterator
from decimal import Decimal

MOST = 100


def score_faults(theory: Decimal | None, skill: Decimal | None) -> Iterator[tuple[str, str]]:
    """Each part with what is wrong about it."""
    for part, score in (("theory", theory), ("skill", skill)):
        if score is None:
            yield part, "is not marked"
        elif not score.is_finite() or not 0 <= score <= MOST:
            yield part, "is no score between 0 and 100"


def is_passed(theory: Decimal, skill: Decimal, mark: Decimal) -> bool:
    """The pass mark itself passes."""
    return theory >= mark and skill >= mark
