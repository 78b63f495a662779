"""Everybody in a centre reads its plans and those of the whole company."""

from datetime import date
from typing import Any

from django.db.models import Count, Exists, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.outlets.queries import products_for
from ronda.people.queries import centres_for, in_force
from ronda.people.rules import Viewer
from ronda.work.models import Plan, PlanOutlet, Priority, Task
from ronda.work.queries.seen import shared_with
from ronda.work.rules import may_record_in
from ronda.work.rules.plan_rights import may_write_plan

BESIDE = ("owner", "centre", "company", "parent", "priority", "made_by", "approved_by")


def plans_for(viewer: Viewer, *, today: date) -> QuerySet[Any]:
    """Each with its number of outlets, and its milestones: all, done and late ones."""
    milestones = Task.objects.filter(in_force(), plan_id=OuterRef("pk"), kind="milestone")
    return (
        Plan.objects.filter(shared_with(viewer))
        .select_related("owner", "centre")
        .annotate(
            outlets_number=_number(PlanOutlet.objects.filter(plan_id=OuterRef("pk")), "plan_id"),
            milestones_number=_number(milestones, "plan_id"),
            milestones_done=_number(milestones.filter(done_on__isnull=False), "plan_id"),
            milestones_late=_number(milestones.filter(done_on=None, due__lt=today), "plan_id"),
        )
    )


def _number(rows: QuerySet[Any], by: str) -> Coalesce:
    counted = rows.order_by().values(by).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def plan_for(viewer: Viewer, number: int) -> Plan:
    return _found(number, _one(viewer, number).first())


def plan_with_brand(viewer: Viewer, number: int, *, today: date) -> tuple[Plan, bool, bool]:
    """Whether something of its brand is still sold, and whether anybody knows the brand at all."""
    of_brand = products_for(viewer).filter(brand=OuterRef("brand")).exclude(brand="").order_by()
    sold = of_brand.exclude(withdrawn_on__lte=today)
    plan: Any = _found(
        number, _one(viewer, number).annotate(sold=Exists(sold), known=Exists(of_brand)).first()
    )
    return plan, plan.sold, plan.known


def _one(viewer: Viewer, number: int) -> QuerySet[Any]:
    return Plan.objects.filter(shared_with(viewer), pk=number).select_related(*BESIDE)


def _found(number: int, found: Plan | None) -> Plan:
    if found is None:
        what, remedy = "is not in force among yours", "look at the number again"
        raise RefusedError(Problem(f"plan {number}", what, remedy))
    return found


def may_draft(viewer: Viewer) -> list[tuple[str, str]]:
    """Code and name of the centres where the viewer may draft one; an empty code is the whole company."""
    centres = centres_for(viewer).values_list("pk", "code", "name")
    found = [(code, name) for pk, code, name in centres if may_record_in(viewer, pk)]
    return [*found, ("", "")] if may_write_plan(viewer, None) else found


def superior_plans_running(viewer: Viewer) -> list[Plan]:
    """What a centre of the viewer may localise."""
    return list(Plan.objects.filter(shared_with(viewer), centre=None, state="running").order_by("-starts"))


def priorities_named(viewer: Viewer) -> list[tuple[str, str]]:
    """Number and title of the phase priorities that a plan may serve."""
    rows = Priority.objects.filter(shared_with(viewer), closed_on=None).order_by("title")
    return [(str(pk), title) for pk, title in rows.values_list("pk", "title")]
