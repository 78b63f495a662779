"""Poisson sampling: each unit by its own ticket against its own published chance.

The number drawn varies; the chances are exact. Taking a fixed number of the smallest ticket/chance would not
keep them (docs/decisions, draws that anyone can repeat).
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction

from ronda.inspection.rules.draws.drawn import Chance
from ronda.inspection.rules.draws.frame import Unit
from ronda.inspection.rules.draws.spread import spread
from ronda.inspection.rules.draws.terms import PoissonTerms
from ronda.inspection.rules.draws.tickets import lies_below, ticket
from ronda.kernel.reason import Reason

Outlet = tuple[str, str]
"""stratum, outlet"""


def poisson_chances(units: Sequence[Unit], terms: PoissonTerms) -> dict[Unit, Chance]:
    """Everybody's chance: in proportion to size over the whole frame, then down to the cap of a stratum.

    What a cap takes from one stratum is given to no other.
    """
    everywhere = spread(Counter(unit.size for unit in units), terms.expected, terms.least)
    sizes: dict[str, Counter[int]] = defaultdict(Counter)
    for unit in units:
        sizes[unit.stratum][unit.size] += 1
    capped = {name: _cap(counts, everywhere, terms) for name, counts in sizes.items()}
    return {
        unit: _chance(unit.size, capped[unit.stratum] or everywhere, terms, capped[unit.stratum])
        for unit in units
    }


def outlets_over_one(chances: Mapping[Unit, Chance]) -> list[str]:
    """Outlets whose chances sum to more than one: of these more than one inspection would be due."""
    sums: dict[Outlet, Fraction] = defaultdict(Fraction)
    for unit, chance in chances.items():
        sums[unit.stratum, unit.outlet] += chance.probability
    return sorted(outlet for (_stratum, outlet), total in sums.items() if total > 1)


def choose_by_chance(chances: Mapping[Unit, Chance], seed: str, *, one_per_outlet: bool) -> list[Unit]:
    """Those whose ticket lies below their chance.

    With one per outlet, the chances of its units lie end to end in [0, 1), and the outlet's ticket falls
    upon one of them or none: each keeps exactly its chance.
    """
    if not one_per_outlet:
        return [
            unit for unit, chance in chances.items() if lies_below(ticket(seed, unit.id), chance.probability)
        ]
    chosen = []
    reached: dict[Outlet, Fraction] = defaultdict(Fraction)
    for unit, chance in sorted(chances.items(), key=lambda item: item[0]):
        key = unit.stratum, unit.outlet
        start, reached[key] = reached[key], reached[key] + chance.probability
        number = ticket(seed, unit.outlet)
        if lies_below(number, reached[key]) and not lies_below(number, start):
            chosen.append(unit)
    return chosen


def _cap(
    counts: Mapping[int, int], chances: Mapping[int, Fraction], terms: PoissonTerms
) -> dict[int, Fraction] | None:
    """Lower chances for a stratum above its cap; None where the cap does not bind."""
    expected = sum(chances[size] * count for size, count in counts.items())
    if terms.stratum_cap is None or expected <= terms.stratum_cap:
        return None
    return spread(counts, terms.stratum_cap, terms.least)


def _chance(
    size: int, chances: Mapping[int, Fraction], terms: PoissonTerms, capped: Mapping[int, Fraction] | None
) -> Chance:
    probability = chances[size]
    if probability == 1:
        return Chance(probability, Reason.of("certain"))
    if probability == terms.least:
        return Chance(probability, Reason.of("least"))
    if capped is not None:
        return Chance(probability, Reason.of("capped", cap=str(terms.stratum_cap)))
    return Chance(probability, Reason.of("size", size=size))
