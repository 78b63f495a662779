"""Inspection of the inspectors: a share of the checks, drawn by the same tickets, is repeated by others."""

from collections.abc import Collection
from fractions import Fraction
from math import ceil

from ronda.inspection.rules.draws.tickets import ticket


def choose_again(ids: Collection[str], seed: str, share: Fraction) -> frozenset[str]:
    """`share` of the checks, rounded up, so that a small round is not spared."""
    ordered = sorted(ids, key=lambda name: (ticket(seed, f"again:{name}"), name))
    return frozenset(ordered[: ceil(share * len(ordered))])
