"""For which outlets a task is given, and to whom: whoever holds the outlet on the due day."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet

from ronda.outlets.queries import outlets_for, portfolio_for
from ronda.people.rules import Viewer
from ronda.work.models import PlanOutlet, PriorityOutlet
from ronda.work.queries.seen import shared_with
from ronda.work.rules.task_order import Target, Targets

APART = re.compile(r"[\s,;]+")
AT_ONCE = 500


def codes_in(text: str) -> list[str]:
    """Pasted codes, apart by spaces, lines, commas or semicolons, each once."""
    return list(dict.fromkeys(code for code in APART.split(text) if code))


def outlets_of_plan(viewer: Viewer, plan: int) -> QuerySet[Any]:
    seen = PlanOutlet.objects.filter(plan_id=plan).filter(
        shared_with(viewer, centre="plan__centre_id", company="plan__company_id")
    )
    return outlets_for(viewer).filter(pk__in=seen.values("outlet_id"))


def outlets_of_priority(viewer: Viewer, priority: int) -> QuerySet[Any]:
    seen = PriorityOutlet.objects.filter(priority_id=priority).filter(
        shared_with(viewer, centre="priority__centre_id", company="priority__company_id")
    )
    return outlets_for(viewer).filter(pk__in=seen.values("outlet_id"))


def targets_of(viewer: Viewer, outlets: QuerySet[Any], *, due: date) -> Targets:
    """Two questions: the outlets that are open, and who holds which of them on the day."""
    rows = outlets.exclude(status="closed").order_by("code").values_list("pk", "code", "name", "centre_id")
    return _held(viewer, list(rows), due)


def targets_named(viewer: Viewer, codes: Sequence[str], *, due: date) -> Targets:
    """Outlets by their codes; what is none of the viewer's is told."""
    rows: list[tuple[int, str, str, int]] = []
    for start in range(0, len(codes), AT_ONCE):
        some = outlets_for(viewer).filter(code__in=codes[start : start + AT_ONCE])
        rows += some.order_by("code").values_list("pk", "code", "name", "centre_id")
    found = _held(viewer, rows, due)
    known = {code for _, code, _, _ in rows}
    return Targets(found.held, found.without, tuple(code for code in codes if code not in known))


def _held(viewer: Viewer, rows: Sequence[tuple[int, str, str, int]], due: date) -> Targets:
    if not rows:
        return Targets()
    entries = portfolio_for(viewer, on=due).order_by()
    holders = {
        outlet: (person, code, name)
        for outlet, person, code, name in entries.values_list(
            "outlet_id", "person_id", "person__code", "person__name"
        )
    }
    held = [
        Target(pk, code, name, *holders[pk], centre_id=centre)
        for pk, code, name, centre in rows
        if pk in holders
    ]
    return Targets(held, tuple((code, name) for pk, code, name, _ in rows if pk not in holders))
