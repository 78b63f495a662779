"""What is asked of a draw when it is announced, and the terms that follow from it once the frame is known."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Literal

from ronda.inspection.rules.draws import (
    PoissonTerms,
    StrataTerms,
    Terms,
    Unit,
    sizes_of_strata,
    take_of_each,
    weigh_units,
)
from ronda.kernel.reason import Fact
from ronda.policy import InspectionRules

Method = Literal["strata", "poisson"]
FRACTIONS = ("share", "least", "even_share", "again")


@dataclass(frozen=True)
class Asked:
    """Announced before the frame is known, so that nobody fits it to the frame.

    `share` of each person's units, from `least_each` to `most_each`; `least` is everybody's smallest chance,
    `beacon` names the later public number, `inspectors` are people by number.
    """

    method: Method
    share: Fraction
    least_each: int
    most_each: int
    least: Fraction
    even_share: Fraction
    again: Fraction
    one_per_outlet: bool
    weights: Mapping[str, int]
    reveal_days: int
    check_days: int
    beacon: str = ""
    inspectors: tuple[int, ...] = ()

    @classmethod
    def by_policy(cls, rules: InspectionRules, method: Method = "strata") -> "Asked":
        return cls(
            method=method,
            share=Fraction(rules.sample_share),
            least_each=rules.least_per_person,
            most_each=rules.most_per_person,
            least=Fraction(rules.least_chance),
            even_share=Fraction(rules.even_share),
            again=Fraction(rules.again_share),
            one_per_outlet=rules.one_check_per_outlet,
            weights=dict(rules.risk_weights),
            reveal_days=rules.reveal_days,
            check_days=rules.check_days,
        )

    def as_json(self) -> dict[str, Any]:
        said = {**vars(self), "weights": dict(self.weights), "inspectors": list(self.inspectors)}
        return said | {name: str(said[name]) for name in FRACTIONS}

    @classmethod
    def of_json(cls, said: Mapping[str, Any]) -> "Asked":
        """Of what was kept; other things beside it are left alone."""
        known = {name: said[name] for name in cls.__dataclass_fields__}
        known |= {name: Fraction(known[name]) for name in FRACTIONS}
        return cls(**known | {"inspectors": tuple(known["inspectors"])})


def round_signs(
    units: Sequence[Unit], signs: Mapping[str, Mapping[str, int]], asked: Asked
) -> tuple[list[Unit], dict[str, dict[str, Fact]]]:
    """Units with the size that their signs of conduct give them, and of which signs; alike in strata."""
    if asked.method == "strata":
        return list(units), {}
    weighed = weigh_units(
        {unit.id: signs.get(unit.id, {}) for unit in units}, asked.weights, asked.even_share
    )
    raised = {
        name: {sign: number for sign, number in each.why.facts.items() if sign != "base"}
        for name, each in weighed.items()
        if each.why.code == "conduct"
    }
    return [replace(unit, size=weighed[unit.id].size) for unit in units], raised


def terms_for(units: Sequence[Unit], asked: Asked) -> Terms:
    """Follows from frame and announcement alone; published with the frame's digest."""
    sizes = _strata(units, asked.one_per_outlet)
    take = take_of_each(sizes_of_strata(units), asked.share, asked.least_each, asked.most_each)
    take = {name: min(number, sizes[name]) for name, number in take.items()}
    if asked.method == "strata":
        return StrataTerms(take, asked.least, asked.again, asked.one_per_outlet)
    return PoissonTerms(
        Fraction(sum(take.values())),
        asked.least,
        asked.again,
        Fraction(asked.most_each),
        asked.one_per_outlet,
    )


def _strata(units: Sequence[Unit], one_per_outlet: bool) -> dict[str, int]:
    """How many each stratum can give: its units, or its outlets."""
    found: dict[str, set[str]] = defaultdict(set)
    for unit in units:
        found[unit.stratum].add(unit.outlet if one_per_outlet else unit.id)
    return {name: len(members) for name, members in found.items()}
