"""The year of a person, from its months, the selection score and innovation."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from ronda.policy import YearRules


@dataclass(frozen=True)
class MonthOfYear:
    """One month: the part of it that the person was there, and its score in points."""

    presence: Fraction
    score: Fraction


@dataclass(frozen=True)
class Year:
    """Exact points: the mean of the months, with the selection score, and with innovation."""

    months: Fraction
    core: Fraction
    innovation: Fraction
    score: Fraction


def year_score(
    months: Sequence[MonthOfYear],
    selection: Fraction | None,
    innovation: Sequence[Fraction],
    rules: YearRules,
    *,
    reported: Fraction = Fraction(1),
) -> Year | None:
    """Months weigh by presence; a selection score that is not reportable leaves its weight to the months.

    Where only some of the three views are, `reported` is the part of the weight that they have: of the rest,
    too, the months weigh. Innovation only adds, up to the cap. None for somebody who was never there.
    """
    presence = sum((month.presence for month in months), Fraction(0))
    if presence == 0:
        return None
    mean = sum((month.presence * month.score for month in months), Fraction(0)) / presence
    core = mean
    if selection is not None:
        whole = Fraction(rules.month_weight) + Fraction(rules.selection_weight)
        weight = Fraction(rules.selection_weight) * reported
        core = (whole - weight) * mean + weight * selection
    added = min(Fraction(rules.innovation_cap), sum(innovation, Fraction(0)))
    return Year(mean, core, added, core + added)
