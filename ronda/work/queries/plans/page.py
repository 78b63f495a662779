"""One plan as its page tells it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ronda.people.rules import Viewer
from ronda.work.models import Plan, PlanProduct, StageNote
from ronda.work.queries.plans.left_open import OpenCounts, count_left_open
from ronda.work.queries.plans.seen import plan_with_brand
from ronda.work.queries.plans.targets import plan_outlets
from ronda.work.queries.plans.tracking import PlanWorkToday, plan_work
from ronda.work.queries.plans.withdrawn import is_gone
from ronda.work.queries.seen import shared_with
from ronda.work.rules.plan_difference import plan_difference
from ronda.work.rules.plan_rights import PlanRights, plan_rights


@dataclass(frozen=True)
class PlanPage:
    """`outlets` are those that the viewer sees; `localisations` are those of a superior plan.

    `left` is what a stop would withdraw, None for whoever may not stop it.

    `brand_gone`: nothing of what the plan is about is sold any more.
    """

    plan: Plan
    rights: PlanRights
    notes: Sequence[StageNote]
    products: Sequence[Any]
    outlets: Sequence[Any]
    localisations: Sequence[Plan]
    work: PlanWorkToday
    difference: list[tuple[str, Any, Any]]
    brand_gone: bool
    left: OpenCounts | None

    @property
    def holders(self) -> list[tuple[str, int]]:
        """How many open outlets each account manager holds; an empty name: nobody does."""
        counted = Counter(each.holder or "" for each in self.open_outlets)
        return sorted(counted.items(), key=lambda each: (not each[0], each[0]))

    @property
    def open_outlets(self) -> list[Any]:
        return [each for each in self.outlets if each.outlet.status != "closed"]

    @property
    def closed_outlets(self) -> list[Any]:
        return [each for each in self.outlets if each.outlet.status == "closed"]

    @property
    def demonstrations(self) -> list[Any]:
        return [each for each in self.outlets if each.demonstration]

    @property
    def copies(self) -> int:
        return sum(each.copies_number for each in self.demonstrations)


def plan_page(viewer: Viewer, number: int, *, today: date) -> PlanPage:
    plan, sold, known = plan_with_brand(viewer, number, today=today)
    lists_centres = plan.centre_id is None
    rows = PlanProduct.objects.filter(plan=plan).select_related("product").order_by("product__name")
    products = list(rows)
    rights = plan_rights(viewer, plan)
    return PlanPage(
        plan=plan,
        rights=rights,
        notes=list(StageNote.objects.filter(plan=plan).select_related("written_by")),
        products=products,
        outlets=[] if lists_centres else list(plan_outlets(viewer, number, today=today)),
        localisations=_localisations(viewer, plan) if lists_centres else [],
        work=plan_work(viewer, plan, today),
        difference=plan_difference(plan.parent, plan) if plan.parent is not None else [],
        brand_gone=known and not sold if not products else _all_gone(products, today),
        left=count_left_open(viewer, plan, today=today) if rights.stop else None,
    )


def _all_gone(products: Sequence[Any], today: date) -> bool:
    return all(is_gone(each.product.withdrawn_on, today) for each in products)


def _localisations(viewer: Viewer, plan: Plan) -> list[Plan]:
    rows = Plan.objects.filter(shared_with(viewer), parent=plan).select_related("centre", "owner")
    return list(rows.order_by("centre__name", "pk"))
