"""Innovation points of a year: one's own, those of whom one leads, and all of them for the appraisal."""

from collections import defaultdict
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from ronda.innovation.models import Points
from ronda.innovation.queries.who import leads_company, led_centres
from ronda.people.queries import people_led
from ronda.people.rules import Viewer


def innovation_points(company: int, year: int) -> dict[int, list[Decimal]]:
    """By person, in the order in which they were given: for the year's appraisal, which caps them."""
    found: defaultdict[int, list[Decimal]] = defaultdict(list)
    rows = Points.objects.filter(company_id=company, year=year, taken_back_at=None)
    for person, points in rows.order_by("day", "pk").values_list("person_id", "points"):
        found[person].append(points)
    return dict(found)


def points_for(viewer: Viewer, year: int) -> QuerySet[Points]:
    """One's own; of those in the centres that one leads; all of them for whoever leads the company."""
    rows = Points.objects.filter(company_id=viewer.company_id, year=year, taken_back_at=None)
    if not leads_company(viewer):
        led = people_led(viewer, on=date(year, 12, 31)) if led_centres(viewer) else []
        rows = rows.filter(person_id__in={viewer.person_id or 0, *(each.person_id for each in led)})
    return rows.select_related("person", "idea", "topic").order_by("person__name", "day", "pk")


def years_with_points(viewer: Viewer) -> list[int]:
    rows = Points.objects.filter(company_id=viewer.company_id, taken_back_at=None)
    return sorted(set(rows.order_by().values_list("year", flat=True)), reverse=True)
