"""A plan is drafted, from nothing or from a superior plan, and changed while it is a draft."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.outlets.queries import numbers_of_products
from ronda.people.queries import numbers_of_centres, numbers_of_people
from ronda.people.rules import Viewer
from ronda.people.services.checking import invalid_fields, refuse_if_any, unknown_code
from ronda.work.models import Plan, PlanProduct, Priority
from ronda.work.queries.seen import shared_with
from ronda.work.rules.plan_milestones import Milestone, milestone_faults, milestones_said
from ronda.work.rules.plan_rights import may_write_plan
from ronda.work.services.plans.finding import plan_in, traced


@dataclass(frozen=True)
class PlanRow:
    """People, products and the centre by their codes; without a centre it is the whole company's."""

    kind: str
    title: str
    goal: str
    starts: date
    last: date
    owner_code: str
    centre_code: str = ""
    brand: str = ""
    products: Collection[str] = ()
    standard: str = ""
    budget_cents: int | None = None
    expected_listing: int | None = None
    expected_growth: int | None = None
    expected: str = ""
    milestones: Sequence[Milestone] = ()
    priority_id: int | None = None
    place: str = ""


@transaction.atomic
def draft_plan(*, by: Viewer, at: datetime, row: PlanRow, parent: int | None = None) -> Plan:
    """`parent` is the superior plan that a centre localises; it must run."""
    centre_id = _centre(by, row.centre_code)
    if not may_write_plan(by, centre_id):
        raise NotAllowedError("drafting a plan here")
    plan = Plan(company_id=by.company_id, centre_id=centre_id, made_by_id=by.person_id, made_at=at)
    plan.origin = Plan.Origin.SUPERIOR if centre_id is None else Plan.Origin.OWN
    if parent is not None:
        plan.parent, plan.origin = _parent(by, parent, centre_id), Plan.Origin.LOCALISED
    _put(by, plan, row)
    traced(by, at, plan, "plan.drafted", {"parent": plan.parent.title if plan.parent else ""})
    return plan


@transaction.atomic
def change_plan(*, by: Viewer, at: datetime, number: int, row: PlanRow) -> Plan:
    """Its centre and its superior plan stay."""
    plan = plan_in(by, number, states=("draft",), right="change")
    _put(by, plan, row)
    traced(by, at, plan, "plan.changed")
    return plan


def _centre(by: Viewer, code: str) -> int | None:
    if not code:
        return None
    centres = numbers_of_centres(by)
    if code not in centres:
        refuse_if_any([unknown_code("centre", "centre", code)])
    return centres[code]


def _parent(by: Viewer, number: int, centre_id: int | None) -> Plan:
    found = Plan.objects.filter(shared_with(by), pk=number, centre=None).first()
    if found is None:
        raise RefusedError(Problem("parent", "is no superior plan", "choose another one"))
    if found.state != Plan.State.RUNNING:
        raise RefusedError(Problem("parent", "does not run", "wait until it is approved"))
    if centre_id is None:
        raise RefusedError(Problem("centre", "is not named", "choose the centre that localises it"))
    return found


def _put(by: Viewer, plan: Plan, row: PlanRow) -> None:
    people, products = numbers_of_people(by), numbers_of_products(by)
    found = [unknown_code("products", "product", code) for code in row.products if code not in products]
    if row.owner_code not in people:
        found.append(unknown_code("owner", "person", row.owner_code))
    if row.kind == Plan.Kind.BRAND and not row.brand.strip():
        found.append(Problem("brand", "names no brand", "choose the brand"))
    if row.last < row.starts:
        found.append(Problem("last", "ends before it starts", "give a later last day"))
    else:
        faults = milestone_faults(row.milestones, row.starts, row.last)
        found += [Problem(where, what, remedy) for where, what, remedy in faults]
    if row.priority_id is not None and not _may_name(by, row.priority_id):
        found.append(Problem("priority", "is not among what tasks may name", "look at it again"))
    refuse_if_any(found)
    for name in ("kind", "starts", "last", "budget_cents", "expected_listing", "expected_growth"):
        setattr(plan, name, getattr(row, name))
    for name in ("title", "goal", "brand", "standard", "expected", "place"):
        setattr(plan, name, getattr(row, name).strip())
    plan.milestones = milestones_said(row.milestones)
    plan.owner_id, plan.priority_id = people[row.owner_code], row.priority_id
    refuse_if_any(invalid_fields(plan, "plan"))
    plan.save()
    PlanProduct.objects.filter(plan=plan).delete()
    named = sorted({products[code] for code in row.products})
    PlanProduct.objects.bulk_create([PlanProduct(plan=plan, product_id=each) for each in named])


def _may_name(by: Viewer, priority: int) -> bool:
    return Priority.objects.filter(shared_with(by), pk=priority).exists()
