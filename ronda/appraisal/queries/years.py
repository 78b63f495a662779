"""A year's months of people, and where each of them worked last."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from ronda.appraisal.models import PersonScore
from ronda.appraisal.queries.closed import Row, by_key, facts_of, results_of
from ronda.facts.queries import Closing

SPELL = ("spell_id", "person_id", "person_code", "unit_id", "post", "days")


@dataclass(frozen=True)
class ScoredMonth:
    """A closed month of a person; the score in ten-thousandths of a point."""

    month: str
    run: int
    score: int
    present_days: int
    days: int

    @property
    def presence(self) -> Fraction:
        return Fraction(self.present_days, self.days)


@dataclass(frozen=True)
class LastPlace:
    """Post and centre of the longest spell in somebody's last month."""

    person_id: int
    code: str
    name: str
    unit_id: int
    unit: str
    post: str


def months_of_people(
    closings: Collection[Closing], people: Collection[int] | None = None
) -> Mapping[int, list[ScoredMonth]]:
    """By person, the oldest month first; a month without a day present is left out.

    For contexts above, which decide who may see it; without `people`, everybody's.
    """
    rows = PersonScore.objects.filter(closing__in=[each.pk for each in closings], presence_days__gt=0)
    if people is not None:
        rows = rows.filter(person_id__in=people)
    names = ("person_id", "closing__month", "closing__run", "score", "presence_days", "period_days")
    found: defaultdict[int, list[ScoredMonth]] = defaultdict(list)
    for person, *month in rows.order_by("closing__month").values_list(*names):
        found[person].append(ScoredMonth(*month))
    return found


def last_places(
    closings: Collection[Closing], people: Collection[int] | None = None
) -> Mapping[int, LastPlace]:
    """By person, from the newest of these closings that names the person; whose result it is, alike."""
    found: dict[int, LastPlace] = {}
    for closing in sorted(closings, key=lambda each: each.month, reverse=True):
        lacking = None if people is None else set(people) - set(found)
        if lacking is None or lacking:
            found = dict(_places_in(closing, lacking)) | found
    return found


def _places_in(closing: Closing, people: Collection[int] | None) -> Mapping[int, LastPlace]:
    wanted: dict[str, Any] = {} if people is None else {"person_id": set(people)}
    main: dict[int, Row] = {}
    spells = results_of(closing).rows("spells", SPELL, **wanted)
    for row in sorted(spells, key=lambda row: (-row["days"], row["spell_id"])):
        main.setdefault(row["person_id"], row)
    if not main:
        return {}
    names = by_key(facts_of(closing).rows("people", person_id=set(main)), "person_id")
    units = by_key(facts_of(closing).rows("units"), "unit_id")
    return {
        person: LastPlace(
            person,
            row["person_code"],
            names[person]["name"],
            row["unit_id"],
            units[row["unit_id"]]["name"],
            row["post"],
        )
        for person, row in main.items()
    }
