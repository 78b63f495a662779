"""From attainment to points along a policy's knots: straight lines between them, level outside."""

import itertools
from collections.abc import Mapping, Sequence
from typing import Any

import ibis

from ronda.facts.rules.exact import PLACES, nine, product
from ronda.kernel.exact import rounded
from ronda.policy import Knot


def points_for(attainment: Any, curve: Any, curves: Mapping[str, Sequence[Knot]]) -> Any:
    """Points at nine decimals for the `curve` named in each row."""
    return curve.cases(*((name, _along(attainment, knots)) for name, knots in sorted(curves.items())))


def _along(attainment: Any, knots: Sequence[Knot]) -> Any:
    """The row's piece of the curve is looked up first, so that only one product is worked out."""
    pieces = [(nine(knots[-1].attainment), nine(knots[-1].points), nine(0))]
    for left, right in reversed(list(itertools.pairwise(knots))):
        slope = rounded((right.points - left.points) / (right.attainment - left.attainment), PLACES)
        pieces.append((nine(left.attainment), nine(left.points), nine(slope)))
    start, points, slope = (
        ibis.cases(*((attainment >= piece[0], piece[part]) for piece in pieces), else_=nine(0))
        for part in range(3)
    )
    line = points + product(attainment - start, slope)
    return (attainment >= nine(knots[0].attainment)).ifelse(line, nine(knots[0].points))
