"""Plans of visits of the running month: accepted, partly done, a day missed, and a re-plan that waits."""

from datetime import date

import numba

from ronda.demo.services.story import Scene
from ronda.kernel.period import Month
from ronda.visits.queries.month_plan import MonthPlan, own_plan
from ronda.visits.services.cancelling import mark_missed
from ronda.visits.services.plans import (
    accept_plan,
    add_visit,
    cancel_planned,
    do_plans_day,
    lock_visit,
    make_plan,
    move_visit,
)
from ronda.visits.services.plans.settling import settle_recorded

# Turns of the search: a demo need not drive the shortest ways.
EFFORT = 60
MANAGERS = ("diego", "elena", "farid")
MISSED = 3


def tell(scene: Scene) -> None:
    """Made as of yesterday; Diego misses some of that day, and the nightly look proposes another plan."""
    # This process makes a few small plans and ends; compiling the search would take longer than they do.
    numba.config.DISABLE_JIT = True  # type: ignore[attr-defined]
    for username in (*MANAGERS, "bruno", "ana"):
        _plan(scene, username)
    _change(scene)
    settle_recorded(scene.by, scene.now, scene.today)
    mark_missed(scene.by, scene.now, scene.today)
    do_plans_day(scene.by, scene.now, scene.today, effort=EFFORT)


def _plan(scene: Scene, username: str) -> None:
    viewer, number = scene.viewer(username), _yesterday(scene)
    at = scene.moment(number, 7)
    made = make_plan(by=viewer, at=at, person=scene.person_code(username), month=scene.month, effort=EFFORT)
    accept_plan(by=viewer, at=at, plan=made.pk)


def _change(scene: Scene) -> None:
    """Little is left of yesterday, but with Diego; he gives one visit up, one stays, and Ana comes along."""
    for username in MANAGERS:
        _clear(scene, username, keep=MISSED if username == "diego" else 0)
    plan = _read(scene, "diego")
    ahead = [stop for day in plan.days if day.day > scene.today for stop in day.stops if not stop.fixed]
    if not ahead:
        return
    diego = scene.viewer("diego")
    lock_visit(by=diego, at=scene.now, visit=ahead[0].number, locked=True)
    if len(ahead) > MISSED:
        why = "The owner asked for a day after the stocktaking."
        cancel_planned(by=diego, at=scene.now, visit=ahead[1].number, why=why)
        last = ahead[-1]
        if last.day is not None and last.day != ahead[2].day:
            move_visit(by=scene.viewer("ana"), at=scene.now, visit=ahead[2].number, day=last.day)
    _along(scene, plan, {stop.outlet_code for stop in ahead})


def _along(scene: Scene, plan: MonthPlan, planned: set[str]) -> None:
    """To an outlet that Diego saw already, so that it is one visit more."""
    seen = [stop for day in plan.days if day.day < scene.today for stop in day.stops]
    free = next((stop for stop in seen if stop.outlet_code not in planned and stop.state == "done"), None)
    day = _next_day(scene)
    if free is not None and day is not None:
        add_visit(
            by=scene.viewer("ana"),
            at=scene.now,
            plan=plan.number,
            outlet=free.outlet_code,
            kind="visit",
            day=day,
            together_with=scene.person_code("ana"),
        )


def _clear(scene: Scene, username: str, *, keep: int) -> None:
    """Visits planned for yesterday that nobody recorded go to the days ahead, but for some."""
    day = _next_day(scene)
    plan = _read(scene, username)
    open_ones = [
        stop for each in plan.days if each.day < scene.today for stop in each.stops if not stop.fixed
    ]
    if day is None:
        return
    at = scene.moment(_yesterday(scene), 18)
    for stop in open_ones[keep:]:
        move_visit(by=scene.viewer(username), at=at, visit=stop.number, day=day)


def _read(scene: Scene, username: str) -> MonthPlan:
    plan = own_plan(scene.viewer(username), scene.month, on=scene.today)
    assert plan is not None, "each of them has made one"
    return plan


def _yesterday(scene: Scene) -> int:
    """The working day before today, unless the month begins today."""
    return -1 if Month.of(scene.day(-1)) == scene.month else 0


def _next_day(scene: Scene) -> date | None:
    return scene.day(1) if Month.of(scene.day(1)) == scene.month else None
