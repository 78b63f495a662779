"""How people did in business, for the selection of outstanding marketers."""

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal

from ronda.appraisal.queries.person_months import person_means
from ronda.cockpit.queries.months import closings_shown
from ronda.inspection.queries.integrity import confirmed_breaches
from ronda.people.queries.policy_in_use import rules_in_use
from ronda.people.rules import Viewer
from ronda.policy.bands import band_for
from ronda.recognition.rules.selection import Business


def business_read(company: int, first: date, last: date, people: Collection[int]) -> Mapping[int, Business]:
    """Months with results inside the period; the grade is that of their mean, by the last day's bands."""
    closings = [
        closing
        for month, closing in closings_shown(Viewer.operator(company)).items()
        if first <= month.start and month.period.last_day <= last
    ]
    means = person_means(closings, people)
    breaches = confirmed_breaches(company, first, last, people)
    bands = rules_in_use(last).grading.bands
    found = {}
    for person in people:
        months, mean = means.get(person, (0, None))
        points = None if mean is None else Decimal(mean.numerator) / mean.denominator
        grade = None if points is None else band_for(points, bands).grade
        found[person] = Business(months, grade, breaches.get(person, 0))
    return found
