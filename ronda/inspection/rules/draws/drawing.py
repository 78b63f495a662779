"""A draw from end to end: frame, seed and terms in; the list with its chances out."""

from collections.abc import Mapping, Sequence

from ronda.inspection.rules.draws.drawn import Chance, Drawn
from ronda.inspection.rules.draws.frame import Unit, frame_faults
from ronda.inspection.rules.draws.poisson import choose_by_chance, outlets_over_one, poisson_chances
from ronda.inspection.rules.draws.reinspection import choose_again
from ronda.inspection.rules.draws.strata import choose_by_strata, strata_chances
from ronda.inspection.rules.draws.terms import StrataTerms, Terms, terms_faults
from ronda.inspection.rules.draws.tickets import ticket
from ronda.kernel.problem import Problem


def chances_of(units: Sequence[Unit], terms: Terms) -> dict[Unit, Chance]:
    """Everybody's chance of being drawn; it needs no seed."""
    if isinstance(terms, StrataTerms):
        return strata_chances(units, terms)
    return poisson_chances(units, terms)


def draw_faults(units: Sequence[Unit], terms: Terms) -> list[Problem]:
    """What must be mended before the frame is frozen; without it a draw can always be made."""
    if problems := [*frame_faults(units), *terms_faults(units, terms)]:
        return problems
    chances = chances_of(units, terms)
    rare = [unit for unit, chance in chances.items() if chance.probability < terms.least]
    if rare:
        where = f"unit {min(rare).id} and {len(rare) - 1} more" if rare[1:] else f"unit {rare[0].id}"
        what = f"would be drawn with a chance under {terms.least}"
        problems.append(Problem(where, what, "draw more of its stratum, or ask for a smaller least chance"))
    if terms.one_per_outlet and not isinstance(terms, StrataTerms) and (over := outlets_over_one(chances)):
        where = f"outlet {over[0]} and {len(over) - 1} more" if over[1:] else f"outlet {over[0]}"
        problems.append(Problem(where, "would be inspected more than once", "expect fewer units in all"))
    return problems


def draw(units: Sequence[Unit], seed: str, terms: Terms) -> list[Drawn]:
    """The list, by stratum and ticket; the same for everybody who has the same three."""
    chances = chances_of(units, terms)
    if isinstance(terms, StrataTerms):
        chosen = choose_by_strata(units, seed, terms)
    else:
        chosen = choose_by_chance(chances, seed, one_per_outlet=terms.one_per_outlet)
    return _listed(chosen, chances, seed, terms)


def _listed(chosen: Sequence[Unit], chances: Mapping[Unit, Chance], seed: str, terms: Terms) -> list[Drawn]:
    again = choose_again([unit.id for unit in chosen], seed, terms.again)
    rows = sorted((unit.stratum, ticket(seed, unit.id), unit) for unit in chosen)
    return [
        Drawn(position, unit, number, chances[unit], unit.id in again)
        for position, (_stratum, number, unit) in enumerate(rows, start=1)
    ]
