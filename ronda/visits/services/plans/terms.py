"""Where somebody's days outside begin and end, and on which weekdays an outlet can be seen."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from ronda.kernel.period import Month
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.outlets.queries import outlet_named
from ronda.people.queries import person_named
from ronda.people.queries.stints import stints_in
from ronda.people.rules import Viewer
from ronda.visits.models import StartPlace, VisitDays
from ronda.visits.queries.plan_rows import may_plan_for
from ronda.work.queries.at_outlet import may_visit_own

Point = tuple[Decimal, Decimal]
WEEKDAYS = "1234567"


@transaction.atomic
def set_start_place(
    *, by: Viewer, at: datetime, person: str, since: date, start: Point, end: Point | None = None
) -> StartPlace:
    """From a day on, by the person or who directs the centre; for the same day the last word counts."""
    who = person_named(by, person)
    centres = [each.centre_id for each in stints_in(by, Month.of(since)) if each.person_id == who.pk]
    if who.pk != by.person_id and not any(may_plan_for(by, who.pk, centre_id) for centre_id in centres):
        raise NotAllowedError(f"setting where the days of {who.name} begin")
    for latitude, longitude in (start, end or start):
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            raise RefusedError(Problem("place", "is no place on the globe", "correct its degrees"))
    place, _ = StartPlace.objects.update_or_create(
        person=who,
        since=since,
        defaults={
            "company_id": by.company_id,
            "latitude": start[0],
            "longitude": start[1],
            "end_latitude": end[0] if end else None,
            "end_longitude": end[1] if end else None,
            "set_by_id": by.person_id,
            "set_at": at,
        },
    )
    return place


@transaction.atomic
def set_visit_days(*, by: Viewer, at: datetime, outlet: str, weekdays: str, today: date) -> VisitDays | None:
    """By whoever may visit the outlet; all seven is no limit, and then nothing is kept."""
    shop = outlet_named(by, outlet)
    if "operator" not in by.roles and not any(may_visit_own(by, shop.pk, on=today)):
        raise NotAllowedError(f"setting the weekdays of outlet {outlet}")
    chosen = "".join(digit for digit in WEEKDAYS if digit in weekdays)
    if not chosen or set(weekdays) - set(WEEKDAYS):
        raise RefusedError(Problem("weekdays", "are no weekdays", "choose at least one"))
    if chosen == WEEKDAYS:
        VisitDays.objects.filter(outlet=shop).delete()
        return None
    days, _ = VisitDays.objects.update_or_create(
        outlet=shop, defaults={"weekdays": chosen, "set_by_id": by.person_id, "set_at": at}
    )
    return days
