"""The columns of the records of the office."""

from datetime import date
from typing import Any

import django_tables2
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ronda.design.tables import DayColumn, MoneyColumn, RondaTable, StateColumn
from ronda.work.models import OfficeRecord
from ronda.work.wording.office import KINDS


class OfficeTable(RondaTable):
    """Records, the latest day first."""

    caption = _("Records of the office")
    row_name = "title"
    hidden_at_first = ("centre",)

    title = django_tables2.Column(verbose_name=_("Title"))
    kind = django_tables2.Column(verbose_name=_("Kind"))
    day = DayColumn(verbose_name=_("Day"))
    due = DayColumn(verbose_name=_("Due"))
    partner = django_tables2.Column(verbose_name=_("With whom"))
    owner = django_tables2.Column(verbose_name=_("Responsible"), accessor="owner__name")
    centre = django_tables2.Column(verbose_name=_("Customer service centre"), accessor="centre__name")
    amount_cents = MoneyColumn(verbose_name=_("Amount"))
    state = StateColumn(verbose_name=_("State"))

    def __init__(self, *args: Any, on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.on = on
        self.columns["state"].column.kind_of = self._kind

    def render_title(self, value: str, record: OfficeRecord) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("work_office_record", args=[record.pk]), value)

    def value_title(self, value: str) -> str:
        return value

    def render_state(self, value: str, record: OfficeRecord, column: StateColumn) -> SafeString:
        return column.render(gettext("Overdue") if self._late(record) else value, record)

    def _kind(self, record: OfficeRecord) -> str:
        return "attention" if self._late(record) else KINDS[record.state]

    def _late(self, record: OfficeRecord) -> bool:
        return record.state in ("open", "review") and record.due is not None and record.due < self.on
