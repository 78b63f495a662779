"""Dividing whole cents by weight with the largest remainder, so that they always add up."""

from collections.abc import Sequence
from fractions import Fraction
from math import lcm
from typing import Literal, NamedTuple

from ronda.kernel.digest import digest_text

CentBy = Literal["", "remainder", "weight", "draw"]
Bound = Literal["", "floor", "ceiling"]


class Part(NamedTuple):
    """What one claim receives; `remainder` / `of` is what was left of a cent after cutting, and `cent` the
    one that it may have received for it, because of its remainder, its weight or the draw."""

    cents: int
    cent: int = 0
    cent_by: CentBy = ""
    remainder: int = 0
    of: int = 1
    bound: Bound = ""


def divide(pool: int, weights: Sequence[int], names: Sequence[str], salt: str) -> list[Part]:
    """The pool by weight; the cents left over go to the largest remainders.

    Equal remainders: the larger weight first, then the lower sha256 of `salt|name`; neither the alphabet
    nor the order of the rows favours anybody. Where no weight is above zero nobody receives anything: the
    caller says where the pool goes.
    """
    total = sum(weights)
    if total == 0:
        return [Part(0)] * len(weights)
    cut = [divmod(pool * weight, total) for weight in weights]
    left = pool - sum(whole for whole, _ in cut)
    if left == 0:
        return [Part(whole, 0, "", rest, total) for whole, rest in cut]
    order = sorted(range(len(weights)), key=lambda place: (-cut[place][1], -weights[place]))
    last, first_without = order[left - 1], order[left]
    if cut[last][1] == cut[first_without][1] and weights[last] == weights[first_without]:
        order.sort(key=lambda place: (-cut[place][1], -weights[place], digest_text(f"{salt}|{names[place]}")))
        first_without = order[left]
    reasons: list[CentBy] = [""] * len(weights)
    beaten = (cut[first_without][1], weights[first_without])
    for place in order[:left]:
        reasons[place] = _why(cut[place][1], weights[place], *beaten)
    return [
        Part(whole + 1, 1, why, rest, total) if why else Part(whole, 0, "", rest, total)
        for (whole, rest), why in zip(cut, reasons, strict=True)
    ]


def whole_weights(weights: Sequence[Fraction]) -> list[int]:
    """The weights on their common denominator."""
    common = lcm(*(weight.denominator for weight in weights))
    return [weight.numerator * (common // weight.denominator) for weight in weights]


def _why(remainder: int, weight: int, beaten_remainder: int, beaten_weight: int) -> CentBy:
    if remainder > beaten_remainder:
        return "remainder"
    return "weight" if weight > beaten_weight else "draw"
