"""The list of targets as a table: the rule's value beside the one set by hand."""

from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import django_tables2
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from ronda.cockpit.queries.targets import Targets
from ronda.cockpit.wording.targets import told_value
from ronda.design.tables import ChosenColumn, RondaTable
from ronda.design.templatetags.figures import NOTHING, moment

FIGURE = {"th": {"class": "number"}, "td": {"class": "number"}}


class TargetTable(RondaTable):
    """One row for each person, centre or outlet."""

    row_name = "name"
    caption = _("Targets")

    chosen = ChosenColumn()
    code = django_tables2.Column(verbose_name=_("Number"))
    name = django_tables2.Column(verbose_name=_("Name"))
    rule = django_tables2.Column(verbose_name=_("By the rule"), accessor="pk", orderable=False, attrs=FIGURE)
    by_hand = django_tables2.Column(verbose_name=_("By hand"), accessor="pk", orderable=False, attrs=FIGURE)
    reason = django_tables2.Column(verbose_name=_("Reason"), accessor="pk", orderable=False)
    who = django_tables2.Column(verbose_name=_("Set by"), accessor="pk", orderable=False)
    when = django_tables2.Column(verbose_name=_("Set"), accessor="pk", orderable=False)

    def __init__(self, targets: Targets, *, currency: str, can_set: bool) -> None:
        super().__init__(targets.rows, currency=currency, exclude=() if can_set else ("chosen",))
        self.targets = targets

    def render_name(self, value: str, record: Any) -> SafeString:
        where = [str(self.targets.month), self.targets.indicator.code, self.targets.subject, record.code]
        return format_html('<a href="{}">{}</a>', reverse("targets_target", args=where), value)

    def value_name(self, value: str) -> str:
        return value

    def render_rule(self, value: int) -> str:
        return told_value(self.targets.asked_of(value), self.targets.unit, self.currency)

    def value_rule(self, value: int) -> object:
        return _plain(self.targets.asked_of(value), self.targets.unit)

    def render_by_hand(self, value: int) -> str:
        return told_value(self._hand(value), self.targets.unit, self.currency)

    def value_by_hand(self, value: int) -> object:
        return _plain(self._hand(value), self.targets.unit)

    def render_reason(self, value: int) -> str:
        target = self.targets.by_hand.get(value)
        return target.reason if target else NOTHING

    def render_who(self, value: int) -> str:
        target = self.targets.by_hand.get(value)
        if target is None:
            return NOTHING
        return target.known_by.name if target.known_by else str(_("the server's operator"))

    def render_when(self, value: int) -> str:
        target = self.targets.by_hand.get(value)
        return moment(target.known_at) if target else NOTHING

    def value_when(self, value: int) -> datetime | None:
        target = self.targets.by_hand.get(value)
        return target.known_at if target else None

    def _hand(self, number: int) -> Fraction | None:
        target = self.targets.by_hand.get(number)
        return Fraction(target.value_num, target.value_den) if target else None


def _plain(value: Fraction | None, unit: str) -> object:
    if value is None:
        return None
    return Decimal(int(value)) / 100 if unit == "cents" else value
