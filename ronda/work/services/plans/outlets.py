"""The target outlets of a plan: added by their codes, taken out again."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.outlets.queries import outlets_for
from ronda.people.rules import Viewer
from ronda.work.models import DemonstrationCopy, PlanOutlet
from ronda.work.services.plans.finding import plan_in, traced

AT_ONCE = 500
MOST_TOLD = 5
RUNS = ("draft", "running")


@transaction.atomic
def add_plan_outlets(*, by: Viewer, at: datetime, number: int, codes: Collection[str]) -> int:
    """How many are new; a closed outlet, or one of another centre, is refused by its code."""
    plan = plan_in(by, number, states=RUNS, right="targets")
    wanted = sorted(set(codes))
    if not wanted:
        raise RefusedError(Problem("codes", "names no outlet", "choose some"))
    found: dict[str, tuple[int, str]] = {}
    assert plan.centre_id is not None, "a plan with target outlets has a centre"
    for some in _parts(wanted):
        rows = outlets_for(by).filter(centre_id=plan.centre_id, code__in=some)
        found |= {code: (pk, status) for code, pk, status in rows.values_list("code", "pk", "status")}
    _refuse([code for code in wanted if code not in found], "are no outlets of this centre")
    _refuse([code for code in wanted if found[code][1] == "closed"], "are closed outlets")
    known = set(plan.outlets.values_list("outlet_id", flat=True))
    new = [PlanOutlet(plan=plan, outlet_id=pk) for pk, _ in found.values() if pk not in known]
    PlanOutlet.objects.bulk_create(new, batch_size=AT_ONCE)
    if new:
        traced(by, at, plan, "plan.outlets_added", {"number": len(new)})
    return len(new)


@transaction.atomic
def remove_plan_outlets(*, by: Viewer, at: datetime, number: int, codes: Collection[str]) -> int:
    """A demonstration that others copied stays: what they copied would be gone."""
    plan = plan_in(by, number, states=RUNS, right="targets")
    rows = [
        each for some in _parts(sorted(set(codes))) for each in plan.outlets.filter(outlet__code__in=some)
    ]
    copied = DemonstrationCopy.objects.filter(shown__in=rows).values_list("shown__outlet__code", flat=True)
    _refuse(sorted(set(copied)), "are demonstrations that others copied")
    for some in _parts([each.pk for each in rows]):
        plan.outlets.filter(pk__in=some).delete()
    if rows:
        traced(by, at, plan, "plan.outlets_removed", {"number": len(rows)})
    return len(rows)


def _refuse(codes: list[str], what: str) -> None:
    if codes:
        named = ", ".join(codes[:MOST_TOLD])
        raise RefusedError(Problem("codes", f"{what}: {named}", "look at the codes again"))


def _parts(values: list[Any]) -> Iterable[list[Any]]:
    return (values[start : start + AT_ONCE] for start in range(0, len(values), AT_ONCE))
