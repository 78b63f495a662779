"""The target outlets of a plan that the viewer sees, each with whoever holds it today."""

from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery

from ronda.outlets.queries import outlets_for, portfolio_for
from ronda.people.rules import Viewer
from ronda.work.models import PlanOutlet


def plan_outlets(viewer: Viewer, plan: int, *, today: date) -> QuerySet[Any]:
    """Of a plan that the viewer was given; those without a holder have none."""
    held = portfolio_for(viewer, on=today).filter(outlet_id=OuterRef("outlet_id")).order_by()
    return (
        PlanOutlet.objects.filter(plan_id=plan, outlet__in=outlets_for(viewer))
        .select_related("outlet")
        .annotate(
            holder=Subquery(held.values("person__name")[:1]),
            holder_code=Subquery(held.values("person__code")[:1]),
            copies_number=Count("copies"),
        )
        .order_by("holder", "outlet__name")
    )
