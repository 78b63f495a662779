"""Small random worlds: frozen tables with all that can happen in a month, from a seed."""

import random
from datetime import date, timedelta
from typing import Any

from ronda.facts.rules.tables import FROZEN_TABLES
from ronda.kernel.period import Month

Row = dict[str, Any]
World = dict[str, list[Row]]
MONTH = Month(2025, 9)
AMS = "account_manager"
BACK = ("director", "brand_manager", "information_officer")


def empty_world() -> World:
    return {name: [] for name in FROZEN_TABLES}


def a_spell(spell_id: int, person_id: int, unit_id: int, post: str, **changes: Any) -> Row:
    start, end = changes.pop("start", MONTH.start), changes.pop("end", MONTH.end)
    days = (end - start).days
    spell = {
        "spell_id": spell_id,
        "person_id": person_id,
        "person_code": f"P{person_id}",
        "unit_id": unit_id,
        "post": post,
        "start": start,
        "end": end,
        "days": days,
        "present_days": days,
        "available_days": days,
        "newcomer": False,
        "wage_cents": None,
    }
    return spell | changes


def a_book(outlet_id: int, spell: Row, start: date, end: date) -> Row:
    return {
        "outlet_id": outlet_id,
        "spell_id": spell["spell_id"],
        "unit_id": spell["unit_id"],
        "start": start,
        "end": end,
        "days": (end - start).days,
        "whole": start == MONTH.start and end == MONTH.end,
    }


def a_random_world(seed: int) -> World:
    """Two units at most, a handful of people and outlets, and every irregularity with some probability."""
    chance = random.Random(seed)
    world = empty_world()
    world["calendar"] = [{"day": day, "working": day.weekday() < 5} for day in MONTH.period.each_day()]
    for unit_id in range(1, chance.randint(1, 2) + 1):
        world["units"].append({"unit_id": unit_id, "code": f"U{unit_id}", "name": f"Unit {unit_id}"})
        _add_staff(world, unit_id, chance)
        _add_outlets(world, unit_id, chance)
    _add_sales(world, chance)
    _add_work(world, chance)
    _add_service(world, chance)
    _add_past(world, chance)
    _add_paperwork(world, random.Random(seed + 0.5))
    return world


def _day(chance: random.Random) -> date:
    return MONTH.start + timedelta(days=chance.randrange(MONTH.days))


def _add_staff(world: World, unit_id: int, chance: random.Random) -> None:
    posts = [AMS] * chance.randint(1, 3) + [post for post in BACK if chance.random() < 0.8]
    for post in posts:
        person_id = len(world["people"]) + 1
        world["people"].append(
            {"person_id": person_id, "code": f"P{person_id}", "name": f"Person {person_id}"}
        )
        spell_id = len(world["spells"]) + 1
        changes: Row = {"newcomer": chance.random() < 0.1}
        if chance.random() < 0.2:
            changes["start"] = _day(chance)
        spell = a_spell(spell_id, person_id, unit_id, post, **changes)
        if chance.random() < 0.2:
            spell["available_days"] = chance.randint(0, spell["days"])
            spell["present_days"] = chance.randint(spell["available_days"], spell["days"])
        world["spells"].append(spell)
        if spell["start"] == MONTH.start and chance.random() < 0.15:
            _move_on(world, spell, chance)


def _move_on(world: World, spell: Row, chance: random.Random) -> None:
    """Inside the month the person takes another post, here or in the unit before."""
    cut = MONTH.start + timedelta(days=chance.randint(1, MONTH.days - 1))
    days = (cut - MONTH.start).days
    spell |= {"end": cut, "days": days}
    spell["present_days"] = min(spell["present_days"], days)
    spell["available_days"] = min(spell["available_days"], days)
    unit_id = chance.choice([row["unit_id"] for row in world["units"]])
    post = chance.choice([AMS, *BACK])
    number = len(world["spells"]) + 1
    world["spells"].append(a_spell(number, spell["person_id"], unit_id, post, start=cut))


def _add_outlets(world: World, unit_id: int, chance: random.Random) -> None:
    managers = [row for row in world["spells"] if row["unit_id"] == unit_id and row["post"] == AMS]
    for _ in range(chance.randint(2, 6)):
        outlet_id = len(world["outlets"]) + 1
        world["outlets"].append(
            {
                "outlet_id": outlet_id,
                "code": f"O{outlet_id}",
                "name": f"Outlet {outlet_id}",
                "unit_id": unit_id,
                "modern": chance.random() < 0.4,
                "visit_class": chance.choice("ABC"),
            }
        )
        first, second = chance.choice(managers), chance.choice(managers)
        cut = _day(chance)
        if first is second or cut == MONTH.start or chance.random() < 0.7:
            _hold(world, outlet_id, first, MONTH.start, MONTH.end)
            continue
        _hold(world, outlet_id, first, MONTH.start, cut)
        _hold(world, outlet_id, second, cut, MONTH.end)


def _hold(world: World, outlet_id: int, spell: Row, start: date, end: date) -> None:
    start, end = max(start, spell["start"]), min(end, spell["end"])
    if start < end:
        world["books"].append(a_book(outlet_id, spell, start, end))


def _add_sales(world: World, chance: random.Random) -> None:
    for product_id in (1, 2, 3):
        world["products"].append(
            {
                "product_id": product_id,
                "code": f"X{product_id}",
                "name": f"Product {product_id}",
                "brand": "B",
            }
        )
    for outlet in world["outlets"]:
        outlet_id = outlet["outlet_id"]
        for _ in range(chance.randint(0, 6)):
            quantity = chance.randint(-2, 9)
            amount = quantity * chance.randint(900, 1100)
            world["lines"].append(
                {
                    "line_no": f"L{len(world['lines'])}",
                    "outlet_id": outlet_id,
                    "product_id": chance.randint(1, 3),
                    "day": _day(chance),
                    "quantity": quantity,
                    "amount_cents": amount,
                    "retail_cents": chance.choice([None, 0, *[amount + quantity * 100] * 6]),
                }
            )
        if chance.random() < 0.7:
            amount = chance.randint(-500, 20000)
            world["prior_sales"].append(
                {
                    "outlet_id": outlet_id,
                    "quantity": amount // 1000,
                    "amount_cents": amount,
                    "retail_cents": chance.choice([0, amount + amount // 10]),
                }
            )
        elif chance.random() < 0.5:
            world["recent_sales"].append(
                {
                    "outlet_id": outlet_id,
                    "amount_cents": chance.randint(0, 40000),
                    "months": chance.randint(1, 3),
                }
            )
        for product_id in (1, 2):
            if chance.random() < 0.5:
                world["listing_targets"].append({"outlet_id": outlet_id, "product_id": product_id})
        if chance.random() < 0.1:
            world["targets"].append(_target(chance, "sales_plan", outlet_id=outlet_id))
    for spell in world["spells"]:
        if chance.random() < 0.1:
            world["targets"].append(_target(chance, "brand_listing", person_id=spell["person_id"]))


def _target(chance: random.Random, indicator: str, **subject: int) -> Row:
    whole = indicator == "sales_plan"
    return {
        "indicator": indicator,
        "unit_id": None,
        "person_id": None,
        "outlet_id": None,
        "value_num": chance.randint(100, 20000) if whole else chance.randint(1, 9),
        "value_den": 1 if whole else 10,
        "reason": "set by hand",
    } | subject


def _add_work(world: World, chance: random.Random) -> None:
    duties = [f"{letter}{number}" for letter in "DBNA" for number in range(1, 6)]
    for number in range(chance.randint(0, 25)):
        owner, receiver = chance.choice(world["spells"]), chance.choice(world["spells"])
        world["handovers"].append(
            {
                "handover_id": number + 1,
                "unit_id": owner["unit_id"],
                "duty": chance.choice(duties),
                "owner_id": owner["person_id"],
                "receiver_id": receiver["person_id"],
                "outlet_id": None,
                "elapsed": chance.randint(0, 9),
                "allowed": chance.randint(1, 4),
                "delivered": chance.random() < 0.9,
                "returned": chance.random() < 0.1,
            }
        )
    for number in range(chance.randint(0, 25)):
        owner = chance.choice(world["spells"])
        world["tasks"].append(
            {
                "task_id": number + 1,
                "unit_id": owner["unit_id"],
                "duty": chance.choice(duties),
                "owner_id": owner["person_id"],
                "due": _day(chance),
                "in_time": chance.random() < 0.7,
                "effective": chance.random() < 0.9,
            }
        )


def _add_service(world: World, chance: random.Random) -> None:
    for outlet in world["outlets"]:
        outlet_id = outlet["outlet_id"]
        for _ in range(chance.randint(0, 3)):
            world["visits"].append(
                {
                    "visit_id": len(world["visits"]) + 1,
                    "outlet_id": outlet_id,
                    "person_id": chance.choice(world["spells"])["person_id"],
                    "kind": chance.choice(["visit", "visit", "field_visit", "joint_visit"]),
                    "day": _day(chance),
                    "valid": chance.random() < 0.9,
                }
            )
        for _ in range(chance.randint(0, 2)):
            world["requests"].append(
                {
                    "request_id": len(world["requests"]) + 1,
                    "outlet_id": outlet_id,
                    "owner_id": chance.choice(world["spells"])["person_id"],
                    "due": _day(chance),
                    "in_time": chance.random() < 0.7,
                }
            )
        for _ in range(chance.randint(0, 2)):
            world["information_checks"].append(
                {
                    "check_id": len(world["information_checks"]) + 1,
                    "outlet_id": outlet_id,
                    "day": _day(chance),
                    "complete": chance.random() < 0.9,
                    "correct": chance.random() < 0.9,
                    "on_time": chance.random() < 0.9,
                }
            )
        for _ in range(chance.randint(0, 4)):
            world["satisfaction_forms"].append(
                {
                    "form_id": len(world["satisfaction_forms"]) + 1,
                    "outlet_id": outlet_id,
                    "day": _day(chance),
                    "score": chance.randint(60, 100),
                }
            )
        if chance.random() < 0.6:
            world["system_use"].append({"outlet_id": outlet_id, "days_used": chance.randint(0, 30)})


def _add_paperwork(world: World, chance: random.Random) -> None:
    """In half of the worlds; its own stream of chance leaves the others' numbers as they were."""
    if chance.random() < 0.5:
        return
    for spell in world["spells"]:
        # Sorted, for the order of a set differs between processes, and both sides make the same world.
        for day in sorted({_day(chance) for _ in range(chance.randint(0, 12))}):
            world["form_times"].append(
                {
                    "person_id": spell["person_id"],
                    "unit_id": spell["unit_id"],
                    "day": day,
                    "seconds": chance.randint(20, 7200),
                    "forms": chance.randint(1, 9),
                }
            )


def _add_past(world: World, chance: random.Random) -> None:
    for person in world["people"]:
        for back in (1, 2, 3):
            if chance.random() < 0.5:
                month = MONTH.plus(-back)
                world["past_scores"].append(
                    {
                        "person_id": person["person_id"],
                        "month": str(month),
                        "score": chance.randint(500_000, 1_200_000),
                        "presence_days": chance.randint(0, month.days),
                        "period_days": month.days,
                    }
                )
