"""What a round says about the centre, once it is over; never about one person."""

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

from ronda.inspection.models import DrawnUnit, InspectionRound
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
    rate = _rate(found, [(first[pk], wrong) for pk, wrong in told.items()])
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


def _rate(found: InspectionRound, told: list[tuple[DrawnUnit, bool]]) -> Rate | None:
    """By strata where all units of one had the same chance; otherwise by each unit's own."""
    if all(row.why.get("code") == "alike" for row, _wrong in told):
        by_strata = estimate_by_strata(_strata(found, told))
        if by_strata is not None:
            return by_strata
    return estimate_rate([Observed(Fraction(row.probability), int(wrong)) for row, wrong in told])


def _strata(found: InspectionRound, told: list[tuple[DrawnUnit, bool]]) -> list[Stratum]:
    sizes = Counter(line.split("|")[1] for line in found.frame.split("\n"))
    inspected = Counter(row.stratum for row, _wrong in told)
    failed = Counter(row.stratum for row, wrong in told if wrong)
    return [Stratum(size, inspected[name], failed[name]) for name, size in sizes.items()]


def _differs(compared: list[dict[str, str]]) -> bool | None:
    """Whether a field differed; None: nothing could be compared."""
    outcomes = {each.get("outcome") for each in compared}
    if "differs" in outcomes:
        return True
    return False if "same" in outcomes else None
