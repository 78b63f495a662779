"""From attainment to points along a policy's knots: straight lines between them, level outside."""

import itertools
from collections.abc import Mapping, Sequence
from typing import Any

import ibis

from ronda.facts.rules.exact import nine, product
from ronda.kernel.exact import rounded
from ronda.policy import Knot


def points_for(attainment: Any, curve: Any, curves: Mapping[str, Sequence[Knot]]) -> Any:
    """Points at nine decimals for the `curve` named in each row."""
    return curve.cases(*((name, _along(attainment, knots)) for name, knots in sorted(curves.items())))


def _along(attainment: Any, knots: Sequence[Knot]) -> Any:
    last = knots[-1]
    branches = [(attainment >= nine(last.attainment), nine(last.points))]
    for left, right in reversed(list(itertools.pairwise(knots))):
        slope = rounded((right.points - left.points) / (right.attainment - left.attainment), 9)
        line = nine(left.points) + product(attainment - nine(left.attainment), nine(slope))
        branches.append((attainment >= nine(left.attainment), line))
    return ibis.cases(*branches, else_=nine(knots[0].points))
