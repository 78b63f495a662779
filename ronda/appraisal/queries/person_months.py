"""What people reached over several closed months: how many months, and the mean of their scores."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from fractions import Fraction

from ronda.appraisal.models import PersonScore
from ronda.facts.queries import Closing

POINT = 10_000


def person_means(
    closings: Collection[Closing], people: Collection[int]
) -> Mapping[int, tuple[int, Fraction]]:
    """By person the months with a day present, and the mean score in points, weighed by presence.

    For contexts above that decide who may see it; the scores themselves are shown to nobody by this.
    """
    numbers = [each.pk for each in closings]
    rows = PersonScore.objects.filter(
        closing_id__in=numbers, person_id__in=people, presence_days__gt=0
    ).values_list("person_id", "score", "presence_days", "period_days")
    months: dict[int, int] = defaultdict(int)
    sums: dict[int, Fraction] = defaultdict(Fraction)
    weights: dict[int, Fraction] = defaultdict(Fraction)
    for person, score, present, days in rows:
        weight = Fraction(present, days)
        months[person] += 1
        sums[person] += weight * Fraction(score, POINT)
        weights[person] += weight
    return {person: (count, sums[person] / weights[person]) for person, count in months.items()}
