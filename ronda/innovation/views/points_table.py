"""Innovation points of a year as a file: a line for each time that some were given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import django_tables2
from django.utils.text import capfirst
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy, pgettext_lazy

from ronda.design.tables import DayColumn, NumberColumn, RondaTable
from ronda.innovation.models import Points

PLACES = 2


@dataclass(frozen=True)
class Row:
    """What was given once; `counting` is nothing for what was taken back."""

    name: str
    code: str
    thing: str
    cause: str
    day: date
    points: Decimal
    counting: Decimal
    taken_back: date | None
    who: str
    why: str


class PointsTable(RondaTable):
    """By name and day, as on the page: never a ranking."""

    caption = gettext_lazy("Innovation points")

    name = django_tables2.Column(verbose_name=gettext_lazy("Person"))
    code = django_tables2.Column(verbose_name=gettext_lazy("Number"))
    thing = django_tables2.Column(verbose_name=gettext_lazy("Suggestion or topic"))
    cause = django_tables2.Column(verbose_name=pgettext_lazy("innovation points", "For"))
    day = DayColumn(verbose_name=gettext_lazy("Day"))
    points = NumberColumn(verbose_name=gettext_lazy("Points"), places=PLACES)
    counting = NumberColumn(
        verbose_name=pgettext_lazy("innovation points", "Points that count"), places=PLACES
    )
    taken_back = DayColumn(verbose_name=pgettext_lazy("innovation points", "Taken back on"))
    who = django_tables2.Column(verbose_name=gettext_lazy("Taken back by"))
    why = django_tables2.Column(verbose_name=gettext_lazy("Why it was taken back"))

    @classmethod
    def of(cls, given: Sequence[Points]) -> "PointsTable":
        return cls([_row(each) for each in given])


def _row(each: Points) -> Row:
    return Row(
        name=each.person.name,
        code=each.person.code,
        thing=str(each.idea or each.topic),
        cause=capfirst(each.get_cause_display()),
        day=each.day,
        points=each.points,
        counting=Decimal(0) if each.taken_back_at else each.points,
        taken_back=localdate(each.taken_back_at) if each.taken_back_at else None,
        who=each.taken_back_by.name if each.taken_back_by else "",
        why=each.taken_back_why,
    )
