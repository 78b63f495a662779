"""Targets set by hand, as they were known at a moment."""

from datetime import datetime
from typing import Any

from django.db.models import F, QuerySet

from ronda.facts.models import Target
from ronda.kernel.period import Month
from ronda.people.queries import believed_at
from ronda.people.rules import Viewer


def known_targets(viewer: Viewer, month: Month, as_of: datetime) -> list[dict[str, Any]]:
    """Rows of the frozen table `targets`."""
    believed = targets_of(viewer).filter(believed_at(as_of), month=str(month))
    names = ("indicator", "person_id", "outlet_id", "value_num", "value_den", "reason")
    return [dict(row) for row in believed.values(*names, unit_id=F("centre_id"))]


def targets_of(viewer: Viewer) -> QuerySet[Target]:
    return Target.objects.filter(company_id=viewer.company_id)
