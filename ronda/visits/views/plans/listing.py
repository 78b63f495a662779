"""Who has a plan of the month: accepted, as a draft, or none yet."""

from collections.abc import Mapping
from typing import Any

import django_tables2
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from ronda.design.tables import NumberColumn, RondaTable, StateColumn
from ronda.kernel.period import Month
from ronda.people.queries import centres_for
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer, own_code
from ronda.people.views.listing import show_list
from ronda.visits.queries.month_plan import PlanLine, plans_of_centre
from ronda.visits.views.plans.asked import months_around
from ronda.visits.wording.plan_pages import LINE_STATES
from ronda.work.views.doing import today


class PlanTable(RondaTable):
    """A line a person."""

    caption = gettext_lazy("Plans of the month")
    row_name = "person_name"

    person_name = django_tables2.Column(verbose_name=gettext_lazy("Person"))
    state = StateColumn(
        verbose_name=gettext_lazy("Plan"),
        order_by="rank",
        kind_of=lambda record: LINE_STATES[record["state_code"]][1],
    )
    visits = NumberColumn(verbose_name=pgettext_lazy("visits", "Planned"))
    done = NumberColumn(verbose_name=gettext_lazy("Done"))
    hours_needed = NumberColumn(verbose_name=gettext_lazy("Hours needed"), places=1)
    hours_there = NumberColumn(verbose_name=gettext_lazy("Hours there"), places=1)
    unmet = NumberColumn(verbose_name=gettext_lazy("Without a day"))

    def render_person_name(self, value: str, record: Mapping[str, Any]) -> SafeString:
        return format_html('<a href="{}">{}</a>', record["address"], value)

    def value_person_name(self, value: str) -> str:
        return value


@for_viewer
def show_plans(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    month = _month(request)
    centres = list(centres_for(viewer))
    chosen = next((each for each in centres if each.code == request.GET.get("centre")), None)
    centre = chosen or (centres[0] if centres else None)
    lines = plans_of_centre(viewer, centre.code, month, on=today()) if centre else ()
    table = PlanTable([_row(each, month) for each in lines], order_by=("person_name",))
    table.empty_text = _("Nobody of this centre holds outlets or a quota of visits in this month.")
    asked = f"&centre={centre.code}" if centre else ""
    own = next((each for each in lines if each.person == own_code(request)), None)
    return show_list(
        request,
        table,
        name=f"ronda-visit-plans-{month}",
        template="visits/plans.html",
        month=month,
        months=months_around(lambda each: f"?month={each}{asked}"),
        centres=centres,
        centre=centre,
        own=own,
        own_address=reverse("visit_plan", args=[own_code(request), str(month)]),
        without=sum(each.accepted is None for each in lines),
        people=len(lines),
    )


def _month(request: HttpRequest) -> Month:
    """An address that names no month shows the running one."""
    try:
        return Month.parse(request.GET.get("month", ""))
    except ValueError:
        return Month.of(today())


def _row(line: PlanLine, month: Month) -> dict[str, Any]:
    if line.accepted is not None:
        code = "both" if line.draft is not None else "accepted"
    else:
        code = "draft" if line.draft is not None else "none"
    return {
        **vars(line),
        "state_code": code,
        "rank": list(LINE_STATES).index(code),
        "state": LINE_STATES[code][0],
        "address": reverse("visit_plan", args=[line.person, str(month)]),
    }
