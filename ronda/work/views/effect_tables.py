"""The matched pairs of an effect as a list."""

from collections.abc import Mapping
from typing import Any

import django_tables2
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from ronda.design.tables import MoneyColumn, NumberColumn, RondaTable


class PairTable(RondaTable):
    """Each target outlet with its comparable outlets; what it gained more is the last figure."""

    caption = _("Target outlets and their comparable outlets")
    row_name = "name"
    hidden_at_first = ("code",)

    name = django_tables2.Column(verbose_name=_("Target outlet"))
    code = django_tables2.Column(verbose_name=_("Code"))
    before = MoneyColumn(verbose_name=_("Before"))
    after = MoneyColumn(verbose_name=_("After"))
    control_before = MoneyColumn(verbose_name=_("Comparable before"))
    control_after = MoneyColumn(verbose_name=_("Comparable after"))
    gained = MoneyColumn(verbose_name=_("Gained more"))
    agreed = NumberColumn(verbose_name=_("Equal classes of 4"))
    controls = django_tables2.Column(verbose_name=_("Comparable outlets"), orderable=False)

    def __init__(self, rows: list[dict[str, Any]], *, names: Mapping[str, str], **options: Any) -> None:
        found = [
            {**row, "gained": row["after"] - row["before"] - row["control_after"] + row["control_before"]}
            for row in rows
        ]
        super().__init__(found, order_by=("-gained",), **options)
        self.names = names

    def render_name(self, value: str, record: dict[str, Any]) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("outlet", args=[record["code"]]), value)

    def value_name(self, value: str) -> str:
        return value

    def render_controls(self, value: list[str]) -> SafeString:
        links = ((reverse("outlet", args=[code]), self.names.get(code, code)) for code in value)
        return format_html_join(", ", '<a href="{}">{}</a>', links)

    def value_controls(self, value: list[str]) -> str:
        return " ".join(value)
