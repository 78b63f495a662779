"""All findings that the viewer sees, as a list and as a file."""

from collections.abc import Mapping
from typing import Any

import django_tables2
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ronda.design.tables import DayColumn, RondaTable, StateColumn
from ronda.inspection.forms.steps.filters import FindingFilterForm
from ronda.inspection.queries.steps.list import centres_of_findings, listed_findings, people_of_findings
from ronda.inspection.queries.steps.standing import Standing
from ronda.inspection.views.steps.telling import standing_line
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.listing import show_list
from ronda.work.views.doing import today


class FindingTable(RondaTable):
    """One row a finding."""

    caption = gettext_lazy("Findings")
    row_name = "kind"
    hidden_at_first = ("number", "made_by", "centre", "decided_by")

    kind = django_tables2.Column(verbose_name=gettext_lazy("Finding"))
    number = django_tables2.Column(verbose_name=gettext_lazy("Number"))
    person = django_tables2.Column(verbose_name=gettext_lazy("Person"))
    outlet = django_tables2.Column(verbose_name=gettext_lazy("Outlet"))
    text = django_tables2.Column(verbose_name=gettext_lazy("What was found"), orderable=False)
    made_on = DayColumn(verbose_name=gettext_lazy("Found on"))
    made_by = django_tables2.Column(verbose_name=gettext_lazy("Found by"))
    state = StateColumn(verbose_name=gettext_lazy("State"), kind_of=lambda row: row["state_kind"])
    turn = django_tables2.Column(verbose_name=gettext_lazy("Next step"), orderable=False)
    due = DayColumn(verbose_name=gettext_lazy("Due"))
    decided_by = django_tables2.Column(verbose_name=gettext_lazy("Decided by"))
    centre = django_tables2.Column(verbose_name=gettext_lazy("Customer service centre"))

    def render_kind(self, value: str, record: Mapping[str, Any]) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("finding", args=[record["number"]]), value)

    def value_kind(self, value: str) -> str:
        return value


@for_viewer
def show_findings(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    people, centres = people_of_findings(viewer), centres_of_findings(viewer)
    narrow = FindingFilterForm(request.GET, people=people, centres=centres)
    found = listed_findings(viewer, narrow.wanted, today=today())
    table = FindingTable([_row(each) for each in found])
    table.empty_text = _("No finding fits these filters.")
    return show_list(
        request,
        table,
        name="ronda-findings",
        template="inspection/findings.html",
        filter={"form": narrow},
        any=bool(people),
        late=sum(each.late for each in found),
    )


def _row(each: Standing) -> dict[str, Any]:
    finding, line = each.finding, standing_line(each)
    return {
        "kind": capfirst(finding.get_kind_display()),
        "number": finding.pk,
        "person": finding.person.name,
        "outlet": finding.outlet.name if finding.outlet else "",
        "text": finding.text if len(finding.text) < 160 else f"{finding.text[:157]}…",
        "made_on": timezone.localdate(finding.made_at),
        "made_by": finding.made_by.name if finding.made_by else "",
        "state": line["state"],
        "state_kind": line["state_kind"],
        "turn": str(line["turn"]),
        "due": each.limit,
        "decided_by": finding.decided_by.name if finding.decided_by else "",
        "centre": finding.centre.name,
    }
