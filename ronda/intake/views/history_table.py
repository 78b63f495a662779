"""The history of imports as a table."""

import django_tables2
from django.urls import reverse, reverse_lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from ronda.design.tables import MomentColumn, NumberColumn, RondaTable, StateColumn
from ronda.intake.queries import ImportBatch
from ronda.intake.wording import kind_name


class ImportTable(RondaTable):
    """One row for each file that changed something."""

    row_name = "source_name"
    caption = _("Imports")
    hidden_at_first = ("changed", "left_out", "undone_at")
    empty_link = (reverse_lazy("intake_imports"), _("Import a file"))

    pk = django_tables2.Column(verbose_name=_("Number"))
    source_name = django_tables2.Column(verbose_name=_("File"))
    kind = django_tables2.Column(verbose_name=_("Kind"))
    at = MomentColumn(verbose_name=_("When"))
    by = django_tables2.Column(verbose_name=_("By"), accessor="by__name", default=_("the server's operator"))
    rows = NumberColumn(verbose_name=_("Rows"))
    created = NumberColumn(verbose_name=_("Created"))
    changed = NumberColumn(verbose_name=_("Changed"))
    strange = NumberColumn(verbose_name=_("Strange"))
    left_out = NumberColumn(verbose_name=_("Left out"))
    state = StateColumn(
        verbose_name=_("State"),
        accessor="get_state_display",
        order_by="state",
        kind_of=lambda batch: "good" if batch.state == ImportBatch.State.WRITTEN else "plain",
    )
    undone_at = MomentColumn(verbose_name=_("Taken back"))

    def render_source_name(self, value: str, record: ImportBatch) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("intake_import", args=[record.pk]), value)

    def value_source_name(self, value: str) -> str:
        return value

    def render_kind(self, value: str) -> str:
        return kind_name(value)
