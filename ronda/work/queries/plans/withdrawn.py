"""What a plan is about and is not sold any more."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ronda.outlets.queries import products_for
from ronda.people.rules import Viewer
from ronda.work.models import Plan


@dataclass(frozen=True)
class Withdrawn:
    """`brand`: no product of the plan's brand is sold any more; `products`: names of those of the plan."""

    brand: bool
    products: Sequence[str]

    @property
    def anything(self) -> bool:
        return self.brand or bool(self.products)


def withdrawn_of(viewer: Viewer, plan: Plan, named: Sequence[Any], today: date) -> Withdrawn:
    """`named` are the rows of the plan's products. A brand that nobody knows is not called withdrawn."""
    gone = [each.product.name for each in named if is_gone(each.product.withdrawn_on, today)]
    if not plan.brand:
        return Withdrawn(False, gone)
    days = list(products_for(viewer).filter(brand=plan.brand).values_list("withdrawn_on", flat=True))
    return Withdrawn(bool(days) and all(is_gone(each, today) for each in days), gone)


def is_gone(withdrawn_on: date | None, today: date) -> bool:
    return withdrawn_on is not None and withdrawn_on <= today
