"""Simple random draws inside strata: exact chances, whatever the number of units."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from ronda.inspection.rules.draws.drawn import Chance
from ronda.inspection.rules.draws.frame import Unit
from ronda.inspection.rules.draws.terms import StrataTerms
from ronda.inspection.rules.draws.tickets import ticket
from ronda.kernel.reason import Reason


def strata_chances(units: Iterable[Unit], terms: StrataTerms) -> dict[Unit, Chance]:
    """Everybody's chance, known before the seed."""
    chances: dict[Unit, Chance] = {}
    for name, members in _by_stratum(units).items():
        groups = _groups(members, terms.one_per_outlet)
        take = min(terms.take.get(name, 0), len(groups))
        for group in groups.values():
            for unit in group:
                chances[unit] = _chance(take, len(groups), len(group))
    return chances


def choose_by_strata(units: Iterable[Unit], seed: str, terms: StrataTerms) -> list[Unit]:
    """The smallest tickets of each stratum.

    With one per outlet, outlets are drawn by a ticket of their own, then the smallest ticket inside each:
    whatever an outlet's number of visits, its chance is that of the others.
    """
    chosen = []
    for name, members in _by_stratum(units).items():
        groups = _groups(members, terms.one_per_outlet)
        names = sorted(groups, key=lambda group: ticket(seed, group))[: terms.take.get(name, 0)]
        chosen += [min(groups[each], key=lambda unit: ticket(seed, unit.id)) for each in names]
    return chosen


def _chance(take: int, groups: int, members: int) -> Chance:
    probability = Fraction(take, groups * members)
    if members == 1:
        return Chance(probability, Reason.of("alike", take=take, of=groups))
    return Chance(probability, Reason.of("alike_one_per_outlet", take=take, of=groups, units=members))


def _by_stratum(units: Iterable[Unit]) -> Mapping[str, list[Unit]]:
    found: dict[str, list[Unit]] = defaultdict(list)
    for unit in sorted(units):
        found[unit.stratum].append(unit)
    return found


def _groups(units: Sequence[Unit], one_per_outlet: bool) -> Mapping[str, list[Unit]]:
    found: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        found[unit.outlet if one_per_outlet else unit.id].append(unit)
    return found
