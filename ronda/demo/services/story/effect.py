"""A brand plan of the summer whose effect was compared and kept: what a range says, and what it does not."""

from datetime import UTC, datetime

from ronda.demo.services.story import Scene
from ronda.outlets.queries import outlets_for, products_for
from ronda.people.rules import Viewer
from ronda.work.services.effect import keep_effect
from ronda.work.services.plans import (
    PlanRow,
    add_plan_outlets,
    approve_plan,
    close_plan,
    draft_plan,
    submit_plan,
)

TARGETS = 40


def tell(scene: Scene) -> None:
    first, end = scene.month.plus(-4), scene.month.plus(-2)
    bruno, ana = scene.viewer("bruno"), scene.viewer("ana")
    made = datetime.combine(first.plus(-1).start, scene.now.time(), UTC)
    row = PlanRow(
        kind="brand",
        title="Summer shelf in corner shops",
        goal="Forty corner shops give the brand a shelf of its own over the summer.",
        starts=first.start,
        last=end.period.last_day,
        owner_code=scene.person_code("bruno"),
        centre_code=scene.centre_code,
        brand=_brand(scene.by),
        standard="Three rows at eye level, prices marked",
        expected_growth=5,
        expected="Five in a hundred more than shops without the shelf.",
    )
    plan = draft_plan(by=bruno, at=made, row=row)
    add_plan_outlets(by=bruno, at=made, number=plan.pk, codes=_shops(bruno))
    submit_plan(by=bruno, at=made, number=plan.pk)
    approve_plan(by=ana, at=made, number=plan.pk)
    closed = min(scene.now, datetime.combine(end.end, scene.now.time(), UTC))
    close_plan(
        by=ana,
        at=closed,
        number=plan.pk,
        on=closed.date(),
        result="All forty shops have the shelf; the comparison with other shops says what it did.",
        lesson="Compare with other shops before the shelf is paid for in more of them.",
    )
    keep_effect(by=bruno, at=scene.now, number=plan.pk)


def _brand(by: Viewer) -> str:
    """The first one by name."""
    named = products_for(by).exclude(brand="").order_by("brand")
    return str(named.values_list("brand", flat=True)[0])


def _shops(viewer: Viewer) -> list[str]:
    """Every third shop in town of the middle visit class."""
    found = outlets_for(viewer).filter(visit_class="B", status="active").order_by("code")
    return list(found.values_list("code", flat=True)[: 3 * TARGETS : 3])
