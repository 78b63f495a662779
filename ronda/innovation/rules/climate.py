"""How a centre lives with new ideas: how many take part, how soon they hear, whether failures are told."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Lived:
    """One suggestion; `days`: working days until its answer, None while it waits; `late`: beyond its day.

    `trials` ended, `failed` of them not working.
    """

    person: int
    days: int | None
    late: bool
    trials: int
    failed: int


@dataclass(frozen=True)
class Climate:
    """Shares are None where nothing can be told yet."""

    people: int
    took_part: int
    suggestions: int
    median_days: Fraction | None
    in_time: Fraction | None
    trials: int
    failures_told: Fraction | None

    @property
    def share(self) -> Fraction | None:
        return Fraction(self.took_part, self.people) if self.people else None


def climate_of(lived: Sequence[Lived], *, people: frozenset[int]) -> Climate:
    """`people`: who could have written. A share of failures of nothing is a sign of fear as much as of skill.

    In time: of those answered or overdue; what waits and is not due yet counts neither way.
    """
    answered = sorted(each.days for each in lived if each.days is not None)
    settled = [each for each in lived if each.days is not None or each.late]
    trials, failed = sum(each.trials for each in lived), sum(each.failed for each in lived)
    return Climate(
        people=len(people),
        took_part=len({each.person for each in lived} & people),
        suggestions=len(lived),
        median_days=_median(answered),
        in_time=Fraction(sum(not each.late for each in settled), len(settled)) if settled else None,
        trials=trials,
        failures_told=Fraction(failed, trials) if trials else None,
    )


def _median(values: Sequence[int]) -> Fraction | None:
    if not values:
        return None
    middle = len(values) // 2
    return Fraction(values[middle] if len(values) % 2 else values[middle - 1] + values[middle]) / (
        1 if len(values) % 2 else 2
    )
