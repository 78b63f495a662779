"""What innovation points of a year were given for, for the year's appraisal, which caps them."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from ronda.innovation.models import Points


@dataclass(frozen=True)
class Grant:
    """Points for one thing: a suggestion or a topic, by its number and in its own words."""

    day: date
    cause: str
    points: Decimal
    thing: Literal["idea", "topic"]
    number: int
    title: str


def points_granted(
    company: int, year: int, people: Collection[int] | None = None
) -> Mapping[int, list[Grant]]:
    """By person, in the order in which they were given; what was taken back is not among them.

    For contexts above, which decide who may see it; without `people`, everybody's.
    """
    rows = Points.objects.filter(company_id=company, year=year, taken_back_at=None)
    if people is not None:
        rows = rows.filter(person_id__in=people)
    found: defaultdict[int, list[Grant]] = defaultdict(list)
    for each in rows.select_related("idea", "topic").order_by("day", "pk"):
        if each.idea is not None:
            grant = Grant(each.day, each.cause, each.points, "idea", each.idea.pk, each.idea.line)
        else:
            assert each.topic is not None, "points are of an idea or of a topic"
            grant = Grant(each.day, each.cause, each.points, "topic", each.topic.pk, each.topic.title)
        found[each.person_id].append(grant)
    return found
