"""What is known of where days begin, and of the weekdays of an outlet, for the pages that set them."""

from dataclasses import dataclass
from datetime import date

from ronda.kernel.period import Month
from ronda.outlets.queries import outlet_named
from ronda.people.queries import person_named
from ronda.people.queries.stints import stints_in
from ronda.people.rules import Viewer
from ronda.visits.models import StartPlace, VisitDays
from ronda.visits.queries.plan_rows import may_plan_for
from ronda.work.queries.at_outlet import may_visit_own

EVERY_DAY = "1234567"


@dataclass(frozen=True)
class PlaceToSet:
    """`kept`: the last place that is known."""

    person_code: str
    person_name: str
    kept: StartPlace | None


@dataclass(frozen=True)
class DaysToSet:
    """`weekdays` are ISO digits."""

    outlet_code: str
    outlet_name: str
    weekdays: str


def place_to_set(viewer: Viewer, code: str, *, on: date) -> PlaceToSet | None:
    """None where the viewer may not set it."""
    who = person_named(viewer, code)
    centres = [each.centre_id for each in stints_in(viewer, Month.of(on)) if each.person_id == who.pk]
    if who.pk != viewer.person_id and not any(may_plan_for(viewer, who.pk, each) for each in centres):
        return None
    return PlaceToSet(who.code, who.name, StartPlace.objects.filter(person=who).order_by("-since").first())


def days_to_set(viewer: Viewer, code: str, *, on: date) -> DaysToSet | None:
    """None where the viewer may not set them."""
    outlet = outlet_named(viewer, code)
    if not any(may_visit_own(viewer, outlet.pk, on=on)):
        return None
    kept = VisitDays.objects.filter(outlet=outlet).values_list("weekdays", flat=True).first()
    return DaysToSet(outlet.code, outlet.name, kept or EVERY_DAY)
