"""A free analysis, looking for anomalies, and the brief to the front office."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.work.forms.recording import WorkForm
from ronda.work.services.analyses import AnalysisRow

Centres = Sequence[tuple[int, str]]
MOST_OUTLETS = 5000


def _centre_field(form: Any, centres: Centres) -> None:
    form.fields["centre"].choices = list(centres)
    if len(centres) == 1:
        form.fields["centre"].widget = forms.HiddenInput()
        form.fields["centre"].initial = centres[0][0]


class AnalysisForm(WorkForm):
    """Files are added on its page."""

    send = _("Keep the analysis")
    title = forms.CharField(label=_("Title"), max_length=200)
    centre = forms.TypedChoiceField(label=_("Customer service centre"), coerce=int)
    day = forms.DateField(label=_("Up to the day"), widget=forms.DateInput)
    text = forms.CharField(
        label=_("What was found"), widget=forms.Textarea(attrs={"rows": 10}), max_length=20000
    )
    outlets = forms.CharField(
        label=_("Codes of the outlets"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=100000,
        help_text=_(
            "Separated by spaces, commas or lines; each account manager gets the own ones. None: all outlets."
        ),
    )

    def __init__(self, *args: Any, centres: Centres, new: bool = True, **options: Any) -> None:
        super().__init__(*args, **options)
        _centre_field(self, centres)
        if not new:
            del self.fields["centre"]

    def clean_outlets(self) -> list[str]:
        codes: list[str] = self.cleaned_data["outlets"].replace(",", " ").replace(";", " ").split()
        return list(dict.fromkeys(codes))[:MOST_OUTLETS]

    def row(self) -> AnalysisRow:
        values = self.cleaned_data
        return AnalysisRow(values["title"], values["text"], values["day"], values["outlets"])


class SearchForm(WorkForm):
    send = _("Look for anomalies")
    centre = forms.TypedChoiceField(label=_("Customer service centre"), coerce=int)
    until = forms.DateField(
        label=_("Up to the day"),
        widget=forms.DateInput,
        help_text=_(
            "Sales after it are not looked at; the last day with known sales is taken if it is earlier."
        ),
    )

    def __init__(self, *args: Any, centres: Centres, on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.on = on
        _centre_field(self, centres)

    def clean_until(self) -> date:
        until: date = self.cleaned_data["until"]
        if until > self.on:
            raise forms.ValidationError(_("Give a day up to today."))
        return until


class BriefForm(WorkForm):
    send = _("Hand it over")
    text = forms.CharField(
        label=_("What they are to do with it"), widget=forms.Textarea(attrs={"rows": 4}), max_length=5000
    )
    receivers = forms.MultipleChoiceField(label=_("Account managers"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, holders: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["receivers"].choices = list(holders)  # type: ignore[attr-defined]
