"""Forms and filters of the records of the office."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from ronda.design.templatetags.figures import month_name
from ronda.kernel.period import Month
from ronda.work.forms.recording import WorkForm
from ronda.work.models import OfficeRecord
from ronda.work.queries.office import is_late
from ronda.work.rules.office_lines import MOST_LINES, OfficeLine, read_lines
from ronda.work.services.office import OfficeRow

Named = Sequence[tuple[str, str]]
Kind = OfficeRecord.Kind
ALL = _("all")
PARTNERS = {
    Kind.MEETING: _("Who takes part"),
    Kind.COORDINATION: _("With whom"),
    Kind.CONTACT: _("With whom outside"),
    Kind.PURCHASE: _("From whom"),
    Kind.DOCUMENT: _("For whom"),
}
TEXTS = {
    Kind.MEETING: _("What was agreed"),
    Kind.COORDINATION: _("What was agreed"),
    Kind.CONTACT: _("What it was about"),
    Kind.PURCHASE: _("What it is for"),
    Kind.DOCUMENT: _("What it is for"),
}
MOST_MONTHS = 24


class OfficeForm(WorkForm):
    """One form for the five kinds; only a purchase has lines."""

    title = forms.CharField(label=_("Title"), max_length=200)
    centre = forms.ChoiceField(label=_("Customer service centre"))
    owner = forms.ChoiceField(label=_("Responsible"))
    day = forms.DateField(label=_("Day"), widget=forms.DateInput)
    due = forms.DateField(label=_("Due"), widget=forms.DateInput, required=False)
    partner = forms.CharField(max_length=200, required=False)
    text = forms.CharField(widget=forms.Textarea(attrs={"rows": 5}), max_length=10000, required=False)
    lines = forms.CharField(
        label=_("Lines"),
        widget=forms.Textarea(attrs={"rows": 5, "placeholder": "12; Display stand; 45.00"}),
        max_length=10000,
        help_text=_("A line for each thing: how many; what; price of one. As in 12; Display stand; 45.00"),
    )

    def __init__(
        self, *args: Any, kind: str, centres: Named, people: Named, new: bool = True, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["centre"].choices = centres  # type: ignore[attr-defined]
        self.fields["owner"].choices = people  # type: ignore[attr-defined]
        self.fields["partner"].label = PARTNERS[Kind(kind)]
        self.fields["text"].label = TEXTS[Kind(kind)]
        if kind != Kind.PURCHASE:
            del self.fields["lines"]
        if not new or len(centres) == 1:
            self.fields["centre"].widget = forms.HiddenInput()
            self.fields["centre"].initial = centres[0][0] if centres else ""
        if not new:
            self.fields["centre"].required = False

    def clean_lines(self) -> list[OfficeLine]:
        found, wrong = read_lines(self.cleaned_data["lines"])
        if wrong:
            message = _("Line %(number)s cannot be read. Write it as 12; Display stand; 45.00")
            raise forms.ValidationError(message, params={"number": wrong[0]})
        if len(found) > MOST_LINES:
            raise forms.ValidationError(
                _("A request has at most %(count)s lines."), params={"count": MOST_LINES}
            )
        return found

    def row(self) -> OfficeRow:
        said = self.cleaned_data
        return OfficeRow(
            title=said["title"],
            day=said["day"],
            owner_code=said["owner"],
            due=said["due"],
            partner=said["partner"],
            text=said["text"],
            lines=said.get("lines", ()),
        )


class OfficeFilter(django_filters.FilterSet):
    """By words, kind, state, month and who is responsible."""

    q = django_filters.CharFilter(
        label=_("Words"),
        method="find",
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=Kind.choices, empty_label=ALL)
    state = django_filters.ChoiceFilter(
        label=_("State"), method="in_state", empty_label=ALL,
        choices=[*OfficeRecord.State.choices, ("late", _("Overdue"))],
    )  # fmt: skip
    month = django_filters.ChoiceFilter(label=_("Month"), method="in_month", empty_label=ALL)
    owner = django_filters.ChoiceFilter(label=_("Responsible"), field_name="owner__code", empty_label=ALL)

    def __init__(self, *args: Any, on: date, people: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        self.on = on
        months = [Month.of(on).plus(-back) for back in range(-1, MOST_MONTHS)]
        self.filters["month"].extra["choices"] = [(str(month), month_name(month)) for month in months]
        self.filters["owner"].extra["choices"] = people

    def find(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        for word in value.split():
            rows = rows.filter(
                Q(title__icontains=word) | Q(partner__icontains=word) | Q(text__icontains=word)
            )
        return rows

    def in_state(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        return rows.filter(is_late(self.on)) if value == "late" else rows.filter(state=value)

    def in_month(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        month = Month.parse(value)
        return rows.filter(day__gte=month.start, day__lt=month.end)
