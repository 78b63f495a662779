"""Forms of events."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from ronda.outlets.forms.filters import search_field, search_words
from ronda.work.forms.recording import WorkForm
from ronda.work.models import Event
from ronda.work.rules.material_lines import Material, materials_in

Named = Sequence[tuple[str, str]]
ALL = _("all")
NOTICE = _(
    "For adults only. The products shown are harmful to health. "
    "They are not offered, given or sold to minors."
)


class _Time(forms.TimeInput):
    """The browser's own clock, which writes hours and minutes."""

    def __init__(self, **options: Any) -> None:
        super().__init__(format="%H:%M", **options)


class EventForm(WorkForm):
    """A new event, or one that is changed."""

    groups = (
        (_("What"), ("kind", "title", "plan", "centre")),
        (_("When and where"), ("day", "starts_at", "ends_at", "outlet", "where", "owner")),
        (_("Materials"), ("materials",)),
        (_("Protection of minors"), ("promotes", "adults_only", "legal_notice")),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=Event.Kind.choices)
    title = forms.CharField(label=_("Title"), max_length=200)
    plan = forms.ChoiceField(label=_("Plan"), required=False)
    centre = forms.ChoiceField(label=_("Customer service centre"))
    day = forms.DateField(label=_("Day"), widget=forms.DateInput)
    starts_at = forms.TimeField(label=_("From"), required=False, widget=_Time(attrs={"type": "time"}))
    ends_at = forms.TimeField(label=_("To"), required=False, widget=_Time(attrs={"type": "time"}))
    outlet = forms.CharField(
        label=_("Code of the outlet"),
        required=False,
        max_length=40,
        help_text=_("Leave it empty where it takes place elsewhere."),
    )
    where = forms.CharField(label=_("Another place"), required=False, max_length=200)
    owner = forms.ChoiceField(label=_("Responsible"))
    materials = forms.CharField(
        label=_("Materials"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One a line, the number first: 20 leaflets."),
    )
    promotes = forms.BooleanField(label=_("It promotes a product"), required=False)
    adults_only = forms.BooleanField(
        label=_("For adults only"),
        required=False,
        help_text=_("Stays on where a product is age-restricted, or where nothing is known of the products."),
    )
    legal_notice = forms.CharField(
        label=_("Legal notice"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Every promotion carries one."),
    )

    def __init__(
        self, *args: Any, centres: Named, people: Named, plans: Named, locked: bool, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        for name, choices in (("centre", centres), ("owner", people), ("plan", [("", _("none")), *plans])):
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        if len(centres) == 1:
            self.fields["centre"].initial = centres[0][0]
            self.fields["centre"].widget = forms.HiddenInput()
        if locked:
            self.fields["adults_only"].disabled = True
            self.initial["adults_only"] = True

    def clean_materials(self) -> list[Material]:
        found, odd = materials_in(self.cleaned_data["materials"])
        if odd:
            lines = ", ".join(map(str, odd))
            raise forms.ValidationError(
                _("Line %(lines)s names no material: write a number from 1 on and then what it is."),
                params={"lines": lines},
            )
        return found


class ReportForm(WorkForm):
    """What came of an event."""

    send = _("Report it")
    attendance = forms.IntegerField(label=_("Attendance"), required=False, min_value=0, max_value=1_000_000)
    units_sold = forms.IntegerField(label=_("Units sold"), required=False, min_value=0, max_value=1_000_000)
    result = forms.CharField(label=_("Result"), widget=forms.Textarea(attrs={"rows": 4}), max_length=5000)
    next_step = forms.CharField(label=_("Next step"), required=False, max_length=300)
    age_checked = forms.BooleanField(label=_("Ages were checked, and no minor took part"), required=False)

    def __init__(self, *args: Any, adults_only: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not adults_only:
            del self.fields["age_checked"]


class EventFilter(django_filters.FilterSet):
    """By words, kind, state, person and plan."""

    q = search_field(_("Title or place"))
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=Event.Kind.choices, empty_label=ALL)
    state = django_filters.ChoiceFilter(
        label=_("State"), method="in_state", empty_label=ALL,
        choices=[
            ("coming", _("coming")),
            ("unreported", _("past and not reported")),
            ("done", _("done")),
            ("cancelled", _("cancelled")),
        ],
    )  # fmt: skip
    owner = django_filters.ChoiceFilter(label=_("Responsible"), field_name="owner__code", empty_label=ALL)
    plan = django_filters.NumberFilter(field_name="plan_id", widget=forms.HiddenInput)

    def __init__(self, *args: Any, on: date, people: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        self.on = on
        self.filters["owner"].extra["choices"] = people

    find = search_words("title", "where", "outlet__name")

    def in_state(self, rows: QuerySet[Event], _name: str, value: str) -> QuerySet[Event]:
        if value in ("done", "cancelled"):
            return rows.filter(state=value)
        planned = rows.filter(state=Event.State.PLANNED)
        return planned.filter(day__gte=self.on) if value == "coming" else planned.filter(day__lt=self.on)
