"""How many of each person's visits are drawn, and how conduct raises the chance of some."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from ronda.kernel.reason import Reason


def take_of_each(sizes: Mapping[str, int], share: Fraction, least: int, most: int) -> dict[str, int]:
    """`share` of each one's units, rounded up, from `least` to `most`, never more than there are."""
    return {name: min(size, most, max(least, ceil(share * size))) for name, size in sizes.items() if size}


@dataclass(frozen=True)
class Weight:
    """A unit's size in the frame, with what raised it; code `even` or `conduct` (a number by each sign)."""

    size: int
    why: Reason


def weigh_units(
    signs: Mapping[str, Mapping[str, int]], weights: Mapping[str, int], even_share: Fraction
) -> dict[str, Weight]:
    """`signs` counts, by unit, what was seen of conduct; only signs that the policy weighs count.

    Everybody begins with the same base, so large that at least `even_share` of all chance lies in it: risk
    changes how often somebody is inspected and exempts nobody.
    """
    raised = {
        unit: {sign: weights[sign] * times for sign, times in seen.items() if times and sign in weights}
        for unit, seen in signs.items()
    }
    extra = sum(sum(each.values()) for each in raised.values())
    base = 1
    if extra and even_share < 1:
        base = max(1, ceil(even_share / (1 - even_share) * extra / len(signs)))
    return {unit: _weight(base, each) for unit, each in raised.items()}


def _weight(base: int, raised: Mapping[str, int]) -> Weight:
    if not raised:
        return Weight(base, Reason.of("even", base=base))
    return Weight(base + sum(raised.values()), Reason("conduct", {"base": base, **raised}))
