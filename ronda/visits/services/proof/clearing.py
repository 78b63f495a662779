"""Places are cleared when nobody can object any more to the month that they belong to."""

from datetime import date, datetime

from django.db import transaction

from ronda.kernel.period import Month
from ronda.people.rules import Viewer
from ronda.visits.models import PlaceReading
from ronda.visits.queries.proof.hours import places_kept_until


@transaction.atomic
def clear_places(by: Viewer, at: datetime, today: date) -> int:
    """The degrees go, the distance stays, and when it was done; how many readings."""
    kept = PlaceReading.objects.filter(
        form__company_id=by.company_id, latitude__isnull=False, form__day__lt=Month.of(today).start
    )
    days = kept.values_list("form__day", flat=True).order_by().distinct()
    months = sorted({Month.of(day) for day in days})
    ends = places_kept_until(by, months)
    cleared = 0
    for month in months:
        if month in ends and today > ends[month]:
            period = month.period
            rows = kept.filter(form__day__gte=period.start, form__day__lt=period.end)
            numbers = list(rows.values_list("pk", flat=True))
            cleared += PlaceReading.objects.filter(pk__in=numbers).update(
                latitude=None, longitude=None, cleared_at=at
            )
    return cleared
