"""Forms of the process library."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from ronda.design.templatetags.figures import NOTHING
from ronda.work.forms.recording import WorkForm
from ronda.work.models import Process
from ronda.work.services.processes import ProcessRow

Named = Sequence[tuple[str, str]]
ALL = _("all")


class ProcessForm(WorkForm):
    """A new process with its first text, or the head of one that is known."""

    groups = (
        (_("Process"), ("code", "title", "area", "owner", "review_on")),
        (_("What is done"), ("text", "starts")),
    )
    code = forms.CharField(label=_("Code"), max_length=40)
    title = forms.CharField(label=_("Title"), max_length=200)
    area = forms.ChoiceField(label=_("Area"), choices=Process.Area.choices)
    owner = forms.ChoiceField(label=_("Owner"))
    review_on = forms.DateField(label=_("Next review"), widget=forms.DateInput)
    text = forms.CharField(
        label=_("Text"),
        widget=forms.Textarea(attrs={"rows": 12}),
        max_length=20000,
        help_text=_("A line for each step; a line that begins with a dash becomes part of a list."),
    )
    starts = forms.DateField(
        label=_("In force from"),
        widget=forms.DateInput,
        required=False,
        help_text=_("Leave it empty when somebody else adopts it later."),
    )

    def __init__(self, *args: Any, people: Named, new: bool, adopts: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["owner"].choices = people  # type: ignore[attr-defined]
        if not new:
            self.fields["code"].disabled = True
            del self.fields["text"]
        if not (new and adopts):
            del self.fields["starts"]

    def row(self) -> ProcessRow:
        said = self.cleaned_data
        return ProcessRow(said["title"], said["area"], said["owner"], said["review_on"])


class VersionForm(WorkForm):
    """Another text; it begins with the latest one."""

    send = _("Keep this version")
    text = forms.CharField(
        label=_("Text"),
        widget=forms.Textarea(attrs={"rows": 16}),
        max_length=20000,
        help_text=_("A line for each step; a line that begins with a dash becomes part of a list."),
    )
    why = forms.CharField(label=_("Reason"), max_length=500)
    problem = forms.TypedChoiceField(
        label=_("Problem that it answers"), required=False, coerce=int, empty_value=None
    )

    def __init__(self, *args: Any, problems: Sequence[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["problem"].choices = [("", NOTHING), *problems]  # type: ignore[attr-defined]
        if not problems:
            del self.fields["problem"]


class StartForm(WorkForm):
    """From which day the company works by a version."""

    send = _("Adopt this version")
    starts = forms.DateField(label=_("In force from"), widget=forms.DateInput)


class ReviewForm(WorkForm):
    """What a review found."""

    send = _("Keep the review")
    findings = forms.CharField(
        label=_("What was found"), widget=forms.Textarea(attrs={"rows": 4}), max_length=5000
    )
    keeps = forms.TypedChoiceField(
        label=_("Outcome"),
        choices=[("yes", _("It stays as it is")), ("no", _("It is to change"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    problems = forms.CharField(
        label=_("Problems"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=2000,
        help_text=_("A line for each. They go to the owner of the process, with the findings as evidence."),
    )
    next_on = forms.DateField(label=_("Next review"), widget=forms.DateInput)

    def clean_problems(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["problems"].splitlines() if line.strip()]
        if any(len(line) > 200 for line in lines):
            raise forms.ValidationError(_("A problem is named in at most 200 characters."))
        return lines


class ProcessFilter(django_filters.FilterSet):
    """By words, area, and what is due."""

    q = django_filters.CharFilter(
        label=_("Title or code"),
        method="find",
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    area = django_filters.ChoiceFilter(label=_("Area"), choices=Process.Area.choices, empty_label=ALL)
    state = django_filters.ChoiceFilter(
        label=_("State"), method="in_state", empty_label=ALL,
        choices=[
            ("review", _("review overdue")),
            ("waits", _("a version waits to be adopted")),
            ("used", _("in use")),
            ("ended", _("no longer used")),
        ],
    )  # fmt: skip

    def __init__(self, *args: Any, on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.on = on

    def find(self, rows: QuerySet[Process], _name: str, value: str) -> QuerySet[Process]:
        for word in value.split():
            rows = rows.filter(Q(title__icontains=word) | Q(code__icontains=word))
        return rows

    def in_state(self, rows: QuerySet[Process], _name: str, value: str) -> QuerySet[Process]:
        if value == "review":
            return rows.filter(ended_on=None, review_on__lt=self.on)
        if value == "waits":
            return rows.filter(waits=True)  # type: ignore[misc]
        return rows.filter(ended_on__isnull=value != "ended")
