"""Analyses and anomalies as tables."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import django_tables2
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from ronda.design.tables import ChosenColumn, DayColumn, MomentColumn, NumberColumn, RondaTable, StateColumn
from ronda.design.templatetags.drawing import spark
from ronda.design.templatetags.figures import quantity
from ronda.people.rules import Viewer
from ronda.work.views.analyses.elsewhere import drawn_at
from ronda.work.wording.anomalies import anomaly_name, anomaly_words

USES = {
    "problem": gettext_lazy("Problem raised"),
    "task": gettext_lazy("Task given"),
    "handover": gettext_lazy("Handed over"),
    "": gettext_lazy("Not used yet"),
}
STATE_KINDS = {"open": "attention", "problem": "note", "dismissed": "plain"}


class AnalysisTable(RondaTable):
    """Analyses, the latest first."""

    caption = gettext_lazy("Analyses")
    row_name = "title"

    title = django_tables2.Column(verbose_name=gettext_lazy("Analysis"))
    kind = django_tables2.Column(verbose_name=gettext_lazy("Kind"))
    day = DayColumn(verbose_name=gettext_lazy("Up to the day"))
    made_at = MomentColumn(verbose_name=gettext_lazy("Made"))
    made_by = django_tables2.Column(verbose_name=gettext_lazy("Made by"), accessor="made_by__name")
    use = StateColumn(
        verbose_name=pgettext_lazy("analysis", "Used"),
        empty_values=(),
        kind_of=lambda record: "good" if record.use else "plain",
    )

    def __init__(self, *args: Any, viewer: Viewer, **options: Any) -> None:
        super().__init__(*args, **options)
        self.viewer = viewer

    def render_title(self, value: str, record: Any) -> SafeString:
        address = drawn_at(self.viewer, record) or reverse("work_analysis", args=[record.pk])
        return format_html('<a href="{}">{}</a>', address, value)

    def value_title(self, value: str) -> str:
        return value

    def render_kind(self, record: Any) -> str:
        return str(record.get_kind_display())

    def render_use(self, value: str, record: Any, column: StateColumn) -> SafeString:
        return column.render(USES[value or ""], record)

    def value_use(self, value: str) -> str:
        return str(USES[value or ""])


class AnomalyTable(RondaTable):
    """Anomalies, the strongest first: what was seen, what was expected, and the outlet's own weeks."""

    caption = gettext_lazy("Anomalies")
    row_name = "outlet"
    hidden_at_first = ("outlet_code", "dismissed_why")

    chosen = ChosenColumn(says="outlet__name")
    outlet = django_tables2.Column(verbose_name=gettext_lazy("Outlet"), accessor="outlet__name")
    outlet_code = django_tables2.Column(
        verbose_name=gettext_lazy("Code of the outlet"), accessor="outlet__code"
    )
    kind = django_tables2.Column(verbose_name=gettext_lazy("Anomaly"))
    says = django_tables2.Column(
        verbose_name=gettext_lazy("Seen and expected"), accessor="figures", orderable=False
    )
    weeks = django_tables2.Column(
        verbose_name=gettext_lazy("Its weeks"),
        accessor="figures__weeks",
        orderable=False,
        exclude_from_export=True,
    )
    strength = NumberColumn(verbose_name=gettext_lazy("Strength"))
    holder = django_tables2.Column(
        verbose_name=gettext_lazy("Account manager"), accessor="outlet_id", orderable=False
    )
    analysis = DayColumn(verbose_name=gettext_lazy("Up to the day"), accessor="analysis__day")
    state = StateColumn(verbose_name=gettext_lazy("State"), kind_of=lambda record: STATE_KINDS[record.state])
    dismissed_why = django_tables2.Column(verbose_name=gettext_lazy("Reason"))

    def __init__(self, *args: Any, holders: Mapping[int, str], left_out: tuple[str, ...], **options: Any):
        super().__init__(*args, exclude=left_out, **options)
        self.holders = holders

    def render_outlet(self, value: str, record: Any) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("work_anomaly", args=[record.pk]), value)

    def value_outlet(self, value: str) -> str:
        return value

    def render_kind(self, record: Any) -> str:
        return anomaly_name(record)

    def render_says(self, record: Any) -> str:
        return anomaly_words(record, self.currency, record.analysis.day)

    def render_weeks(self, value: list[int], record: Any) -> SafeString:
        label = _("Weekly sales to %(outlet)s") % {"outlet": record.outlet.name}
        return spark(value, None, label)

    def render_strength(self, value: int) -> str:
        return quantity(Fraction(value, 100), 1)

    def value_strength(self, value: int) -> Decimal:
        return Decimal(value).scaleb(-2)

    def render_holder(self, value: int) -> str:
        return self.holders.get(value, "")

    def render_state(self, record: Any, column: StateColumn) -> SafeString:
        return column.render(record.get_state_display(), record)

    def value_state(self, record: Any) -> str:
        return str(record.get_state_display())
