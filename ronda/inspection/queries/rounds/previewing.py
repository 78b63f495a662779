"""What a round would draw if its frame were frozen now: for whoever announces it, before anything is said."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from math import ceil

from ronda.inspection.queries.rounds.frames import frame_of
from ronda.inspection.rules.draws import (
    StrataTerms,
    Terms,
    Unit,
    chance_by_poisson,
    chance_to_catch,
    chances_of,
    draw_faults,
)
from ronda.inspection.rules.rounds import Asked, leads_rounds, person_of, round_signs, terms_for
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError
from ronda.people.queries import people_for
from ronda.people.rules import Viewer

FAKED = Fraction(1, 5)


@dataclass(frozen=True)
class StratumPreview:
    """`low` and `high` are the chances of a unit; `caught`: of being found out when one in five is false."""

    person: str
    units: int
    expected: Fraction
    low: Fraction
    high: Fraction
    caught: Fraction


@dataclass(frozen=True)
class Preview:
    """`problems` keep this frame from being drawn by these numbers."""

    units: int
    expected: Fraction
    raised: int
    strata: Sequence[StratumPreview]
    problems: Sequence[Problem]


def preview_round(
    viewer: Viewer,
    asked: Asked,
    *,
    kind: str,
    first: date,
    last: date,
    at: datetime,
    centre_id: int | None,
    priority_id: int | None = None,
) -> Preview:
    if not leads_rounds(viewer, centre_id):
        raise NotAllowedError("a round of inspections")
    framed = frame_of(viewer.company_id, kind, first, last, at, centre_id=centre_id, priority_id=priority_id)
    units, raised = round_signs(framed.units, framed.signs, asked)
    terms = terms_for(units, asked)
    if problems := draw_faults(units, terms):
        return Preview(len(units), Fraction(0), len(raised), (), problems)
    chances = {unit: chance.probability for unit, chance in chances_of(units, terms).items()}
    names = dict(people_for(Viewer.operator(viewer.company_id), on=last).values_list("pk", "name"))
    strata = _strata(units, chances, terms, names)
    return Preview(len(units), sum(chances.values(), Fraction(0)), len(raised), strata, ())


def _strata(
    units: Sequence[Unit], chances: Mapping[Unit, Fraction], terms: Terms, names: Mapping[int, str]
) -> list[StratumPreview]:
    members: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        members[unit.stratum].append(unit)
    found = [
        _stratum(names.get(person_of(name) or 0, ""), each, chances, terms) for name, each in members.items()
    ]
    return sorted(found, key=lambda one: one.person.casefold())


def _stratum(
    person: str, units: Sequence[Unit], chances: Mapping[Unit, Fraction], terms: Terms
) -> StratumPreview:
    ours = sorted(chances[unit] for unit in units)
    expected = sum(ours, Fraction(0))
    false = ceil(FAKED * len(units))
    # Of chances by risk the smallest: nobody is promised to be found out more surely than that.
    caught = (
        chance_to_catch(len(units), false, int(expected))
        if isinstance(terms, StrataTerms)
        else chance_by_poisson(ours[:false])
    )
    return StratumPreview(person, len(units), expected, ours[0], ours[-1], caught)
