"""Plans of the centre in every state: a superior one with its localisation, a brand plan, a project."""

from dataclasses import replace
from typing import Any

from ronda.demo.services.story import Scene
from ronda.demo.services.story.plan_parts import (
    OUTLETS_EACH,
    approved,
    codes,
    owed,
    plan_row,
    sold,
)
from ronda.demo.services.story.plan_running import running_plan, shown, worked
from ronda.outlets.queries import outlets_for
from ronda.work.rules.plan_milestones import Milestone
from ronda.work.services import complete_task
from ronda.work.services.plans import (
    add_plan_outlets,
    approve_plan,
    close_plan,
    draft_plan,
    submit_plan,
    write_stage_note,
)


def tell(scene: Scene) -> None:
    brands = _brands(scene)
    superior = _superior(scene, brands[0])
    _localisation(scene, superior)
    plan = running_plan(scene, brands[1 % len(brands)])
    worked(scene, plan)
    shown(scene, plan)
    _waiting(scene, brands[2 % len(brands)])
    _closed(scene, brands[-1])
    _project(scene)


def _brands(scene: Scene) -> list[str]:
    """The brands with the most products that are sold."""
    found: dict[str, int] = {}
    for brand in sold(scene).exclude(brand="").values_list("brand", flat=True):
        found[brand] = found.get(brand, 0) + 1
    return sorted(found, key=lambda each: (-found[each], each))[:4]


def _superior(scene: Scene, brand: str) -> Any:
    """Of the whole company: drafted by the administrator, approved by the leader."""
    yusuf, teresa = scene.viewer("yusuf"), scene.viewer("teresa")
    row = replace(
        plan_row(scene, f"{brand}: three new products by winter", brand, (-12, 30), "teresa"),
        centre_code="",
        goal="Every centre lists the three new products in half of its outlets before the holidays.",
        standard="All three stand side by side at eye level, with a price each.",
        expected_listing=50,
        expected_growth=8,
        milestones=[Milestone("Every centre has its own plan", scene.day(2))],
    )
    plan = draft_plan(by=yusuf, at=scene.moment(-16), row=row)
    submit_plan(by=yusuf, at=scene.moment(-15), number=plan.pk)
    # Teresa owns it, so somebody else has to agree.
    return approve_plan(
        by=yusuf if teresa.person_id == plan.owner_id else teresa, at=scene.moment(-14), number=plan.pk
    )


def _localisation(scene: Scene, superior: Any) -> None:
    """What the centre takes over, and what it does otherwise; it runs since a week."""
    bruno = scene.viewer("bruno")
    row = replace(
        plan_row(scene, f"{superior.brand}: three new products along the river", superior.brand, (-6, 28)),
        goal="Sixty in a hundred outlets along the river list the three new products.",
        standard=superior.standard,
        expected_listing=60,
        expected_growth=8,
        budget_cents=240_000,
        milestones=[
            Milestone("First thirty outlets list all three", scene.day(6)),
            Milestone("Second order in half of them", scene.day(20)),
        ],
    )
    plan = draft_plan(by=bruno, at=scene.moment(-9), row=row, parent=superior.pk)
    add_plan_outlets(by=bruno, at=scene.moment(-9), number=plan.pk, codes=codes(scene, 5, skip=OUTLETS_EACH))
    approved(scene, plan, -7)


def _waiting(scene: Scene, brand: str) -> None:
    """One waits for Ana; another is still being written."""
    bruno = scene.viewer("bruno")
    row = replace(
        plan_row(scene, f"{brand}: tasting weeks", brand, (8, 40)),
        goal="Twenty outlets offer a tasting and order the brand again within four weeks.",
        budget_cents=95_000,
        milestones=[Milestone("Outlets agreed", scene.day(12)), Milestone("Tastings done", scene.day(30))],
    )
    plan = draft_plan(by=bruno, at=scene.moment(-3), row=row)
    add_plan_outlets(by=bruno, at=scene.moment(-3), number=plan.pk, codes=codes(scene, 4, skip=2))
    submit_plan(by=bruno, at=scene.moment(-2), number=plan.pk)
    draft = replace(
        plan_row(scene, f"{brand}: a small size for small shops", brand, (20, 60)),
        goal="Small shops that carry no bottle of the brand list the small size.",
    )
    draft_plan(by=bruno, at=scene.moment(-1), row=draft)


def _closed(scene: Scene, brand: str) -> None:
    bruno = scene.viewer("bruno")
    row = replace(
        plan_row(scene, f"{brand} back on the shelf", brand, (-70, -42)),
        goal="Every shop that dropped the brand in spring lists one product of it again.",
        expected_listing=70,
        milestones=[Milestone("All shops visited", scene.day(-52))],
    )
    plan = draft_plan(by=bruno, at=scene.moment(-75), row=row)
    add_plan_outlets(by=bruno, at=scene.moment(-75), number=plan.pk, codes=codes(scene, 6, skip=12))
    approved(scene, plan, -72)
    visited = owed(scene, plan)[0]
    complete_task(by=bruno, at=scene.moment(-54), number=visited.number, done_on=scene.day(-54))
    close_plan(
        by=bruno,
        at=scene.moment(-39),
        number=plan.pk,
        on=scene.day(-39),
        result="Twelve of eighteen shops list the brand again; nine of them have ordered twice.",
        lesson="Shops came back where somebody took the old stock away first. Do that before the visit.",
    )


def _project(scene: Scene) -> None:
    """Omar's project of modern outlets; its gates are his under the director's duty."""
    omar, ana = scene.viewer("omar"), scene.viewer("ana")
    row = replace(
        plan_row(scene, "Checkout systems in modern outlets", "", (-20, 35), "omar"),
        kind="modern",
        products=(),
        goal="Every modern outlet orders by its system, and its stock is counted there.",
        standard="The outlet orders, counts and returns by the system without help.",
        milestones=[
            Milestone("Gate 1: outlets chosen and asked", scene.day(-12)),
            Milestone("Gate 2: staff of ten outlets trained", scene.day(5)),
            Milestone("Gate 3: a month without paper", scene.day(33)),
        ],
    )
    plan = draft_plan(by=omar, at=scene.moment(-24), row=row)
    modern = (
        outlets_for(omar).filter(centre_id=scene.centre_id, outlet_type="modern").exclude(status="closed")
    )
    add_plan_outlets(
        by=omar, at=scene.moment(-24), number=plan.pk, codes=list(modern.values_list("code", flat=True)[:15])
    )
    approved(scene, plan, -22, omar)
    gate = owed(scene, plan)[0]
    complete_task(by=omar, at=scene.moment(-13), number=gate.number, done_on=scene.day(-13))
    text = "The first gate was passed a day early; the training waits for two outlets that change hands."
    write_stage_note(by=ana, at=scene.moment(-9), number=plan.pk, stage="supervise", text=text)
