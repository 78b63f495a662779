"""A plan is written, from nothing or from a superior plan, or changed while it is a draft."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ronda.outlets.queries import products_for
from ronda.people.queries import LedPerson, company_for
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.forms.plans.writing import PlanForm
from ronda.work.models import Plan
from ronda.work.queries.colleagues import colleagues_of
from ronda.work.queries.method import method_places
from ronda.work.queries.plans import may_draft, plan_for, priorities_named
from ronda.work.queries.plans.withdrawn import is_gone
from ronda.work.rules.milestone_lines import milestone_lines
from ronda.work.rules.plan_milestones import milestones_of
from ronda.work.rules.plan_rights import plan_rights
from ronda.work.services.plans import change_plan, draft_plan
from ronda.work.views.doing import moment, record, today

LASTS = timedelta(days=60)


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def new(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """`?parent=` localises that superior plan."""
    asked = request.GET.get("parent", "")
    return _draft(request, viewer, _parent(viewer, asked) if asked else None)


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def localise(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    return _draft(request, viewer, _parent(viewer, str(number)))


def _draft(request: HttpRequest, viewer: Viewer, parent: Plan | None) -> HttpResponse:
    centres = [each for each in may_draft(viewer) if each[0] or parent is None]
    if not centres:
        raise Http404
    people = colleagues_of(viewer, on=today())
    form = _form(viewer, request.POST, _begins(viewer, request.GET, parent, people), centres, people, parent)
    only = centres[0][0] if len(centres) == 1 else ""
    return record(
        request,
        form,
        lambda good: draft_plan(
            by=viewer,
            at=moment(),
            row=good.row(good.cleaned_data["centre"] or only),
            parent=parent.pk if parent else None,
        ),
        to=lambda plan: reverse("work_plan", args=[plan.pk]),
        said=_("The draft is kept. Choose its target outlets, then submit it."),
        back=reverse("work_plan", args=[parent.pk]) if parent else reverse("work_plans"),
        heading=_("Localise a superior plan") if parent else _("New plan"),
        below=parent.title if parent else "",
        template="work/plan_form.html",
    )


def _begins(
    viewer: Viewer, asked: QueryDict, parent: Plan | None, people: Sequence[LedPerson]
) -> dict[str, Any]:
    """What is known already: from the address, or from the superior plan."""
    own = {each.person_id: each.code for each in people}
    begins: dict[str, Any] = {"starts": today(), "last": today() + LASTS, "kind": "brand"}
    begins |= {name: asked[name] for name in ("kind", "brand", "priority", "title") if asked.get(name)}
    if parent is not None:
        begins |= _said(parent)
    return begins | {"owner": own.get(viewer.person_id or 0, ""), "centre": ""}


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def change(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    plan = plan_for(viewer, number)
    if not plan_rights(viewer, plan).change:
        raise Http404
    code = plan.centre.code if plan.centre else ""
    name = plan.centre.name if plan.centre else _("the whole company")
    people = colleagues_of(viewer, on=today())
    form = _form(viewer, request.POST, _said(plan), [(code, name)], people, plan)
    return record(
        request,
        form,
        lambda good: change_plan(by=viewer, at=moment(), number=number, row=good.row(code)),
        to=reverse("work_plan", args=[number]),
        said=_("The plan is changed."),
        template="work/plan_form.html",
        heading=_("Change the plan"),
        below=plan.title,
    )


def _parent(viewer: Viewer, asked: str) -> Plan:
    """404 for what is no superior plan in progress."""
    found = plan_for(viewer, int(asked)) if asked.isdecimal() else None
    if found is None or not plan_rights(viewer, found).localise:
        raise Http404
    return found


def _form(
    viewer: Viewer,
    sent: QueryDict,
    initial: dict[str, Any],
    centres: list[tuple[str, str]],
    colleagues: Sequence[LedPerson],
    plan: Plan | None,
) -> PlanForm:
    """`plan` is the one that is changed or localised."""
    on = today()
    people = {each.code: each.name for each in colleagues}
    if plan is not None and plan.owner.code == initial["owner"]:
        people.setdefault(plan.owner.code, plan.owner.name)
    rows = list(products_for(viewer).exclude(brand="").order_by("brand", "name"))
    brand = sent.get("brand") if sent else initial.get("brand")
    kept = initial.get("products", ())
    named = [
        (each.code, f"{each.name} ({each.code})" if brand else f"{each.brand}: {each.name} ({each.code})")
        for each in rows
        if each.code in kept or (not is_gone(each.withdrawn_on, on) and (not brand or each.brand == brand))
    ]
    return PlanForm(
        sent or None,
        initial=initial,
        brands=sorted({each.brand for each in rows} | ({plan.brand} - {""} if plan else set())),
        products=named,
        people=sorted(people.items(), key=lambda each: each[1]),
        centres=[(code, name or _("the whole company")) for code, name in centres],
        priorities=priorities_named(viewer),
        methods=method_places(viewer, on),
        currency=(plan.company if plan else company_for(viewer)).currency,
    )


def _said(plan: Plan) -> dict[str, Any]:
    plain = (
        "kind", "title", "goal", "brand", "standard", "starts", "last", "place",
        "expected_listing", "expected_growth", "expected",
    )  # fmt: skip
    cents = plan.budget_cents
    return {name: getattr(plan, name) for name in plain} | {
        "owner": plan.owner.code,
        "centre": plan.centre.code if plan.centre else "",
        "milestones": milestone_lines(milestones_of(plan.milestones)),
        "budget": None if cents is None else Decimal(cents) / 100,
        "priority": str(plan.priority_id or ""),
        "products": list(plan.products.values_list("product__code", flat=True)),
    }
