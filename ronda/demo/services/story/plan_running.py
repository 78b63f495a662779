"""A brand plan that runs: milestones, work, target lists, targets, feedback, demonstrations."""

from dataclasses import replace
from typing import Any

from ronda.demo.services.story import Scene
from ronda.demo.services.story.plan_parts import (
    MANAGERS,
    OUTLETS_EACH,
    approved,
    codes,
    held,
    list_of,
    owed,
    plan_row,
    tasks_of,
)
from ronda.work.queries.clocks import handover_terms
from ronda.work.queries.desk import notes_waiting
from ronda.work.rules.plan_milestones import Milestone
from ronda.work.services import accept_handover, complete_task, give_handover, return_handover
from ronda.work.services.demonstrations import mark_demonstration, record_copy
from ronda.work.services.desk import acknowledge_note
from ronda.work.services.plans import (
    PlanWork,
    add_plan_outlets,
    draft_plan,
    give_feedback,
    give_plan_tasks,
    set_plan_listing_targets,
    write_stage_note,
)


def running_plan(scene: Scene, brand: str) -> Any:
    """With a milestone done and one late, work given, lists handed over, targets set."""
    bruno = scene.viewer("bruno")
    row = replace(
        plan_row(scene, f"{brand} in country shops", brand, (-15, 12)),
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
    add_plan_outlets(by=bruno, at=scene.moment(-18), number=plan.pk, codes=codes(scene, OUTLETS_EACH))
    approved(scene, plan, -16)
    first = owed(scene, plan).order_by("due")[0]
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


def worked(scene: Scene, plan: Any) -> None:
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
        number = list_of(scene, plan, name).number
        give_handover(by=bruno, at=scene.moment(days), number=number, given_on=scene.day(days))
    accept_handover(
        by=scene.viewer("diego"),
        at=scene.moment(-8, 11),
        number=list_of(scene, plan, "diego").number,
        accepted_on=scene.day(-8),
    )
    return_handover(
        by=scene.viewer("elena"),
        at=scene.moment(-7),
        number=list_of(scene, plan, "elena").number,
        returned_on=scene.day(-7),
        reason="Two of the shops belong to Farid since last month.",
        terms=handover_terms(scene.today),
    )
    placed = tasks_of(plan, scene.viewer("diego"))[0]
    complete_task(
        by=scene.viewer("diego"),
        at=scene.moment(-5),
        number=placed.number,
        done_on=scene.day(-5),
        result="The range stands in seven of eight shops; the last one waits for its board.",
    )
    told(scene, plan)


def told(scene: Scene, plan: Any) -> None:
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
    note = next(each for each in notes_waiting(diego) if (each.about, each.number) == ("plan", plan.pk))
    acknowledge_note(by=diego, at=scene.moment(-1), note=note.pk, reply="I ask on my round on Monday.")


def shown(scene: Scene, plan: Any) -> None:
    """Two target shops show how it is done; three others copied the first one."""
    bruno, diego = scene.viewer("bruno"), scene.viewer("diego")
    [first, second] = held(scene, "diego", 2)
    board = mark_demonstration(
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
    copied = [*held(scene, "diego", 5)[3:5], held(scene, "elena", 1)[0]]
    for place, code in enumerate(copied):
        record_copy(
            by=bruno if place == 2 else diego,
            at=scene.moment(-3 + place),
            today=scene.day(-3 + place),
            demonstration=board.pk,
            outlet_code=code,
            on=scene.day(-3 + place),
            note="Came to see it, and built the same board" if place == 0 else "",
        )
