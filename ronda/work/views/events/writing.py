"""An event is planned or changed; much of it is known from its plan."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ronda.outlets.queries import outlets_for
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.forms.events import NOTICE, EventForm
from ronda.work.models import Event, Plan
from ronda.work.queries.colleagues import colleagues_of
from ronda.work.queries.events import event_for, may_report, shown_products, to_plan_for
from ronda.work.queries.seen import shared_with
from ronda.work.rules.event_guard import is_for_adults
from ronda.work.rules.material_lines import Material, lines_of
from ronda.work.services.events import EventRow, change_event, plan_event
from ronda.work.views.doing import moment, record, today


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def new(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    centres = to_plan_for(viewer)
    if not centres:
        raise Http404
    form = _form(viewer, request.POST, _known(viewer, request.GET), centres)
    return record(
        request,
        form,
        lambda good: plan_event(
            by=viewer, at=moment(), centre_id=int(good.cleaned_data["centre"]), row=_row(good)
        ),
        to=lambda event: reverse("work_event", args=[event.pk]),
        said=_("The event is planned."),
        back=reverse("work_events"),
        heading=_("New event"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def change(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    event = event_for(viewer, number)
    if not may_report(viewer, event):
        raise Http404
    form = _form(viewer, request.POST, _said(event), [(event.centre_id, event.centre.name)])
    return record(
        request,
        form,
        lambda good: change_event(by=viewer, at=moment(), number=number, row=_row(good)),
        to=reverse("work_event", args=[number]),
        said=_("The event is changed."),
        heading=_("Change the event"),
        below=event.title,
    )


def _form(
    viewer: Viewer, sent: QueryDict, initial: dict[str, Any], centres: list[tuple[int, str]]
) -> EventForm:
    people = {each.code: each.name for each in colleagues_of(viewer, on=today())}
    plans = Plan.objects.filter(shared_with(viewer), state__in=(Plan.State.DRAFT, Plan.State.RUNNING))
    plan = sent.get("plan") or initial.get("plan") or ""
    number = int(plan) if str(plan).isdecimal() else None
    return EventForm(
        sent or None,
        initial=initial,
        centres=[(str(pk), name) for pk, name in centres],
        people=sorted(people.items(), key=lambda each: each[1]),
        plans=[(str(pk), title) for pk, title in plans.order_by("title").values_list("pk", "title")],
        locked=number is not None and is_for_adults(shown_products(viewer, number)),
    )


def _known(viewer: Viewer, asked: QueryDict) -> dict[str, Any]:
    """What the address and the plan say already."""
    own = next((e.code for e in colleagues_of(viewer, on=today()) if e.person_id == viewer.person_id), "")
    known: dict[str, Any] = {
        "day": today(),
        "kind": asked.get("kind", ""),
        "owner": own,
        "promotes": True,
        "adults_only": True,
        "legal_notice": NOTICE,
    }
    plan = asked.get("plan", "")
    found = Plan.objects.filter(shared_with(viewer), pk=plan).first() if plan.isdecimal() else None
    if found is not None:
        known |= {"plan": str(found.pk), "title": found.title}
    code = asked.get("outlet", "")
    if code and outlets_for(viewer).filter(code=code).exists():
        known["outlet"] = code
    return known


def _said(event: Event) -> dict[str, Any]:
    plain = ("kind", "title", "day", "starts_at", "ends_at", "where", "promotes")
    materials = [Material(**each) for each in event.materials]
    return {name: getattr(event, name) for name in plain} | {
        "plan": str(event.plan_id or ""),
        "outlet": event.outlet.code if event.outlet else "",
        "owner": event.owner.code,
        "adults_only": event.adults_only,
        "legal_notice": event.legal_notice,
        "materials": lines_of(materials),
    }


def _row(good: EventForm) -> EventRow:
    said = good.cleaned_data
    return EventRow(
        kind=said["kind"],
        title=said["title"],
        day=said["day"],
        owner_code=said["owner"],
        outlet_code=said["outlet"].strip(),
        where=said["where"],
        starts_at=said["starts_at"],
        ends_at=said["ends_at"],
        plan_id=int(said["plan"]) if said["plan"] else None,
        materials=said["materials"],
        promotes=said["promotes"],
        adults_only=said["adults_only"],
        legal_notice=said["legal_notice"],
    )
