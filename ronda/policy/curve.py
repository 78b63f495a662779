"""Points of an attainment along a curve, exact."""

import itertools
from collections.abc import Sequence
from fractions import Fraction

from ronda.policy.models import Knot


def points_on_curve(attainment: Fraction, knots: Sequence[Knot]) -> Fraction:
    """Straight lines between the knots, level outside."""
    if attainment <= knots[0].attainment:
        return Fraction(knots[0].points)
    for left, right in itertools.pairwise(knots):
        if attainment <= right.attainment:
            width = Fraction(right.attainment) - Fraction(left.attainment)
            height = Fraction(right.points) - Fraction(left.points)
            return Fraction(left.points) + (attainment - Fraction(left.attainment)) * height / width
    return Fraction(knots[-1].points)
