"""Why a plan in force holds no more: missed visits, days that fell away, outlets that came or went."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from ronda.kernel.period import Month
from ronda.people.queries.stints import stints_in
from ronda.people.rules import Viewer
from ronda.visits.models import PlannedVisit, VisitPlan
from ronda.visits.queries.plan_days import person_days
from ronda.visits.queries.plan_item import Around, Item
from ronda.visits.queries.plan_items import items_of
from ronda.visits.queries.plan_rows import joint_rows, rows_of, versions_of
from ronda.visits.queries.plan_rules import plan_rules

CODES = ("missed", "away", "came", "left", "priority")


@dataclass(frozen=True)
class Cause:
    """`keys` say what it is about, so that nothing is proposed twice."""

    code: str
    keys: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        return {"code": self.code, "count": len(self.keys), "keys": list(self.keys)}


def causes_of(machine: Viewer, plan: VisitPlan, today: date) -> list[Cause]:
    """Of an accepted plan of the running month, read as the machine does it."""
    month = Month.parse(plan.month)
    rules = plan_rules(month.start)
    stints = [
        each
        for each in stints_in(machine, month, {*rules.visits.quotas, *rules.holding})
        if each.person_id == plan.person_id
    ]
    if not stints:
        return []
    versions = versions_of(machine, Q(person_id=plan.person_id), month)
    rows = rows_of(versions, plan)
    days = person_days(machine, plan.person_id, month)
    along = joint_rows(machine.company_id, plan.person_id, month)
    items = items_of(Around(machine, month, today, rules, stints, days.working, rows, along))
    keys: dict[str, set[str]] = {code: set() for code in CODES}
    planned = {(row.outlet_id, row.kind) for row in rows}
    for item in items:
        keys["missed"] |= _missed(item, plan, today)
        keys["away"] |= {
            f"{item.code} {day}"
            for day in item.earlier.values()
            if day is not None and days.kinds.get(day) != "work"
        }
        if not item.earlier and item.visits > len(item.done):
            if item.reason == "priority" and item.priority_id is not None:
                keys["priority"].add(f"{item.code} {item.priority_id}")
            elif item.open_days is not None and (item.outlet.pk, item.kind) not in planned:
                keys["came"].add(item.code)
        if item.open_days is not None and any(
            day is not None and day in days.working and day not in item.open_days | item.locked
            for day in item.earlier.values()
        ):
            keys["left"].add(item.code)
    keys["left"] |= _left(rows, items, today)
    return [Cause(code, tuple(sorted(keys[code]))) for code in CODES if keys[code]]


def _missed(item: Item, plan: VisitPlan, today: date) -> set[str]:
    """Not made up since; those before the plan began were its own reason already."""
    return {
        f"{item.code} {day}"
        for day in item.missed
        if plan.starts <= day < today and not any(done > day for done in item.done)
    }


def _left(rows: Sequence[PlannedVisit], items: Sequence[Item], today: date) -> set[str]:
    known = {number for item in items for number in item.earlier}
    return {
        row.outlet.code
        for row in rows
        if row.state == PlannedVisit.State.PLANNED
        and row.day is not None
        and row.day >= today
        and row.pk not in known
    }
