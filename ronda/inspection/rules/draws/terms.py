"""The terms of a draw: published with the frame, so that nobody chooses them after the seed is known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ronda.inspection.rules.draws.frame import Unit, sizes_of_strata
from ronda.kernel.problem import Problem


@dataclass(frozen=True)
class StrataTerms:
    """So many of each stratum, all alike. `least` is the chance below which nobody may fall."""

    take: Mapping[str, int]
    least: Fraction
    again: Fraction
    one_per_outlet: bool = False


@dataclass(frozen=True)
class PoissonTerms:
    """`expected` units in all, in proportion to size; at most `stratum_cap` expected of one stratum."""

    expected: Fraction
    least: Fraction
    again: Fraction
    stratum_cap: Fraction | None = None
    one_per_outlet: bool = False


Terms = StrataTerms | PoissonTerms


def terms_faults(units: Sequence[Unit], terms: Terms) -> list[Problem]:
    """What makes these terms impossible for this frame."""
    problems = []
    if not 0 < terms.least <= 1:
        problems.append(Problem("terms", f"the least chance is {terms.least}", "it is above 0 and at most 1"))
    if not 0 <= terms.again <= 1:
        problems.append(Problem("terms", f"{terms.again} is inspected again", "use a share from 0 to 1"))
    sizes = sizes_of_strata(units)
    if isinstance(terms, StrataTerms):
        return [*problems, *_strata_faults(sizes, terms)]
    if not 0 < terms.expected <= len(units):
        what = f"expects {terms.expected} of {len(units)} units"
        problems.append(Problem("terms", what, "expect more than none and at most all"))
    if terms.stratum_cap is not None:
        problems += _cap_faults(sizes, terms.stratum_cap, terms.least)
    return problems


def _strata_faults(sizes: Mapping[str, int], terms: StrataTerms) -> list[Problem]:
    problems = [
        Problem(f"stratum {name}", "is not in the frame", "leave it out of the terms")
        for name in sorted(set(terms.take) - set(sizes))
    ]
    for name, size in sizes.items():
        taken = terms.take.get(name, 0)
        if not 1 <= taken <= size:
            what = f"{taken} of its {size} units are to be drawn"
            problems.append(Problem(f"stratum {name}", what, f"draw 1 to {size}: nobody is exempt"))
    return problems


def _cap_faults(sizes: Mapping[str, int], cap: Fraction, least: Fraction) -> list[Problem]:
    remedy = "raise the cap, or lower the least chance"
    return [
        Problem(f"stratum {name}", f"{size} units at the least chance exceed the cap of {cap}", remedy)
        for name, size in sizes.items()
        if size * least > cap
    ]
