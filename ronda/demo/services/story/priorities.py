"""Phase priorities of the centre: one on course, one that waits, one to come, one closed, one dropped."""

from collections.abc import Sequence
from typing import Any

from ronda.demo.services.story import Scene
from ronda.inspection.rules import CheckRow
from ronda.inspection.services import record_checks
from ronda.outlets.queries import portfolio_for
from ronda.people.rules import Viewer
from ronda.visits.rules import VisitRow
from ronda.visits.services import record_visits
from ronda.work.rules.task_order import TaskOrder
from ronda.work.services import complete_task
from ronda.work.services.giving import give_tasks
from ronda.work.services.priorities import PriorityRow, close_priority, drop_priority, make_priority

MANAGERS = ("diego", "elena", "farid")


def tell(scene: Scene) -> None:
    _autumn(scene)
    _licences(scene)
    _to_come(scene)
    _ended(scene)


def _autumn(scene: Scene) -> None:
    """On course: tasks of three account managers, half of them done, and visits for it."""
    bruno = scene.viewer("bruno")
    priority = _made(
        scene,
        bruno,
        "Country shops reorder in autumn",
        "Six in ten country shops order the autumn range a second time before the month ends.",
        (-14, 7),
        "bruno",
        ("brand_listing", "brand_plan_effect"),
        "step-3",
        [code for name in MANAGERS for code in _codes(scene, name, 4)],
    )
    numbers = _tasks(scene, bruno, priority, "Reorder talk in four country shops", due=3)
    for name, number, day in (("diego", numbers[0], -4), ("elena", numbers[1], -1)):
        complete_task(by=scene.viewer(name), at=scene.moment(day), number=number, done_on=scene.day(day))
    _tasks(scene, bruno, priority, "List of shops that did not order again", due=5)
    _seen(scene, priority)


def _licences(scene: Scene) -> None:
    """Late: two of its tasks are past their day."""
    carmen = scene.viewer("carmen")
    priority = _made(
        scene,
        carmen,
        "Base data of all licences",
        "No outlet is left whose licence data are older than a quarter.",
        (-18, 4),
        "carmen",
        ("base_information",),
        "step-1",
        _codes(scene, "diego", 6) + _codes(scene, "farid", 5),
    )
    numbers = _tasks(scene, carmen, priority, "Photograph the licences that end this winter", due=-3)
    complete_task(by=scene.viewer("elena"), at=scene.moment(-5), number=numbers[1], done_on=scene.day(-5))


def _to_come(scene: Scene) -> None:
    ana = scene.viewer("ana")
    goal = "Every modern outlet shows the winter display before the holidays."
    indicators = ("modern_outlet_use", "brand_listing")
    outlets = _codes(scene, "elena", 8)
    _made(
        scene, ana, "Winter displays in modern outlets", goal, (6, 26), "omar", indicators, "step-2", outlets
    )


def _ended(scene: Scene) -> None:
    ana = scene.viewer("ana")
    goal = "Every new product stands in four of five country shops."
    priority = _made(
        scene, ana, "New products in country shops", goal, (-60, -30), "bruno", ("brand_listing",), "step-3",
        _codes(scene, "farid", 6),
    )  # fmt: skip
    close_priority(
        by=ana,
        at=scene.moment(-29),
        number=priority.pk,
        on=scene.day(-29),
        reached=False,
        summary="Three in four shops list the new products; the shops along the river were reached last.",
        lessons="Give the list of shops two weeks earlier, and begin with the shops that are far away.",
    )
    goal = "Two counts of stock a month in every outlet."
    dropped = _made(scene, ana, "Second count of stock", goal, (-40, 10), "carmen", (), "", [])
    reason = "One count a month serves as well; the second one only cost time."
    drop_priority(by=ana, at=scene.moment(-25), number=dropped.pk, on=scene.day(-25), reason=reason)


def _made(
    scene: Scene,
    by: Viewer,
    title: str,
    goal: str,
    days: tuple[int, int],
    owner: str,
    indicators: Sequence[str],
    place: str,
    outlets: Sequence[str],
) -> Any:
    first, last = days
    row = PriorityRow(
        scene.centre_code,
        title,
        goal,
        scene.day(first),
        scene.day(last),
        scene.person_code(owner),
        indicators,
        place,
        outlets,
    )
    return make_priority(by=by, at=scene.moment(min(first, -1)), row=row)


def _tasks(scene: Scene, by: Viewer, priority: Any, title: str, *, due: int) -> Sequence[int]:
    """The same for the three account managers."""
    orders = [
        TaskOrder(
            scene.centre_id,
            scene.viewer(name).person_id or 0,
            title,
            scene.day(due),
            priority_id=priority.pk,
            goal=priority.goal,
        )
        for name in MANAGERS
    ]
    return give_tasks(by=by, at=scene.moment(-12), orders=orders).numbers


def _seen(scene: Scene, priority: Any) -> None:
    """Two visits and a sample of base data that were made for it."""
    shops = _codes(scene, "diego", 3)
    diego, carmen = scene.viewer("diego"), scene.viewer("carmen")
    visits = [
        VisitRow(
            code,
            scene.person_code("diego"),
            scene.day(-6 + place),
            outcome="Orders again",
            source_key=f"story-priority-visit-{code}",
            priority=str(priority.pk),
        )
        for place, code in enumerate(shops[:2])
    ]
    record_visits(by=diego, at=scene.moment(-4), rows=visits)
    check = CheckRow(
        shops[2], scene.day(-3), True, True, True, f"story-priority-check-{shops[2]}", str(priority.pk)
    )
    record_checks(by=carmen, at=scene.moment(-3), rows=[check])


def _codes(scene: Scene, name: str, number: int) -> list[str]:
    """The first outlets that somebody holds today; an omitted name holds none."""
    held = portfolio_for(scene.viewer(name), on=scene.today).order_by("outlet__code")
    return list(held.values_list("outlet__code", flat=True)[:number])
