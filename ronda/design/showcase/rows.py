"""Made-up rows of the living page, and how they are listed."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import django_tables2
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ronda.design.tables import (
    ChosenColumn,
    DayColumn,
    MoneyColumn,
    NumberColumn,
    PercentColumn,
    PointsColumn,
    RondaTable,
    StateColumn,
)

PLACES = (
    "Café Sol",
    "Kiosko Río",
    "Lotus Corner",
    "North Gate Shop",
    "Plaza Verde",
    "River House",
    "Seven Steps",
)
STATES = (("good", _("on course")), ("attention", _("behind")), ("stop", _("missed")), ("note", _("new")))


@dataclass(frozen=True)
class Sample:
    """One row."""

    pk: int
    name: str
    visits: int
    share: Decimal
    score: int
    amount: int
    since: date
    kind: str
    state: Any


def sample_rows(number: int = 130) -> list[Sample]:
    """The same rows at every visit."""
    return [
        Sample(
            pk=at + 1,
            name=f"{PLACES[at % len(PLACES)]} {at // len(PLACES) + 1}",
            visits=(at * 7) % 23,
            share=Decimal((at * 13) % 101) / 100,
            score=400_000 + (at * 37_117) % 800_000,
            amount=120_000 + (at * 98_731) % 640_000,
            since=date(2026, 1, 5) + timedelta(days=(at * 3) % 270),
            kind=STATES[at % len(STATES)][0],
            state=STATES[at % len(STATES)][1],
        )
        for at in range(number)
    ]


class SampleTable(RondaTable):
    """Every kind of column."""

    chosen = ChosenColumn()
    name = django_tables2.Column(_("Outlet"))
    state = StateColumn(_("State"), kind_of=lambda record: record.kind, orderable=False)
    visits = NumberColumn(_("Visits"))
    share = PercentColumn(_("Display share"))
    score = PointsColumn(_("Points"))
    amount = MoneyColumn(_("Sales"))
    since = DayColumn(_("Since"))

    row_name = "name"
    caption = _("Outlets of the example")
    hidden_at_first = ("since",)

    class Meta(RondaTable.Meta):
        empty_text = _("No outlet fits these filters.")


class SampleFilter(forms.Form):
    """What the example's list may be asked for."""

    name = forms.CharField(label=_("Name"), required=False, widget=forms.TextInput(attrs={"type": "search"}))
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("All")), *((kind, word) for kind, word in STATES)]
    )


def asked_for(asked: QueryDict) -> list[Sample]:
    """The rows that fit the filter."""
    name, state = asked.get("name", "").casefold(), asked.get("state", "")
    return [row for row in sample_rows() if name in row.name.casefold() and state in ("", row.kind)]
