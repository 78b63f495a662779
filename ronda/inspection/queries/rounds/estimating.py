"""What a round says about the centre, once it is over; never about one person."""

from dataclasses import dataclass
from fractions import Fraction

from ronda.inspection.models import InspectionRound
from ronda.inspection.queries.rounds.public import is_over
from ronda.inspection.queries.rules_today import inspection_rules
from ronda.inspection.rules.draws import Bounds, Observed, Rate, estimate_rate, rate_bounds
from ronda.inspection.rules.draws.estimates import Stratum, estimate_by_strata


@dataclass(frozen=True)
class RoundEstimate:
    """`rate` None: nothing could be compared. `wanted`: the pass line, as a share of right records."""

    drawn: int
    compared: int
    wrong: int
    rate: Rate | None
    bounds: Bounds | None
    confidence: float
    wanted: Fraction
    repeated: int
    repeated_alike: int


def estimate_of(found: InspectionRound) -> RoundEstimate | None:
    """By the first inspection of each unit; None before the round is over."""
    if not is_over(found):
        return None
    rules = inspection_rules(found.last)
    units = list(found.units.all())
    first = {each.pk: each for each in units if each.second_of_id is None}
    verdicts = {each.pk: _differs(each.compared) for each in units}
    told = {pk: wrong for pk in first if (wrong := verdicts[pk]) is not None}
    rate = _rate(found, {first[pk].unit: wrong for pk, wrong in told.items()})
    confidence = float(rules.confidence)
    again = [(verdicts[each.second_of_id], verdicts[each.pk]) for each in units if each.second_of_id]
    both = [pair for pair in again if None not in pair]
    return RoundEstimate(
        drawn=len(first),
        compared=len(told),
        wrong=sum(told.values()),
        rate=rate,
        bounds=None if rate is None else rate_bounds(rate, confidence),
        confidence=confidence,
        wanted=Fraction(rules.records_right),
        repeated=len(both),
        repeated_alike=sum(one == two for one, two in both),
    )


def _rate(found: InspectionRound, wrong: dict[str, bool]) -> Rate | None:
    """By strata where all units of one had the same chance; otherwise by each unit's own."""
    rows = [each for each in found.units.all() if each.second_of_id is None and each.unit in wrong]
    alike = all(each.why.get("code") == "alike" for each in rows)
    if alike and rows:
        by_strata = estimate_by_strata(_strata(found, {each.unit: each.stratum for each in rows}, wrong))
        if by_strata is not None:
            return by_strata
    return estimate_rate([Observed(Fraction(each.probability), int(wrong[each.unit])) for each in rows])


def _strata(found: InspectionRound, stratum: dict[str, str], wrong: dict[str, bool]) -> list[Stratum]:
    sizes: dict[str, int] = {}
    for line in found.frame.split("\n"):
        name = line.split("|")[1]
        sizes[name] = sizes.get(name, 0) + 1
    return [
        Stratum(
            size,
            sum(name == each for each in stratum.values()),
            sum(wrong[unit] for unit, each in stratum.items() if each == name),
        )
        for name, size in sizes.items()
    ]


def _differs(compared: list[dict[str, str]]) -> bool | None:
    """Whether a field differed; None: nothing could be compared."""
    outcomes = {each.get("outcome") for each in compared}
    if "differs" in outcomes:
        return True
    return False if "same" in outcomes else None
