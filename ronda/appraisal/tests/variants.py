"""Worlds with one thing changed: what somebody could have done, and what must not matter."""

import copy
from datetime import date
from typing import Any

from ronda.appraisal.rules.counterfactual import Improvement
from ronda.appraisal.tests.worlds import AMS, MONTH, Row, World, a_spell


def improved(world: World, person_id: int, improvement: Improvement, cards: list[Row]) -> World:
    """The world in which the person did what the improvement says; `cards` are the person's own lines."""
    world = copy.deepcopy(world)
    if improvement.indicator:
        return _at_target(world, person_id, improvement.indicator, cards)
    {
        "visits": _visit_everything,
        "handovers": _hand_over_in_time,
        "tasks": _do_tasks,
        "requests": _close_requests,
        "information": _keep_records,
    }[improvement.evidence](world, person_id)
    return world


def _at_target(world: World, person_id: int, indicator: str, cards: list[Row]) -> World:
    """A target set by hand that is just what was reached."""
    line = next(row for row in cards if row["indicator"] == indicator)
    world["targets"] = [
        row
        for row in world["targets"]
        if not (row["indicator"] == indicator and row["person_id"] == person_id)
    ]
    target: Row = {"indicator": indicator, "unit_id": None, "person_id": person_id, "outlet_id": None}
    world["targets"].append(
        target | {"value_num": line["num"], "value_den": line["den"], "reason": "as reached"}
    )
    return world


def _books_of(world: World, person_id: int) -> list[Row]:
    own = {row["spell_id"] for row in world["spells"] if row["person_id"] == person_id}
    return [row for row in world["books"] if row["spell_id"] in own]


def _visit_everything(world: World, person_id: int) -> None:
    for book in _books_of(world, person_id):
        for day in MONTH.period.each_day():
            if book["start"] <= day < book["end"]:
                world["visits"].append(_visit(world, book["outlet_id"], person_id, day))


def _visit(world: World, outlet_id: int, person_id: int, day: date) -> Row:
    number = max((row["visit_id"] for row in world["visits"]), default=0) + 1
    visit: dict[str, Any] = {"visit_id": number, "outlet_id": outlet_id, "person_id": person_id}
    return visit | {"kind": "visit", "day": day, "valid": True}


def _hand_over_in_time(world: World, person_id: int) -> None:
    for row in world["handovers"]:
        if row["owner_id"] == person_id:
            row |= {"elapsed": 0, "delivered": True, "returned": False}


def _do_tasks(world: World, person_id: int) -> None:
    for row in world["tasks"]:
        if row["owner_id"] == person_id:
            row |= {"in_time": True, "effective": True}


def _close_requests(world: World, person_id: int) -> None:
    for row in world["requests"]:
        if row["owner_id"] == person_id:
            row["in_time"] = True


def _keep_records(world: World, person_id: int) -> None:
    for book in _books_of(world, person_id):
        for row in world["information_checks"]:
            if row["outlet_id"] == book["outlet_id"] and book["start"] <= row["day"] < book["end"]:
                row |= {"complete": True, "correct": True, "on_time": True}


def renamed(world: World) -> World:
    world = copy.deepcopy(world)
    for row in world["people"]:
        row["name"] = row["name"][::-1]
    return world


def with_somebody_absent(world: World) -> World:
    """One more account manager, without a day present and without a book."""
    world = copy.deepcopy(world)
    number = max(row["spell_id"] for row in world["spells"]) + 1
    person_id = max(row["person_id"] for row in world["people"]) + 1
    spell = a_spell(number, person_id, world["units"][0]["unit_id"], AMS)
    world["spells"].append(spell | {"present_days": 0, "available_days": 0})
    world["people"].append({"person_id": person_id, "code": f"P{person_id}", "name": "Absent"})
    return world


def multiplied(world: World, by: int) -> World:
    """Everything that is counted in money, and every target for it, times a constant."""
    world = copy.deepcopy(world)
    for table, names in (
        ("lines", ("amount_cents", "retail_cents")),
        ("prior_sales", ("amount_cents", "retail_cents")),
        ("recent_sales", ("amount_cents",)),
    ):
        for row in world[table]:
            row |= {name: row[name] * by for name in names if row[name] is not None}
    for row in world["targets"]:
        if row["indicator"] == "sales_plan":
            row["value_num"] *= by
    return world


def without_means(world: World) -> World:
    """Outlets without a year before are measured by one month, so that no mean is cut to whole cents."""
    world = copy.deepcopy(world)
    for row in world["recent_sales"]:
        row["months"] = 1
    return world
