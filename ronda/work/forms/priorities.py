"""Forms of phase priorities."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from ronda.outlets.forms.filters import search_field, search_words
from ronda.work.forms.recording import WorkForm
from ronda.work.models import Priority
from ronda.work.queries.task_targets import codes_in

Named = Sequence[tuple[str, str]]
ALL = _("all")
NONE = [("", _("none"))]


class PriorityForm(WorkForm):
    """A new priority, or one that is changed; its centre stays."""

    groups = (
        (_("What comes first"), ("title", "goal", "indicators", "place")),
        (_("When and whose"), ("starts", "last", "owner", "centre")),
        (_("Outlets that it concerns"), ("codes", "add", "holder")),
    )
    title = forms.CharField(label=_("Title"), max_length=200)
    goal = forms.CharField(
        label=_("Goal"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=5000,
        help_text=_("What is so at the end that is not so now."),
    )
    indicators = forms.MultipleChoiceField(
        label=_("Indicators"), required=False, widget=forms.CheckboxSelectMultiple
    )
    place = forms.ChoiceField(label=_("Place in the working method"), required=False)
    starts = forms.DateField(label=_("First day"), widget=forms.DateInput)
    last = forms.DateField(label=_("Last day"), widget=forms.DateInput)
    owner = forms.ChoiceField(label=_("Owner"))
    centre = forms.ChoiceField(label=_("Customer service centre"))
    codes = forms.CharField(
        label=_("Codes of outlets"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Pasted from a table or a message; apart by lines, spaces or commas."),
    )
    add = forms.ChoiceField(
        label=_("And all outlets of a kind"),
        required=False,
        choices=[
            *NONE,
            ("high", _("high-tier customers")),
            ("modern", _("modern outlets")),
            ("affiliated", _("affiliated outlets")),
            ("class-A", _("visit class A")),
            ("class-B", _("visit class B")),
            ("class-C", _("visit class C")),
            ("all", _("all outlets of the centre")),
        ],
    )
    holder = forms.ChoiceField(
        label=_("Of that kind only those of"),
        required=False,
        help_text=_("An account manager; leave it open for those of everybody."),
    )

    def __init__(
        self,
        *args: Any,
        centres: Named,
        people: Named,
        indicators: Named,
        places: Named,
        holders: Named,
        new: bool,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        for name, choices in (
            ("centre", centres),
            ("owner", people),
            ("indicators", indicators),
            ("place", [*NONE, *places]),
            ("holder", [("", ALL), *holders]),
        ):
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        if len(centres) == 1 or not new:
            self.fields["centre"].initial = centres[0][0] if centres else ""
            self.fields["centre"].widget = forms.HiddenInput()
            self.fields["centre"].required = False

    def clean_codes(self) -> list[str]:
        return codes_in(self.cleaned_data["codes"])


class CloseForm(WorkForm):
    """What came of a priority."""

    send = _("Close it")
    closed_on = forms.DateField(label=_("Closed on"), widget=forms.DateInput)
    reached = forms.TypedChoiceField(
        label=_("Goal"),
        choices=[("yes", _("reached")), ("no", _("not reached"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    summary = forms.CharField(label=_("Summary"), widget=forms.Textarea(attrs={"rows": 5}), max_length=5000)
    lessons = forms.CharField(
        label=_("Lessons"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=5000,
        required=False,
        help_text=_(
            "What the next one should do in the same way or otherwise; it is shown to whoever writes it."
        ),
    )


class PriorityFilter(django_filters.FilterSet):
    """By words, state of the days, owner and indicator."""

    q = search_field(_("Title or goal"))
    state = django_filters.ChoiceFilter(
        label=_("State"), method="in_state", empty_label=ALL,
        choices=[
            ("running", _("running")),
            ("late", _("past the last day")),
            ("coming", _("coming")),
            ("closed", _("closed or dropped")),
        ],
    )  # fmt: skip
    owner = django_filters.ChoiceFilter(label=_("Owner"), field_name="owner__code", empty_label=ALL)

    def __init__(self, *args: Any, on: date, people: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        self.on = on
        self.filters["owner"].extra["choices"] = people

    find = search_words("title", "goal")

    def in_state(self, rows: QuerySet[Priority], _name: str, value: str) -> QuerySet[Priority]:
        if value == "closed":
            return rows.filter(closed_on__isnull=False)
        days = {
            "running": Q(starts__lte=self.on),
            "late": Q(last__lt=self.on),
            "coming": Q(starts__gt=self.on),
        }
        return rows.filter(days[value], closed_on=None)
