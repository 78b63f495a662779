"""Prizes as a list and as a file for the payroll: a line a person and award, to the cent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import django_tables2
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from ronda.design.tables import DayColumn, MoneyColumn, RondaTable, StateColumn
from ronda.design.templatetags.figures import day
from ronda.pay.queries.prizes import AwardMoney, Paid, PrizeLine
from ronda.pay.wording import PRIZE_STATES


@dataclass(frozen=True)
class Row:
    """One person's part of one award."""

    name: str
    code: str
    amount: int
    state: str
    kind: str
    paid: date | None
    paper: str
    recorded: str
    mistakes: str
    award: str
    topic: str
    review: str
    presented: date
    centre: str
    approved: date | None
    approver: str
    entry: int


class PrizeTable(RondaTable):
    """`approved` and `recorded` are two hands."""

    caption = gettext_lazy("Prizes")
    row_name = "name"
    hidden_at_first = (
        "award",
        "review",
        "presented",
        "centre",
        "approved",
        "approver",
        "recorded",
        "mistakes",
    )

    name = django_tables2.Column(verbose_name=gettext_lazy("Person"))
    code = django_tables2.Column(verbose_name=gettext_lazy("Number"))
    topic = django_tables2.Column(verbose_name=pgettext_lazy("innovation", "Topic"))
    award = django_tables2.Column(verbose_name=gettext_lazy("Award"))
    amount = MoneyColumn(verbose_name=gettext_lazy("Prize money"))
    state = StateColumn(verbose_name=pgettext_lazy("prize money", "State"), kind_of=lambda row: row.kind)
    approved = DayColumn(verbose_name=gettext_lazy("Approved on"))
    approver = django_tables2.Column(verbose_name=gettext_lazy("Approved by"))
    paid = DayColumn(verbose_name=gettext_lazy("Paid on"))
    paper = django_tables2.Column(verbose_name=gettext_lazy("By which paper"))
    recorded = django_tables2.Column(verbose_name=gettext_lazy("Recorded by"))
    mistakes = django_tables2.Column(verbose_name=gettext_lazy("Payments taken back"))
    review = django_tables2.Column(verbose_name=gettext_lazy("Review of topics"))
    presented = DayColumn(verbose_name=gettext_lazy("Day of the presentation"))
    centre = django_tables2.Column(verbose_name=gettext_lazy("Customer service centre"))

    @classmethod
    def of(cls, found: Sequence[AwardMoney], *, currency: str) -> "PrizeTable":
        table = cls([_row(each, line) for each in found for line in each.lines])
        table.currency = currency
        table.empty_text = _("No prize fits these filters.")
        return table

    def render_name(self, value: str, record: Row) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("prize", args=[record.entry]), value)

    def value_name(self, value: str) -> str:
        return value


def _row(each: AwardMoney, line: PrizeLine) -> Row:
    state = "paid" if line.is_paid else each.state
    words, kind = PRIZE_STATES[state]
    approved = each.decision if each.decision is not None and each.decision.approved else None
    return Row(
        name=line.winner.name,
        code=line.winner.code,
        amount=line.cents,
        state=str(words),
        kind=kind,
        paid=line.paid.on if line.paid else None,
        paper=line.paid.paper if line.paid else "",
        recorded=line.paid.who if line.paid else "",
        mistakes="; ".join(_mistake(paid) for paid in line.mistakes),
        award=capfirst(each.award.words),
        topic=each.award.topic_title,
        review=each.award.title,
        presented=each.award.day,
        centre=each.award.centre,
        approved=timezone.localdate(approved.decided_at) if approved else None,
        approver=approved.who if approved else "",
        entry=each.award.entry,
    )


def _mistake(paid: Paid) -> str:
    assert paid.taken_back is not None, "a mistake is a payment that was taken back"
    told = {
        "paper": paid.paper,
        "day": day(timezone.localdate(paid.taken_back.at)),
        "why": paid.taken_back.why,
    }
    return _("%(paper)s, on %(day)s: %(why)s") % told
