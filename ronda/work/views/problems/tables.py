"""The register of problems as a table."""

from datetime import date
from typing import Any

import django_tables2
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ronda.design.tables import DayColumn, RondaTable, StateColumn
from ronda.work.rules.problem_states import is_late

STATE_KINDS = {
    "open": "note",
    "cause": "note",
    "action": "note",
    "check": "note",
    "closed": "good",
    "dismissed": "plain",
}


class ProblemTable(RondaTable):
    """Problems, the latest first."""

    caption = gettext_lazy("Problems")
    row_name = "title"
    hidden_at_first = ("found_by", "closed_on", "outlet_code")

    title = django_tables2.Column(verbose_name=gettext_lazy("Problem"))
    topic = django_tables2.Column(verbose_name=gettext_lazy("Topic"))
    found = django_tables2.Column(verbose_name=gettext_lazy("Found"))
    outlet = django_tables2.Column(verbose_name=gettext_lazy("Outlet"), accessor="outlet__name")
    outlet_code = django_tables2.Column(
        verbose_name=gettext_lazy("Code of the outlet"), accessor="outlet__code"
    )
    found_on = DayColumn(verbose_name=gettext_lazy("Found on"))
    found_by = django_tables2.Column(verbose_name=gettext_lazy("Found by"), accessor="found_by__name")
    owner = django_tables2.Column(verbose_name=gettext_lazy("Owner"), accessor="owner__name")
    due = DayColumn(verbose_name=gettext_lazy("Due"))
    state = StateColumn(verbose_name=gettext_lazy("State"))
    closed_on = DayColumn(verbose_name=gettext_lazy("Closed on"))

    def __init__(self, *args: Any, on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.on = on

    def render_title(self, value: str, record: Any) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("work_problem", args=[record.pk]), value)

    def value_title(self, value: str) -> str:
        return value

    def render_found(self, record: Any) -> str:
        return str(record.get_found_display())

    def render_state(self, record: Any, column: StateColumn) -> SafeString:
        late = is_late(record.state, record.due, self.on)
        column.kind_of = lambda _record: "attention" if late else STATE_KINDS[record.state]
        word = record.get_state_display()
        return column.render(_("%(state)s, late") % {"state": word} if late else word, record)

    def value_state(self, record: Any) -> str:
        return str(record.get_state_display())
