"""Reads of information checks."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from ronda.inspection.models import InformationCheck
from ronda.kernel.period import Month
from ronda.people.queries import believed_at, in_force, refuse_unless_freezing
from ronda.people.rules import Viewer
from ronda.work.queries import NUMBER, seen_by


def checks_in_force(viewer: Viewer) -> QuerySet[InformationCheck]:
    """Those of the outlets of one's centres, or the company's; the inspected do not see the sample."""
    return InformationCheck.objects.filter(in_force(), seen_by(viewer, centre="outlet__centre_id"))


def checks_for(viewer: Viewer, month: Month) -> QuerySet[InformationCheck]:
    checks = checks_in_force(viewer).filter(day__gte=month.start, day__lt=month.end)
    return checks.select_related("outlet")


def known_information_checks(viewer: Viewer, month: Month, as_of: datetime) -> list[dict[str, Any]]:
    """Frozen rows of the base data sampled in the month."""
    refuse_unless_freezing(viewer)
    checks = InformationCheck.objects.filter(
        believed_at(as_of), company_id=viewer.company_id, day__gte=month.start, day__lt=month.end
    )
    said = checks.values("outlet_id", "day", "complete", "correct", "on_time", check_id=NUMBER)
    return [dict(row) for row in said]
