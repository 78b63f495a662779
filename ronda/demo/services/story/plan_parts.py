"""What the plans of the story have in common: their rows, approvals, outlets and owed work."""

from typing import Any

from django.db.models import QuerySet

from ronda.demo.services.story import Scene
from ronda.outlets.queries import portfolio_for, products_for
from ronda.people.rules import Viewer
from ronda.work.queries.handovers import handovers_in_force
from ronda.work.queries.tasks import tasks_in_force
from ronda.work.services.plans import (
    PlanRow,
    approve_plan,
    submit_plan,
)

MANAGERS = ("diego", "elena", "farid")
OUTLETS_EACH = 8
PRODUCTS = 3


def sold(scene: Scene) -> QuerySet[Any]:
    return products_for(scene.by).filter(withdrawn_on=None).order_by("code")


def products(scene: Scene, brand: str) -> list[Any]:
    return list(sold(scene).filter(brand=brand)[:PRODUCTS])


def plan_row(scene: Scene, title: str, brand: str, days: tuple[int, int], owner: str = "bruno") -> PlanRow:
    first, last = days
    return PlanRow(
        kind="brand",
        title=title,
        goal="",
        starts=scene.day(first),
        last=scene.day(last),
        owner_code=scene.person_code(owner),
        centre_code=scene.centre_code,
        brand=brand,
        products=[each.code for each in products(scene, brand)],
    )


def approved(scene: Scene, plan: Any, day: int, by: Viewer | None = None) -> None:
    submit_plan(by=by or scene.viewer("bruno"), at=scene.moment(day), number=plan.pk)
    approve_plan(by=scene.viewer("ana"), at=scene.moment(day, 11), number=plan.pk)


def owed(scene: Scene, plan: Any) -> QuerySet[Any]:
    return tasks_in_force(scene.by).filter(plan=plan, kind="milestone").order_by("due")


def tasks_of(plan: Any, viewer: Viewer) -> QuerySet[Any]:
    owned = tasks_in_force(viewer).filter(plan=plan, kind="task", owner_id=viewer.person_id)
    return owned.order_by("pk")


def list_of(scene: Scene, plan: Any, name: str) -> Any:
    receiver = scene.viewer(name).person_id
    rows = handovers_in_force(scene.by).filter(plan=plan, receiver_id=receiver)
    return rows.order_by("pk")[0]


def held(scene: Scene, name: str, number: int, skip: int = 0) -> list[str]:
    held = portfolio_for(scene.viewer(name), on=scene.today).exclude(outlet__status="closed")
    return list(held.order_by("outlet__code").values_list("outlet__code", flat=True)[skip : skip + number])


def codes(scene: Scene, number: int, skip: int = 0) -> list[str]:
    """So many outlets of each of the three account managers."""
    return [code for name in MANAGERS for code in held(scene, name, number, skip)]
