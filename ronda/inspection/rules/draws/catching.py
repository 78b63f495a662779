"""The deterrent, which may be published: how likely somebody who fakes is found out."""

from collections.abc import Iterable
from fractions import Fraction
from math import comb, prod


def chance_to_catch(units: int, wrong: int, drawn: int) -> Fraction:
    """At least one of `wrong` among `drawn` of `units`."""
    drawn = min(drawn, units)
    return 1 - Fraction(comb(units - wrong, drawn), comb(units, drawn))


def chance_over_rounds(each: Fraction, rounds: int) -> Fraction:
    """At least once in so many independent rounds."""
    return 1 - (1 - each) ** rounds


def chance_by_poisson(probabilities: Iterable[Fraction]) -> Fraction:
    """At least one of the wrong units, each drawn with its own probability."""
    return 1 - prod((1 - each for each in probabilities), start=Fraction(1))
