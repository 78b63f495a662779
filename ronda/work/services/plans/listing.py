"""The month's listing targets of a plan: its products in its target outlets, as the appraisal reads them."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction

from ronda.kernel.period import Month
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.work.queries.task_targets import outlets_of_plan
from ronda.work.rules import ListingTargetRow
from ronda.work.services.listing import set_listing_targets
from ronda.work.services.plans.finding import plan_in, traced


@transaction.atomic
def set_plan_listing_targets(
    *, by: Viewer, at: datetime, today: date, number: int, month: Month, products: Collection[str]
) -> int:
    """How many targets are new. Products outside the plan and withdrawn ones are refused by name."""
    plan = plan_in(by, number, states=("running",), right="give")
    if not products:
        raise RefusedError(Problem("products", "names no product", "choose some"))
    if month < Month.of(today):
        raise RefusedError(Problem("month", "is over", "choose the running month or a later one"))
    known = {each.product.code: each.product for each in plan.products.select_related("product")}
    if strange := sorted(set(products) - set(known)):
        named = ", ".join(strange)
        raise RefusedError(
            Problem("products", f"are no products of the plan: {named}", "add them to the plan")
        )
    gone = [each.name for code, each in sorted(known.items()) if code in products and _is_gone(each, today)]
    if gone:
        named = ", ".join(gone)
        raise RefusedError(Problem("products", f"are withdrawn: {named}", "leave them out"))
    outlets = outlets_of_plan(by, number).exclude(status="closed").values_list("code", flat=True)
    if not outlets:
        raise RefusedError(Problem("plan", "has no target outlets", "choose some"))
    rows = [ListingTargetRow(outlet, product, month) for outlet in outlets for product in sorted(products)]
    new = len(set_listing_targets(by=by, at=at, rows=rows))
    traced(by, at, plan, "plan.listing_set", {"number": new, "month": str(month)})
    return new


def _is_gone(product: object, today: date) -> bool:
    withdrawn: date | None = getattr(product, "withdrawn_on", None)
    return withdrawn is not None and withdrawn <= today
