"""The list of learning in figures: a row for each person."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

import django_tables2
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from ronda.design.tables import NumberColumn, PercentColumn, RondaTable, StateColumn
from ronda.design.templatetags.drawing import spark
from ronda.kernel.exact import rounded
from ronda.kernel.period import Month
from ronda.learning.queries.figures import Figures
from ronda.learning.wording.figures import exams_words, hours_words, months_words, state_words
from ronda.people.wording.names import post_name


class FiguresTable(RondaTable):
    """Twelve months of learning, person by person."""

    caption = _("Learning in figures")
    row_name = "name"
    hidden_at_first = ("own", "most")

    name = django_tables2.Column(verbose_name=_("Name"))
    post = django_tables2.Column(verbose_name=_("Post"))
    centre = django_tables2.Column(verbose_name=_("Centre"))
    hours = NumberColumn(verbose_name=_("Hours"), places=1)
    months = NumberColumn(verbose_name=_("Months with learning"))
    line = django_tables2.Column(verbose_name=_("Month by month"), orderable=False, exclude_from_export=True)
    most = PercentColumn(verbose_name=_("Most in one month"), places=0)
    own = PercentColumn(verbose_name=_("Self-study and peer learning"), places=0)
    exams = django_tables2.Column(verbose_name=_("Exams"))
    state = StateColumn(verbose_name=_("State"), order_by=("order", "name"), kind_of=lambda row: row["kind"])

    def __init__(self, *args: Any, one_centre: bool, **options: Any) -> None:
        super().__init__(*args, exclude=("centre",) if one_centre else (), **options)

    def render_hours(self, record: Mapping[str, Any]) -> str:
        return str(record["hours_words"])

    def render_months(self, record: Mapping[str, Any]) -> str:
        return str(record["months_words"])

    def value_hours(self, value: Decimal) -> Decimal:
        return value

    def value_months(self, value: int) -> int:
        return value

    def render_line(self, value: list[int], record: Mapping[str, Any]) -> SafeString:
        label = _("Minutes by month: %(minutes)s") % {"minutes": ", ".join(map(str, value))}
        return format_html("{}", spark(value, label=label))


ORDER = ("stop", "attention", "note", "plain", "good")


def figures_row(row: Figures, months: Sequence[Month]) -> dict[str, Any]:
    kind, words = state_words(row.learnt)
    person = row.person
    return {
        "name": person.name if person else "",
        "post": post_name(person.post) if person else "",
        "centre": person.centre if person else "",
        "hours": rounded(Fraction(row.learnt.total, 60), 1),
        "hours_words": hours_words(row.learnt),
        "months": row.learnt.months,
        "months_words": months_words(row.learnt),
        "line": [row.learnt.minutes.get(month, 0) for month in months],
        "most": row.learnt.most,
        "own": row.learnt.own_share,
        "exams": exams_words(row.sat, row.passed),
        "state": words,
        "kind": kind,
        "order": ORDER.index(kind),
    }
