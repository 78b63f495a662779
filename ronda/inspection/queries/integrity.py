"""How many confirmed integrity findings people have in a period."""

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date

from ronda.inspection.models import IntegrityFinding
from ronda.people.queries import in_force


def confirmed_breaches(company: int, first: date, last: date, people: Collection[int]) -> Mapping[int, int]:
    """Of the days from first to last; one that was withdrawn counts no longer."""
    found = IntegrityFinding.objects.filter(
        in_force(),
        company_id=company,
        person_id__in=people,
        confirmed_on__gte=first,
        confirmed_on__lte=last,
    )
    return Counter(found.values_list("person_id", flat=True))
