"""The change log of base data: who changed what of which outlet, from what to what, when, by what."""

from collections.abc import Mapping
from typing import Any

import django_tables2
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from ronda.design.tables import MomentColumn, RondaTable
from ronda.people.queries import centres_for, company_for
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.listing import show_list
from ronda.visits.forms.base_changes import ChangesFilter
from ronda.visits.queries.base_changes import logged_changes
from ronda.visits.queries.field_rules import field_rules
from ronda.visits.wording.base_changes import told_changes
from ronda.work.views.doing import today


class ChangesTable(RondaTable):
    """One row a field that was changed."""

    caption = gettext_lazy("Changes of base data")
    row_name = "name"
    hidden_at_first = ("code",)

    at = MomentColumn(verbose_name=pgettext_lazy("change log", "When"))
    name = django_tables2.Column(verbose_name=gettext_lazy("Outlet"))
    code = django_tables2.Column(verbose_name=gettext_lazy("Code"))
    field = django_tables2.Column(verbose_name=pgettext_lazy("change log", "What"))
    before = django_tables2.Column(verbose_name=gettext_lazy("Before"))
    after = django_tables2.Column(verbose_name=pgettext_lazy("change log", "After"))
    who = django_tables2.Column(verbose_name=gettext_lazy("Changed by"))
    source = django_tables2.Column(verbose_name=gettext_lazy("By what"))
    why = django_tables2.Column(verbose_name=gettext_lazy("Reason"))

    def render_name(self, value: str, record: Mapping[str, Any]) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("outlet", args=[record["code"]]), value)

    def value_name(self, value: str) -> str:
        return value

    def render_source(self, value: str, record: Mapping[str, Any]) -> Any:
        if not record["visit"]:
            return value
        return format_html('<a href="{}">{}</a>', reverse("visit", args=[record["visit"]]), value)

    def value_source(self, value: str) -> str:
        return value


@for_viewer
def show_changes(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    on = today()
    groups = field_rules(on).base_data_groups
    narrow = ChangesFilter(request.GET, groups=groups, today=on)
    first, last = narrow.days
    found = logged_changes(viewer, first, last, today=on, outlet=narrow.of_outlet)
    centres = dict(centres_for(viewer).values_list("pk", "name"))
    rows = told_changes(found, groups, company_for(viewer).currency, centres)
    table = ChangesTable([row for row in rows if narrow.fits(row)], order_by=("-at",))
    table.empty_text = _("Nothing of these outlets was changed in these days.")
    return show_list(
        request,
        table,
        name="ronda-base-data-changes",
        template="visits/base_changes.html",
        narrow=narrow,
        first=first,
        last=last,
        one=next((each.name for each in found), narrow.of_outlet) if narrow.of_outlet else "",
    )
