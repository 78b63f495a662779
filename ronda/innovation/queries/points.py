"""Innovation points of a year: one's own, and those of whom one leads."""

from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from ronda.innovation.models import Points
from ronda.innovation.queries.who import leads_centre, leads_company, led_centres
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.queries import people_led
from ronda.people.queries.policy_in_use import rules_in_use
from ronda.people.rules import Viewer


def points_for(viewer: Viewer, year: int) -> QuerySet[Points]:
    """One's own; of those in the centres that one leads; all of them for whoever leads the company.

    With what was taken back: the line stays with its reason.
    """
    rows = Points.objects.filter(company_id=viewer.company_id, year=year)
    if not leads_company(viewer):
        led = people_led(viewer, on=date(year, 12, 31)) if led_centres(viewer) else []
        rows = rows.filter(person_id__in={viewer.person_id or 0, *(each.person_id for each in led)})
    named = rows.select_related("person", "idea", "topic", "taken_back_by")
    return named.order_by("person__name", "day", "pk")


def years_with_points(viewer: Viewer) -> list[int]:
    rows = Points.objects.filter(company_id=viewer.company_id)
    return sorted(set(rows.order_by().values_list("year", flat=True)), reverse=True)


def cap_of_year(year: int) -> Decimal:
    """How many points count in the appraisal of the year, by the policy of its last month."""
    return rules_in_use(date(year, 12, 31)).year.innovation_cap


def takes_back(viewer: Viewer, points: Points) -> bool:
    """Whoever leads where the thing comes from, while the points stand; nobody one's own."""
    thing = points.idea or points.topic
    assert thing is not None, "points are of an idea or of a topic"
    standing = points.taken_back_at is None
    return standing and points.person_id != viewer.person_id and leads_centre(viewer, thing.centre_id)


def points_to_take_back(viewer: Viewer, number: int) -> Points:
    """RefusedError for what the viewer may not take back, whether it exists or not."""
    rows = Points.objects.filter(company_id=viewer.company_id, pk=number)
    found = rows.select_related("person", "idea", "topic").first()
    if found is None or not takes_back(viewer, found):
        raise RefusedError(Problem(f"points {number}", "is not among yours", "look at it again"))
    return found
