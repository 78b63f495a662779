"""How full the working time was, as far as facts tell: the minutes of visits against those of the days."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from ronda.policy import VisitRules

State = Literal["idle", "inside", "heavy"]


@dataclass(frozen=True)
class Load:
    """A person's visits of the month; `share` of the minutes that the days worked hold."""

    person_id: int
    visits: int
    minutes: int
    days: int
    share: Fraction
    state: State


def loads_of(
    visits: Mapping[tuple[int, str], int],
    days: Mapping[int, int],
    rules: VisitRules,
    band: tuple[Fraction, Fraction],
) -> list[Load]:
    """`visits` by (person, class of the outlet); `days` are the working days there, of those with outlets.

    Who was not there has no load; a class without a time of its own takes the longest.
    """
    longest = max(rules.minutes_per_visit.values())
    counts: dict[int, int] = defaultdict(int)
    minutes: dict[int, int] = defaultdict(int)
    for (person_id, kind), count in visits.items():
        counts[person_id] += count
        minutes[person_id] += count * rules.minutes_per_visit.get(kind, longest)
    return [
        _load(person_id, counts[person_id], minutes[person_id], there, rules.daily_minutes, band)
        for person_id, there in sorted(days.items())
        if there > 0
    ]


def _load(
    person_id: int, visits: int, minutes: int, days: int, daily: int, band: tuple[Fraction, Fraction]
) -> Load:
    share = Fraction(minutes, days * daily)
    state: State = "idle" if share < band[0] else "heavy" if share > band[1] else "inside"
    return Load(person_id, visits, minutes, days, share, state)
