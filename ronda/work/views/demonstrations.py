"""Demonstration outlets: what they show, and who copied it."""

from typing import Any

import django_tables2
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from ronda.design.tables import DayColumn, NumberColumn, RondaTable
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.listing import show_list
from ronda.work.forms.demonstrations import CopyForm, ShowsForm
from ronda.work.forms.plans.filters import DemonstrationFilter
from ronda.work.queries.plans import (
    copies_of,
    demonstration_for,
    demonstrations_for,
    plan_for,
    plan_outlets,
)
from ronda.work.rules.plan_rights import plan_rights
from ronda.work.services.demonstrations import end_demonstration, mark_demonstration, record_copy
from ronda.work.views.doing import moment, press, record, today


class DemonstrationTable(RondaTable):
    """One row a demonstration, with how many outlets copied it."""

    caption = _("Demonstration outlets")
    row_name = "outlet"

    outlet = django_tables2.Column(verbose_name=_("Outlet"), accessor="outlet__name")
    shows = django_tables2.Column(verbose_name=_("What it shows"))
    plan = django_tables2.Column(verbose_name=_("Plan"), accessor="plan__title")
    brand = django_tables2.Column(verbose_name=_("Brand"), accessor="plan__brand")
    copies_number = NumberColumn(verbose_name=_("Outlets that copied it"))
    copied_last = DayColumn(verbose_name=_("Copied last"))

    def render_outlet(self, value: str, record: Any) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("work_demonstration", args=[record.pk]), value)

    def value_outlet(self, value: str) -> str:
        return value

    def render_plan(self, value: str, record: Any) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("work_plan", args=[record.plan_id]), value)

    def value_plan(self, value: str) -> str:
        return value


@for_viewer
def show_demonstrations(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    seen = demonstrations_for(viewer)
    brands = seen.order_by("plan__brand").values_list("plan__brand", flat=True).distinct()
    found = DemonstrationFilter(
        request.GET, queryset=seen, brands=list(dict.fromkeys(each for each in brands if each))
    )
    table = DemonstrationTable(found.qs, order_by=("-copies_number", "outlet"))
    table.empty_text = __("No demonstration fits these filters.")
    return show_list(
        request,
        table,
        name="ronda-demonstrations",
        template="work/demonstrations.html",
        filter=found,
        narrowed=found.form.has_changed(),
    )


@for_viewer
def show_demonstration(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    shown = demonstration_for(viewer, number)
    context = {"shown": shown, "copies": copies_of(shown), "rights": plan_rights(viewer, shown.plan)}
    return render(request, "work/demonstration.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def mark(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    plan = plan_for(viewer, number)
    if not plan_rights(viewer, plan).targets:
        raise Http404
    rows = plan_outlets(viewer, number, today=today()).exclude(outlet__status="closed")
    return record(
        request,
        ShowsForm(
            request.POST or None,
            initial={"outlet": request.GET.get("outlet", "")},
            outlets=[(each.outlet.code, f"{each.outlet.name} ({each.outlet.code})") for each in rows],
        ),
        lambda good: mark_demonstration(
            by=viewer,
            at=moment(),
            number=number,
            outlet_code=good.cleaned_data["outlet"],
            shows=good.cleaned_data["shows"],
        ),
        to=lambda row: reverse("work_demonstration", args=[row.pk]),
        said=__("The outlet is a demonstration now; record here who copied it."),
        back=reverse("work_plan", args=[number]),
        heading=__("Make an outlet a demonstration"),
        below=plan.title,
        template="work/plan_form.html",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def copied(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    shown = demonstration_for(viewer, number)
    return record(
        request,
        CopyForm(request.POST or None, on=today()),
        lambda good: record_copy(
            by=viewer,
            at=moment(),
            today=today(),
            demonstration=number,
            outlet_code=good.cleaned_data["outlet"].strip(),
            on=good.cleaned_data["copied_on"],
            note=good.cleaned_data["note"],
        ),
        to=reverse("work_demonstration", args=[number]),
        said=__("It is recorded who copied it."),
        heading=__("Record who copied it"),
        below=shown.shows,
        template="work/plan_form.html",
    )


@require_POST
@for_viewer
def end(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    shown = demonstration_for(viewer, number)
    return press(
        request,
        lambda: end_demonstration(
            by=viewer, at=moment(), number=shown.plan_id, outlet_code=shown.outlet.code
        ),
        to=reverse("work_plan", args=[shown.plan_id]),
        said=__("The outlet is no demonstration any more."),
    )
