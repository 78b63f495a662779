"""The columns of the process library."""

from datetime import date
from typing import Any

import django_tables2
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ronda.design.tables import DayColumn, NumberColumn, RondaTable, StateColumn
from ronda.work.models import Process


class ProcessTable(RondaTable):
    """Processes, those due for review first."""

    caption = _("Processes")
    row_name = "title"

    title = django_tables2.Column(verbose_name=_("Process"))
    code = django_tables2.Column(verbose_name=_("Code"))
    area = django_tables2.Column(verbose_name=_("Area"))
    owner = django_tables2.Column(verbose_name=_("Owner"), accessor="owner__name")
    in_force = NumberColumn(verbose_name=_("Version"))
    since = DayColumn(verbose_name=_("In force from"))
    review_on = DayColumn(verbose_name=_("Next review"))
    state = StateColumn(verbose_name=_("State"), accessor="pk", orderable=False)

    def __init__(self, *args: Any, on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.on = on
        self.columns["state"].column.kind_of = lambda record: self._state(record)[0]

    def render_title(self, value: str, record: Process) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("work_process", args=[record.pk]), value)

    def value_title(self, value: str) -> str:
        return value

    def render_state(self, value: int, record: Process, column: StateColumn) -> SafeString:
        return column.render(self._state(record)[1], record)

    def value_state(self, value: int, record: Process) -> str:
        return self._state(record)[1]

    def _state(self, process: Any) -> tuple[str, str]:
        if process.ended_on is not None:
            return "plain", gettext("no longer used")
        if process.review_on < self.on:
            return "attention", gettext("review overdue")
        if process.waits:
            return "note", gettext("a version waits to be adopted")
        return "good", gettext("in use")
