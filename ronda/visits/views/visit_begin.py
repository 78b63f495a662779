"""Where to go, what to know before one goes, and the check in."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.visits.forms.beginning import BeginForm
from ronda.visits.forms.placing import place_of
from ronda.visits.queries.beginning import where_to_begin
from ronda.visits.queries.preparing import Preparation, prepare_visit
from ronda.visits.queries.proof.hours import reads_place
from ronda.visits.services.advising import keep_draft
from ronda.visits.services.beginning import VisitBegun, begin_visit
from ronda.visits.views.telling import draft_lines, sales_chart, told_advice
from ronda.work.queries.colleagues import colleagues_of
from ronda.work.views.doing import moment, press, record, today


@require_GET
@for_viewer
def choose(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    words = request.GET.get("q", "").strip()[:100]
    found = where_to_begin(viewer, on=today(), words=words)
    return render(request, "visits/begin.html", {"found": found, "words": words, "today": today()})


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def prepare(request: HttpRequest, viewer: Viewer, code: str) -> HttpResponse:
    """GET: what one wants to know; POST: one is there."""
    found = prepare_visit(viewer, code, on=today())
    people = [
        (each.code, each.name)
        for each in colleagues_of(viewer, on=today(), centres=[found.outlet.centre_id])
        if each.person_id != viewer.person_id
    ]
    planned = found.planned
    form = BeginForm(
        request.POST or None,
        kinds=found.kinds,
        people=people,
        reads_place=reads_place(viewer, moment(), found.outlet.company),
        initial={
            "planned": planned.pk if planned else None,
            "kind": planned.kind if planned else found.kinds[0],
            "together_with": planned.together_with.code if planned and planned.together_with else "",
        },
    )
    return record(
        request,
        form,
        lambda good: begin_visit(
            by=viewer,
            at=moment(),
            today=today(),
            key=good.cleaned_data["key"],
            begun=VisitBegun(
                code,
                good.cleaned_data["kind"],
                good.cleaned_data["together_with"],
                good.cleaned_data["planned"],
                place_of(request.POST),
            ),
        ),
        to=lambda begun: reverse("visit_form", args=[begun.key]),
        said=_("You are checked in; the form saves itself while you fill it in."),
        template="visits/prepare.html",
        back=reverse("visit_begin"),
        **_beside(found),
    )


@require_POST
@for_viewer
def keep(request: HttpRequest, viewer: Viewer, code: str) -> HttpResponse:
    """A draft in one's own words, or left out."""
    asked = request.POST
    product = asked.get("product", "")
    return press(
        request,
        lambda: keep_draft(
            by=viewer,
            at=moment(),
            today=today(),
            outlet_code=code,
            rule=asked.get("rule", ""),
            product=int(product) if product.isdecimal() else 0,
            text=asked.get("text", ""),
            leave_out="leave_out" in asked,
        ),
        to=reverse("visit_prepare", args=[code]) + "#advice",
        said=_("The advice is left out.") if "leave_out" in asked else _("The advice is kept."),
    )


def _beside(found: Preparation) -> dict[str, Any]:
    currency = found.outlet.company.currency
    return {
        "found": found,
        "outlet": found.outlet,
        "drafts": draft_lines(found, currency),
        "given": [told_advice(each, currency) for each in found.given],
        "chart": sales_chart(found.sales, currency),
        "currency": currency,
        "today": today(),
    }
