"""How the shortfall of a unit's result lies on its books."""

from collections.abc import Sequence
from fractions import Fraction


def book_shares(shortfalls: Sequence[Fraction]) -> list[Fraction]:
    """Each book's part of what is missing; a book that is ahead makes up for nobody and has no part."""
    missing = [max(shortfall, Fraction(0)) for shortfall in shortfalls]
    total = sum(missing, Fraction(0))
    return [part / total if total else Fraction(0) for part in missing]
