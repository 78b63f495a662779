"""Whose effect is asked for, who may ask, and which outlets stand on which side."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BooleanField, Q, QuerySet, Value

from ronda.kernel.period import Month
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.outlets.queries import known_months, outlets_for, products_for
from ronda.people.rules import Viewer
from ronda.work.models import DemonstrationCopy, Plan, PlanOutlet
from ronda.work.queries.rules_today import work_rules
from ronda.work.queries.seen import shared_with
from ronda.work.rules import may_lead, may_record_in
from ronda.work.rules.effect import TRAITS, Windows, windows_of


@dataclass(frozen=True)
class Sides:
    """Target outlets, and the outlets that no plan of the brand reached meanwhile; by number."""

    targets: dict[int, dict[str, Any]]
    pool: dict[int, dict[str, Any]]


def plan_with_effect(viewer: Viewer, number: int) -> Plan:
    """A plan that the viewer reads."""
    plan = (
        Plan.objects.filter(shared_with(viewer), pk=number)
        .select_related("company", "centre", "owner")
        .first()
    )
    if plan is None:
        raise RefusedError(
            Problem(f"plan {number}", "is not in force among yours", "look at the number again")
        )
    return plan


def effect_plan(viewer: Viewer, number: int) -> Plan:
    """A plan whose outlets the viewer may compare with the others of the centre."""
    plan = plan_with_effect(viewer, number)
    if not may_measure(viewer, plan):
        raise RefusedError(Problem(f"plan {number}", "is not yours to do", "ask whoever leads the centre"))
    return plan


def may_measure(viewer: Viewer, plan: Plan) -> bool:
    """The back office and whoever leads; of a superior plan, whoever sees the whole company."""
    if plan.centre_id is None:
        return viewer.scope == "company"
    return may_record_in(viewer, plan.centre_id) or may_lead(viewer, plan.centre_id)


def takes_long(viewer: Viewer, plan: Plan, today: date) -> bool:
    """Whether the comparison is better done in the background."""
    rules = work_rules(today)
    return _reached(viewer, plan).count() * 2 * rules.effect_months_before > rules.effect_quick_months


def windows_for(viewer: Viewer, plan: Plan, today: date) -> Windows:
    """The running month is not whole: it counts neither before nor after."""
    before = work_rules(today).effect_months_before
    around = [
        month
        for n in range(-before, before + 1)
        if (month := Month.of(plan.starts).plus(n)) < Month.of(today)
    ]
    return windows_of(plan.starts, known=set(known_months(viewer, around)), months_before=before)


def sides_of(viewer: Viewer, plan: Plan, windows: Windows) -> Sides:
    """Outlets that another plan of the brand reached, or that copied a demonstration, are on neither side."""
    targets, touched = _touched(plan, windows)
    columns = ("code", "name", *TRAITS)
    rows = {pk: dict(zip(columns, values, strict=True)) for pk, *values in
            _reached(viewer, plan).values_list("pk", *columns).order_by("pk")}  # fmt: skip
    return Sides(
        {pk: row for pk, row in rows.items() if pk in targets},
        {pk: row for pk, row in rows.items() if pk not in touched},
    )


def products_of(viewer: Viewer, plan: Plan) -> list[int]:
    """What the plan is about: its products, else those of its brand."""
    named = list(plan.products.values_list("product_id", flat=True))
    if named or not plan.brand:
        return named
    return list(products_for(viewer).filter(brand=plan.brand).values_list("pk", flat=True))


def _reached(viewer: Viewer, plan: Plan) -> QuerySet[Any]:
    outlets = outlets_for(viewer).exclude(status="closed")
    return outlets if plan.centre_id is None else outlets.filter(centre_id=plan.centre_id)


def _touched(plan: Plan, windows: Windows) -> tuple[set[int], set[int]]:
    """The targets; and all outlets that are not compared with, the targets among them. One statement."""
    targets = _said(PlanOutlet.objects.filter(plan=plan), target=True)
    found = targets
    if windows.months:
        reached = PlanOutlet.objects.filter(plan__in=_others(plan, windows))
        copied = DemonstrationCopy.objects.filter(shown__plan=plan)
        found = targets.union(_said(reached, target=False), _said(copied, target=False))
    rows = list(found)
    return {outlet for outlet, target in rows if target}, {outlet for outlet, _target in rows}


def _said(outlets: QuerySet[Any], *, target: bool) -> QuerySet[Any, tuple[int, bool]]:
    told = outlets.order_by().annotate(target=Value(target, output_field=BooleanField()))
    pairs: QuerySet[Any, tuple[int, bool]] = told.values_list("outlet_id", "target")
    return pairs


def _others(plan: Plan, windows: Windows) -> QuerySet[Plan]:
    """Plans of the same brand, or of the same kind where there is no brand, in the months compared."""
    began = Q(state__in=("running", "closed", "stopped"), starts__lt=windows.months[-1].end)
    others = Plan.objects.filter(
        began, company_id=plan.company_id, last__gte=windows.months[0].start, brand=plan.brand
    ).exclude(pk=plan.pk)
    return others if plan.brand else others.filter(kind=plan.kind)
