"""A plan of the town, and the ways to bring it where a test needs it."""

from datetime import UTC, date, datetime
from typing import Any

from ronda.outlets.rules import ProductRow
from ronda.outlets.services import keep_products
from ronda.people.tests.builders import OPENED
from ronda.work.models import Plan
from ronda.work.rules.plan_milestones import Milestone
from ronda.work.services.plans import (
    PlanRow,
    add_plan_outlets,
    approve_plan,
    draft_plan,
    submit_plan,
)
from ronda.work.tests.builders import Town

TODAY = date(2022, 10, 17)
NOW = datetime(2022, 10, 17, 8, tzinfo=UTC)
# The plan is drafted and approved before its milestones are due.
BEGUN = datetime(2022, 10, 3, 8, tzinfo=UTC)


def a_row(title: str = "Tea in corner shops", **values: Any) -> PlanRow:
    said: dict[str, Any] = {
        "kind": "brand",
        "goal": "Four corner shops in five carry the tea",
        "starts": date(2022, 10, 3),
        "last": date(2022, 10, 28),
        "owner_code": "E03",
        "centre_code": "C1",
        "brand": "Green Hill",
        "products": ("P1",),
        "milestones": (Milestone("Shelves are ready", date(2022, 10, 14)),),
    }
    return PlanRow(title=title, **{**said, **values})


def branded(town: Town) -> None:
    """The town's first product gets the plan's brand."""
    keep_products(by=town.operator, at=OPENED, rows=[ProductRow("P1", "Tea", brand="Green Hill")])


def a_draft(town: Town, who: str = "bruno", **values: Any) -> Plan:
    return draft_plan(by=town.viewer_of(who), at=BEGUN, row=a_row(**values))


def a_running_plan(
    town: Town, *, who: str = "bruno", outlets: tuple[str, ...] = ("O1", "O2", "O3"), **values: Any
) -> Plan:
    """Drafted and submitted by `who`, approved by Ana, with all outlets of the centre."""
    plan = a_draft(town, who, **values)
    if outlets:
        add_plan_outlets(by=town.viewer_of(who), at=BEGUN, number=plan.pk, codes=outlets)
    submit_plan(by=town.viewer_of(who), at=BEGUN, number=plan.pk)
    return approve_plan(by=town.viewer_of("ana"), at=BEGUN, number=plan.pk)


def a_superior_plan(town: Town, **values: Any) -> Plan:
    """Of the whole company; drafted by whoever runs the machine and approved by the leader."""
    plan = draft_plan(by=town.operator, at=BEGUN, row=a_row(centre_code="", owner_code="E03", **values))
    submit_plan(by=town.operator, at=BEGUN, number=plan.pk)
    return approve_plan(by=town.viewer_of("leader"), at=BEGUN, number=plan.pk)
