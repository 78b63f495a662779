"""How far a hand-over failed: the same degree that a closed month computes from its frozen rows.

`min(1, own overrun / grace)`, and 1 when not delivered or returned. The clock runs only in the owner's
hands, so nobody answers for another's delay.
"""

from collections.abc import Iterable
from fractions import Fraction


def failure_degree(elapsed: int, allowed: int, grace: int, *, delivered: bool, returned: bool) -> Fraction:
    """Nothing within the allowed days, everything from the whole grace on."""
    if not delivered or returned:
        return Fraction(1)
    overrun = max(0, elapsed - allowed)
    if overrun == 0:
        return Fraction(0)
    return Fraction(1) if overrun >= grace else Fraction(overrun, grace)


def mean_degree(degrees: Iterable[Fraction]) -> Fraction:
    """Of a duty over its hand-overs; without one nothing failed."""
    every = list(degrees)
    return sum(every, Fraction(0)) / len(every) if every else Fraction(0)
