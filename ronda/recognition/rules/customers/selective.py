"""Were forms handed out selectively? Returned against drawn by strata, exactly.

Of the drawn sheets so many came back. If chance alone decided which, the returned ones of each stratum follow
a multivariate hypergeometric distribution; the answer is how likely returns at most as likely as these are
(Freeman and Halton 1951).
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import accumulate
from math import comb, prod

Ways = dict[int, int]


def selective_chance(strata: Sequence[tuple[int, int]]) -> Fraction:
    """From `(drawn, returned)` of each stratum; 1 where nothing can be uneven."""
    if any(not 0 <= returned <= drawn for drawn, returned in strata):
        raise ValueError("no stratum returns more than were drawn")
    all_drawn, all_returned = sum(drawn for drawn, _ in strata), sum(returned for _, returned in strata)
    observed = prod(comb(drawn, returned) for drawn, returned in strata)
    # Of every other stratum: so both halves have about as many tables, and none is made of both.
    one, other = (_ways(strata[start::2], all_returned) for start in (0, 1))
    as_odd = sum(
        _as_odd(weights, other.get(all_returned - returned, {}), observed)
        for returned, weights in one.items()
    )
    return Fraction(as_odd, comb(all_drawn, all_returned))


def _as_odd(one: Ways, other: Ways, observed: int) -> int:
    """The weight of all pairs that together weigh no more than what was observed."""
    lightest_first = sorted(other)
    upto = [0, *accumulate(weight * other[weight] for weight in lightest_first)]
    return sum(
        weight * many * upto[bisect_right(lightest_first, observed // weight)] for weight, many in one.items()
    )


def _ways(strata: Sequence[tuple[int, int]], most: int) -> dict[int, Ways]:
    """By number of returns how many tables share a weight: equal weights are counted together."""
    ways: dict[int, Ways] = {0: {1: 1}}
    for drawn, _returned in strata:
        ways = _with_stratum(ways, drawn, most)
    return ways


def _with_stratum(ways: Mapping[int, Ways], drawn: int, most: int) -> dict[int, Ways]:
    told: dict[int, Ways] = defaultdict(lambda: defaultdict(int))
    for before, weights in ways.items():
        for here in range(min(drawn, most - before) + 1):
            factor = comb(drawn, here)
            for weight, many in weights.items():
                told[before + here][weight * factor] += many
    return told
