"""Were forms handed out selectively? Returned against drawn by strata, exactly.

Of the drawn sheets so many came back. If chance alone decided which, the returned ones of each stratum follow
a multivariate hypergeometric distribution; the answer is how likely returns at most as likely as these are
(Freeman and Halton 1951).
"""

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction
from math import comb, prod


def selective_chance(strata: Sequence[tuple[int, int]]) -> Fraction:
    """From `(drawn, returned)` of each stratum; 1 where nothing can be uneven."""
    if any(not 0 <= returned <= drawn for drawn, returned in strata):
        raise ValueError("no stratum returns more than were drawn")
    all_drawn, all_returned = sum(drawn for drawn, _ in strata), sum(returned for _, returned in strata)
    observed = prod(comb(drawn, returned) for drawn, returned in strata)
    # How many tables share a number of returns and a weight: equal weights are counted together.
    ways: dict[int, dict[int, int]] = {0: {1: 1}}
    for drawn, _returned in strata:
        ways = _with_stratum(ways, drawn, all_returned)
    as_odd = sum(weight * many for weight, many in ways[all_returned].items() if weight <= observed)
    return Fraction(as_odd, comb(all_drawn, all_returned))


def _with_stratum(ways: dict[int, dict[int, int]], drawn: int, most: int) -> dict[int, dict[int, int]]:
    told: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for before, weights in ways.items():
        for here in range(min(drawn, most - before) + 1):
            factor = comb(drawn, here)
            for weight, many in weights.items():
                told[before + here][weight * factor] += many
    return told
