"""The target outlets of a plan: a list, added by filters, codes or another plan, taken out again."""

from typing import Any

import django_tables2
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from ronda.design.tables import ChosenColumn, NumberColumn, RondaTable, StateColumn
from ronda.outlets.forms.filters import OutletFilter
from ronda.outlets.queries import formats_of, holders_of, listed_outlets
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.listing import show_list
from ronda.work.forms.plans.deeds import TargetsForm
from ronda.work.models import Plan
from ronda.work.queries.plans import plan_for, plan_outlets
from ronda.work.queries.seen import shared_with
from ronda.work.queries.task_targets import codes_in, outlets_of_plan
from ronda.work.rules.plan_rights import plan_rights
from ronda.work.services.plans import add_plan_outlets, remove_plan_outlets
from ronda.work.views.doing import moment, press, record, today

MOST_PLANS = 300


class TargetTable(RondaTable):
    """The target outlets with whoever holds them today."""

    caption = _("Target outlets")
    row_name = "outlet"
    hidden_at_first = ("format", "grade")

    chosen = ChosenColumn(accessor="outlet__code", says="outlet__name")
    outlet = django_tables2.Column(verbose_name=_("Outlet"), accessor="outlet__name")
    code = django_tables2.Column(verbose_name=_("Code"), accessor="outlet__code")
    holder = django_tables2.Column(verbose_name=_("Account manager"))
    visit_class = django_tables2.Column(verbose_name=_("Visit class"), accessor="outlet__visit_class")
    outlet_type = django_tables2.Column(
        verbose_name=_("Type"), accessor="outlet__get_outlet_type_display", order_by="outlet__outlet_type"
    )
    format = django_tables2.Column(verbose_name=_("Store format"), accessor="outlet__format")
    grade = NumberColumn(verbose_name=_("Grade"), accessor="outlet__grade")
    status = StateColumn(
        verbose_name=_("Status"),
        accessor="outlet__get_status_display",
        order_by="outlet__status",
        kind_of=lambda row: "plain" if row.outlet.status == "active" else "attention",
    )
    shows = django_tables2.Column(verbose_name=_("Shows to others"))

    def render_outlet(self, value: str, record: Any) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("outlet", args=[record.outlet.code]), value)

    def value_outlet(self, value: str) -> str:
        return value


@for_viewer
def show_outlets(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    plan = plan_for(viewer, number)
    rights = plan_rights(viewer, plan)
    table = TargetTable(
        plan_outlets(viewer, number, today=today()),
        exclude=() if rights.targets else ("chosen",),
        order_by=("holder", "outlet"),
    )
    table.empty_text = __("No target outlet of this plan is among yours.")
    return show_list(
        request, table, name="ronda-plan-outlets", template="work/plan_outlets.html", plan=plan, rights=rights
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def add(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    plan = plan_for(viewer, number)
    if not plan_rights(viewer, plan).targets:
        raise Http404
    filters = _filters(request, viewer, plan)
    others = Plan.objects.filter(shared_with(viewer), centre=plan.centre).exclude(pk=number)
    named = [(str(pk), title) for pk, title in others.values_list("pk", "title")[:MOST_PLANS]]
    return record(
        request,
        TargetsForm(request.POST or None, initial={"source": "filter"}, others=named),
        lambda good: add_plan_outlets(
            by=viewer, at=moment(), number=number, codes=_codes(viewer, good.cleaned_data, filters)
        ),
        to=reverse("work_plan_outlets", args=[number]),
        said=_added,
        heading=__("Add target outlets"),
        below=plan.title,
        outlets=filters.form,
        template="work/plan_targets.html",
    )


@require_POST
@for_viewer
def remove(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    return press(
        request,
        lambda: remove_plan_outlets(
            by=viewer, at=moment(), number=number, codes=request.POST.getlist("chosen")
        ),
        to=reverse("work_plan_outlets", args=[number]),
        said=_removed,
    )


def _filters(request: HttpRequest, viewer: Viewer, plan: Plan) -> OutletFilter:
    on = today()
    return OutletFilter(
        request.POST or request.GET,
        queryset=listed_outlets(viewer, on=on).filter(centre=plan.centre).exclude(status="closed"),
        on=on,
        holders=holders_of(viewer, on=on),
        formats=formats_of(viewer),
        prefix="outlets",
    )


def _codes(viewer: Viewer, said: dict[str, Any], filters: OutletFilter) -> list[str]:
    if said["source"] == "codes":
        return codes_in(said["codes"])
    rows = filters.qs
    if said["source"] == "copy":
        rows = outlets_of_plan(viewer, int(said["other"])).exclude(status="closed")
    return list(rows.order_by("code").values_list("code", flat=True))


def _added(number: int) -> str:
    told = ngettext(
        "%(number)s outlet is new in the plan.", "%(number)s outlets are new in the plan.", number
    )
    return told % {"number": number}


def _removed(number: int) -> str:
    told = ngettext(
        "%(number)s outlet is taken out of the plan.", "%(number)s outlets are taken out of the plan.", number
    )
    return told % {"number": number}
