"""Demonstration outlets and those that copied them."""

from typing import Any

from django.db.models import Count, Max, QuerySet

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.work.models import DemonstrationCopy, PlanOutlet
from ronda.work.queries.seen import shared_with


def demonstrations_for(viewer: Viewer) -> QuerySet[Any]:
    """Everybody in a centre sees them: they are there to be copied."""
    seen = shared_with(viewer, centre="plan__centre_id", company="plan__company_id")
    rows = PlanOutlet.objects.filter(seen, demonstration=True).select_related("plan__owner", "outlet")
    return rows.annotate(copies_number=Count("copies"), copied_last=Max("copies__copied_on"))


def demonstration_for(viewer: Viewer, number: int) -> Any:
    found = demonstrations_for(viewer).filter(pk=number).first()
    if found is None:
        what, remedy = "is not in force among yours", "look at the list again"
        raise RefusedError(Problem(f"demonstration {number}", what, remedy))
    return found


def copies_of(demonstration: PlanOutlet) -> list[DemonstrationCopy]:
    """The newest first."""
    copies = DemonstrationCopy.objects.filter(shown=demonstration).select_related("outlet", "told_by")
    return list(copies.order_by("-copied_on", "-pk"))
