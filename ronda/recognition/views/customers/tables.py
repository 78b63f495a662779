"""Lists of the customers' view: rounds, sheets, results."""

from collections.abc import Mapping
from typing import Any

import django_tables2
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.design.tables import DayColumn, NumberColumn, RondaTable, StateColumn

Row = Mapping[str, Any]


class RoundTable(RondaTable):
    """One row a round, without a count: everybody of the centre reads it."""

    caption = _("Survey rounds")
    row_name = "title"
    hidden_at_first = ("number", "questionnaire")

    title = django_tables2.Column(verbose_name=_("Title"))
    number = django_tables2.Column(verbose_name=_("Number"))
    opens_on = DayColumn(verbose_name=_("First day"))
    closes_on = DayColumn(verbose_name=_("Last day"))
    state = StateColumn(verbose_name=_("State"), kind_of=lambda row: row["state_kind"])
    centre = django_tables2.Column(verbose_name=_("Customer service centre"))
    questionnaire = django_tables2.Column(verbose_name=_("Questionnaire"))

    def render_title(self, value: str, record: Row) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("survey_round", args=[record["number"]]), value)

    def value_title(self, value: str) -> str:
        return value


class SheetTable(RondaTable):
    """One row a sheet: where it is, never what it says."""

    caption = _("Sheets")
    row_name = "number"
    hidden_at_first = ("code", "stratum", "how", "handed", "position")

    number = django_tables2.Column(verbose_name=_("Number"))
    outlet = django_tables2.Column(verbose_name=_("Outlet"))
    code = django_tables2.Column(verbose_name=_("Code"))
    stratum = django_tables2.Column(verbose_name=_("Stratum"))
    person = django_tables2.Column(verbose_name=_("Account manager"))
    bringer = django_tables2.Column(verbose_name=_("Handed out by"))
    position = NumberColumn(verbose_name=_("Order on the route"))
    state = StateColumn(verbose_name=_("State"), kind_of=lambda row: row["state_kind"])
    how = django_tables2.Column(verbose_name=_("How"))
    handed = DayColumn(verbose_name=pgettext_lazy("survey sheet", "Handed out"))
    returned = DayColumn(verbose_name=pgettext_lazy("survey sheet", "Returned"))
    look = django_tables2.Column(verbose_name=_("Look again"))

    def render_number(self, value: int, record: Row) -> SafeString:
        address = reverse("survey_sheet", args=[record["round"], value])
        return format_html('<a href="{}">{}</a>', address, value)

    def value_number(self, value: int) -> int:
        return value


class ResultTable(RondaTable):
    """One row a person, by name: nobody is the last."""

    caption = _("Results")
    row_name = "person"
    hidden_at_first = ("code", "centre", "valid", "reliability")

    person = django_tables2.Column(verbose_name=_("Account manager"))
    code = django_tables2.Column(verbose_name=_("Code"))
    centre = django_tables2.Column(verbose_name=_("Customer service centre"))
    standing = StateColumn(verbose_name=_("Standing"), kind_of=lambda row: row["standing_kind"])
    score = NumberColumn(verbose_name=_("Score of 100"), places=1)
    lower = NumberColumn(verbose_name=_("Interval from"), places=1)
    upper = NumberColumn(verbose_name=_("Interval to"), places=1)
    drawn = NumberColumn(verbose_name=pgettext_lazy("survey sheets", "Drawn"))
    returned = NumberColumn(verbose_name=pgettext_lazy("survey sheets", "Returned"))
    valid = NumberColumn(verbose_name=_("Valid"))
    response = NumberColumn(verbose_name=_("Returned, in per cent"))
    reliability = NumberColumn(verbose_name=_("Reliability"), places=2)

    def render_person(self, value: str, record: Row) -> SafeString:
        address = reverse("survey_result", args=[record["round"], record["code"]])
        return format_html('<a href="{}">{}</a>', address, value)

    def value_person(self, value: str) -> str:
        return value
