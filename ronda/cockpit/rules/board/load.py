"""How evenly the burden of visits is spread: minutes for each day worked, against the mean of the team."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from ronda.policy import VisitRules

State = Literal["lighter", "near", "heavier"]


@dataclass(frozen=True)
class Load:
    """A person's visits of the month; `a_day` in minutes, `times` the mean of everybody."""

    person_id: int
    visits: int
    minutes: int
    days: int
    a_day: Fraction
    times: Fraction
    state: State


def loads_of(
    visits: Mapping[tuple[int, str], int],
    days: Mapping[int, int],
    rules: VisitRules,
    band: tuple[Fraction, Fraction],
) -> list[Load]:
    """`visits` by (person, class of the outlet); `days` are the working days there, of those with outlets.

    Who was not there has no load, and where nobody visited anybody there is none at all; a class without a
    time of its own takes the longest.
    """
    longest = max(rules.minutes_per_visit.values())
    counts: dict[int, int] = defaultdict(int)
    minutes: dict[int, int] = defaultdict(int)
    for (person_id, kind), count in visits.items():
        counts[person_id] += count
        minutes[person_id] += count * rules.minutes_per_visit.get(kind, longest)
    there = {person_id: worked for person_id, worked in sorted(days.items()) if worked > 0}
    mean = Fraction(sum(minutes[each] for each in there), sum(there.values()) or 1)
    if not mean:
        return []
    return [
        _load(person_id, counts[person_id], minutes[person_id], worked, mean, band)
        for person_id, worked in there.items()
    ]


def _load(
    person_id: int, visits: int, minutes: int, days: int, mean: Fraction, band: tuple[Fraction, Fraction]
) -> Load:
    a_day = Fraction(minutes, days)
    times = a_day / mean
    state: State = "lighter" if times < band[0] else "heavier" if times > band[1] else "near"
    return Load(person_id, visits, minutes, days, a_day, times, state)
