"""Rows of one delivery that give an outlet to two people on one day."""

from collections.abc import Sequence
from itertools import pairwise

from ronda.kernel.problem import Problem
from ronda.outlets.rules.holding import Holding


def contradictions(given: Sequence[tuple[str, Holding]]) -> list[Problem]:
    """`given` are the `(where, holding)` of one outlet by their start; one without end yields to the next."""
    return [
        Problem(
            where,
            f"from {later.start} an earlier row gives it otherwise",
            "an outlet has one account manager on each day; keep one of the two rows",
        )
        for (_, earlier), (where, later) in pairwise(given)
        if earlier != later
        and (earlier.start == later.start or (earlier.end is not None and later.start < earlier.end))
    ]
