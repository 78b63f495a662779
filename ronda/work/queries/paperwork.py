"""Reads of the time spent on forms."""

from datetime import datetime
from typing import Any

from django.db.models import Count, Sum

from ronda.kernel.period import Month
from ronda.people.queries import refuse_unless_freezing
from ronda.people.rules import Viewer
from ronda.work.models import FormTime


def known_form_times(viewer: Viewer, month: Month, as_of: datetime) -> list[dict[str, Any]]:
    """Frozen rows: seconds and forms of each person, centre and day, as far as they were sent by `as_of`.

    A form that was sent is never changed, so it has one clock only.
    """
    refuse_unless_freezing(viewer)
    sent = FormTime.objects.filter(
        company_id=viewer.company_id,
        centre__isnull=False,
        day__gte=month.start,
        day__lt=month.end,
        sent_at__lte=as_of,
    )
    by_day = sent.order_by().values("person_id", "centre_id", "day")
    return [
        {
            "person_id": row["person_id"],
            "unit_id": row["centre_id"],
            "day": row["day"],
            "seconds": row["seconds_sum"],
            "forms": row["forms_sum"],
        }
        for row in by_day.annotate(seconds_sum=Sum("seconds"), forms_sum=Count("id"))
    ]
