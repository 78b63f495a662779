"""Plans of the centre in every state: a superior one with its localisation, a brand plan, a project."""

from dataclasses import replace

from ronda.demo.services.story import Scene
from ronda.outlets.models import Product
from ronda.outlets.queries import outlets_for, portfolio_for, products_for
from ronda.people.queries import in_force
from ronda.people.rules import Viewer
from ronda.work.models import Handover, Plan, SupervisionNote, Task
from ronda.work.queries.clocks import handover_terms
from ronda.work.rules.plan_milestones import Milestone
from ronda.work.services import accept_handover, complete_task, give_handover, return_handover
from ronda.work.services.demonstrations import mark_demonstration, record_copy
from ronda.work.services.desk import acknowledge_note
from ronda.work.services.plans import (
    PlanRow,
    PlanWork,
    add_plan_outlets,
    approve_plan,
    close_plan,
    draft_plan,
    give_feedback,
    give_plan_tasks,
    set_plan_listing_targets,
    submit_plan,
    write_stage_note,
)

MANAGERS = ("diego", "elena", "farid")
OUTLETS_EACH = 8
PRODUCTS = 3


def tell(scene: Scene) -> None:
    brands = _brands(scene)
    superior = _superior(scene, brands[0])
    _localisation(scene, superior)
    plan = _running(scene, brands[1 % len(brands)])
    _worked(scene, plan)
    _shown(scene, plan)
    _waiting(scene, brands[2 % len(brands)])
    _closed(scene, brands[-1])
    _project(scene)


def _brands(scene: Scene) -> list[str]:
    """The brands with the most products that are sold."""
    found: dict[str, int] = {}
    for brand in _sold(scene).exclude(brand="").values_list("brand", flat=True):
        found[brand] = found.get(brand, 0) + 1
    return sorted(found, key=lambda each: (-found[each], each))[:4]


def _sold(scene: Scene):  # type: ignore[no-untyped-def]
    return products_for(scene.by).filter(withdrawn_on=None).order_by("code")


def _products(scene: Scene, brand: str) -> list[Product]:
    return list(_sold(scene).filter(brand=brand)[:PRODUCTS])


def _row(scene: Scene, title: str, brand: str, days: tuple[int, int], owner: str = "bruno") -> PlanRow:
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
        products=[each.code for each in _products(scene, brand)],
    )


def _superior(scene: Scene, brand: str) -> Plan:
    """Of the whole company: drafted by the administrator, approved by the leader."""
    yusuf, teresa = scene.viewer("yusuf"), scene.viewer("teresa")
    row = replace(
        _row(scene, f"{brand}: three new products by winter", brand, (-12, 30), "teresa"),
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


def _localisation(scene: Scene, superior: Plan) -> None:
    """What the centre takes over, and what it does otherwise; it runs since a week."""
    bruno = scene.viewer("bruno")
    row = replace(
        _row(scene, f"{superior.brand}: three new products along the river", superior.brand, (-6, 28)),
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
    add_plan_outlets(by=bruno, at=scene.moment(-9), number=plan.pk, codes=_codes(scene, 5, skip=OUTLETS_EACH))
    _approved(scene, plan, -7)


def _running(scene: Scene, brand: str) -> Plan:
    """With a milestone done and one late, work given, lists handed over, targets set."""
    bruno = scene.viewer("bruno")
    row = replace(
        _row(scene, f"{brand} in country shops", brand, (-15, 12)),
        goal="Four country shops in five list the whole range and order it again.",
        standard="The range stands together on one board at eye level, with its price, and is never empty.",
        budget_cents=180_000,
        expected_listing=80,
        expected_growth=12,
        expected="Sales of the range in the target shops grow by an eighth within two months.",
        place="step-3",
        milestones=[
            Milestone("Target shops agreed with the account managers", scene.day(-11)),
            Milestone("Range stands in half of the shops", scene.day(-3)),
            Milestone("Second orders counted", scene.day(9)),
        ],
    )
    plan = draft_plan(by=bruno, at=scene.moment(-18), row=row)
    add_plan_outlets(by=bruno, at=scene.moment(-18), number=plan.pk, codes=_codes(scene, OUTLETS_EACH))
    _approved(scene, plan, -16)
    first = _owed(plan).order_by("due")[0]
    complete_task(by=bruno, at=scene.moment(-11), number=first.number, done_on=scene.day(-11))
    set_plan_listing_targets(
        by=bruno,
        at=scene.now,
        today=scene.today,
        number=plan.pk,
        month=scene.month,
        products=list(row.products),
    )
    return plan


def _worked(scene: Scene, plan: Plan) -> None:
    """Tasks and lists for three account managers; Elena returns hers, Farid has not answered yet."""
    bruno = scene.viewer("bruno")
    work = PlanWork(
        title="Place the range in your target shops",
        due=scene.day(4),
        goal=plan.standard,
        evidence_wanted="A photo of the shelf",
        list_title=f"Target list: {plan.title}",
        list_days=2,
    )
    give_plan_tasks(by=bruno, at=scene.moment(-10), today=scene.day(-10), number=plan.pk, work=work)
    per_outlet = PlanWork(title="Ask for the second order", due=scene.day(8), each="outlet", goal=plan.goal)
    give_plan_tasks(by=bruno, at=scene.moment(-8), today=scene.day(-8), number=plan.pk, work=per_outlet)
    for name, days in (("diego", -9), ("elena", -8), ("farid", -2)):
        number = _list(scene, plan, name).number
        give_handover(by=bruno, at=scene.moment(days), number=number, given_on=scene.day(days))
    accept_handover(
        by=scene.viewer("diego"),
        at=scene.moment(-8, 11),
        number=_list(scene, plan, "diego").number,
        accepted_on=scene.day(-8),
    )
    return_handover(
        by=scene.viewer("elena"),
        at=scene.moment(-7),
        number=_list(scene, plan, "elena").number,
        returned_on=scene.day(-7),
        reason="Two of the shops belong to Farid since last month.",
        terms=handover_terms(scene.today),
    )
    placed = _tasks(plan, scene.viewer("diego"))[0]
    complete_task(
        by=scene.viewer("diego"),
        at=scene.moment(-5),
        number=placed.number,
        done_on=scene.day(-5),
        result="The range stands in seven of eight shops; the last one waits for its board.",
    )
    _told(scene, plan)


def _told(scene: Scene, plan: Plan) -> None:
    bruno, ana = scene.viewer("bruno"), scene.viewer("ana")
    for day, who, stage, text in (
        (
            -15,
            bruno,
            "plan",
            "The shops were chosen by their sales of the last half year, not by their size.",
        ),
        (-9, bruno, "execute", "Boards and price cards have come; the first shops get them this week."),
        (-6, ana, "supervise", "Went along to three shops: the boards stand well, two prices were missing."),
        (-4, bruno, "track", "Seven shops list the range; the shops along the river are two weeks behind."),
    ):
        write_stage_note(by=who, at=scene.moment(day), number=plan.pk, stage=stage, text=text)
    give_feedback(
        by=bruno,
        at=scene.moment(-2),
        number=plan.pk,
        text="Half of the shops list the range. Ask for the second order where the board stands for a week.",
        receivers=[scene.person_code(name) for name in MANAGERS],
    )
    diego = scene.viewer("diego")
    note = SupervisionNote.objects.get(about="plan", number=plan.pk, to_id=diego.person_id)
    acknowledge_note(by=diego, at=scene.moment(-1), note=note.pk, reply="I ask on my round on Monday.")


def _shown(scene: Scene, plan: Plan) -> None:
    """Two target shops show how it is done; three others copied the first one."""
    bruno, diego = scene.viewer("bruno"), scene.viewer("diego")
    [first, second] = _held(scene, "diego", 2)
    shown = mark_demonstration(
        by=bruno,
        at=scene.moment(-6),
        number=plan.pk,
        outlet_code=first,
        shows="The whole range on one board, priced, filled up every morning",
    )
    mark_demonstration(
        by=bruno,
        at=scene.moment(-3),
        number=plan.pk,
        outlet_code=second,
        shows="A shelf card that tells what goes with what",
    )
    copied = [*_held(scene, "diego", 5)[3:5], _held(scene, "elena", 1)[0]]
    for place, code in enumerate(copied):
        record_copy(
            by=bruno if place == 2 else diego,
            at=scene.moment(-3 + place),
            today=scene.day(-3 + place),
            demonstration=shown.pk,
            outlet_code=code,
            on=scene.day(-3 + place),
            note="Came to see it, and built the same board" if place == 0 else "",
        )


def _waiting(scene: Scene, brand: str) -> None:
    """One waits for Ana; another is still being written."""
    bruno = scene.viewer("bruno")
    row = replace(
        _row(scene, f"{brand}: tasting weeks", brand, (8, 40)),
        goal="Twenty outlets offer a tasting and order the brand again within four weeks.",
        budget_cents=95_000,
        milestones=[Milestone("Outlets agreed", scene.day(12)), Milestone("Tastings done", scene.day(30))],
    )
    plan = draft_plan(by=bruno, at=scene.moment(-3), row=row)
    add_plan_outlets(by=bruno, at=scene.moment(-3), number=plan.pk, codes=_codes(scene, 4, skip=2))
    submit_plan(by=bruno, at=scene.moment(-2), number=plan.pk)
    draft = replace(
        _row(scene, f"{brand}: a small size for small shops", brand, (20, 60)),
        goal="Small shops that carry no bottle of the brand list the small size.",
    )
    draft_plan(by=bruno, at=scene.moment(-1), row=draft)


def _closed(scene: Scene, brand: str) -> None:
    bruno = scene.viewer("bruno")
    row = replace(
        _row(scene, f"{brand} back on the shelf", brand, (-70, -42)),
        goal="Every shop that dropped the brand in spring lists one product of it again.",
        expected_listing=70,
        milestones=[Milestone("All shops visited", scene.day(-52))],
    )
    plan = draft_plan(by=bruno, at=scene.moment(-75), row=row)
    add_plan_outlets(by=bruno, at=scene.moment(-75), number=plan.pk, codes=_codes(scene, 6, skip=12))
    _approved(scene, plan, -72)
    visited = _owed(plan)[0]
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
        _row(scene, "Checkout systems in modern outlets", "", (-20, 35), "omar"),
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
    _approved(scene, plan, -22, omar)
    gate = _owed(plan)[0]
    complete_task(by=omar, at=scene.moment(-13), number=gate.number, done_on=scene.day(-13))
    text = "The first gate was passed a day early; the training waits for two outlets that change hands."
    write_stage_note(by=ana, at=scene.moment(-9), number=plan.pk, stage="supervise", text=text)


def _approved(scene: Scene, plan: Plan, day: int, by: Viewer | None = None) -> None:
    submit_plan(by=by or scene.viewer("bruno"), at=scene.moment(day), number=plan.pk)
    approve_plan(by=scene.viewer("ana"), at=scene.moment(day, 11), number=plan.pk)


def _owed(plan: Plan):  # type: ignore[no-untyped-def]
    return Task.objects.filter(in_force(), plan=plan, kind="milestone").order_by("due")


def _tasks(plan: Plan, viewer: Viewer):  # type: ignore[no-untyped-def]
    return Task.objects.filter(in_force(), plan=plan, kind="task", owner_id=viewer.person_id).order_by("pk")


def _list(scene: Scene, plan: Plan, name: str) -> Handover:
    receiver = scene.viewer(name).person_id
    rows = Handover.objects.filter(in_force(), plan=plan, receiver_id=receiver)
    return rows.order_by("pk")[0]


def _held(scene: Scene, name: str, number: int, skip: int = 0) -> list[str]:
    held = portfolio_for(scene.viewer(name), on=scene.today).exclude(outlet__status="closed")
    return list(held.order_by("outlet__code").values_list("outlet__code", flat=True)[skip : skip + number])


def _codes(scene: Scene, number: int, skip: int = 0) -> list[str]:
    """So many outlets of each of the three account managers."""
    return [code for name in MANAGERS for code in _held(scene, name, number, skip)]
