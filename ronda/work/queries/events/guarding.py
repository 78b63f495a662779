"""What the products of a plan say about who may be at its events."""

from ronda.outlets.queries import products_for
from ronda.people.rules import Viewer
from ronda.work.models import Event, Plan, PlanProduct
from ronda.work.queries.seen import shared_with


def shown_products(viewer: Viewer, plan_id: int | None) -> list[bool]:
    """Whether each product of the plan, or else of its brand, is age-restricted; nothing without a plan."""
    if plan_id is None:
        return []
    plan = Plan.objects.filter(shared_with(viewer), pk=plan_id).first()
    if plan is None:
        return []
    named = PlanProduct.objects.filter(plan=plan).values_list("product__age_restricted", flat=True)
    if found := list(named):
        return found
    if not plan.brand:
        return []
    return list(products_for(viewer).filter(brand=plan.brand).values_list("age_restricted", flat=True))


def is_guarded(viewer: Viewer, event: Event) -> bool:
    """As of now: a product that became restricted since the event was planned turns the guard on."""
    return event.adults_only or any(shown_products(viewer, event.plan_id))
