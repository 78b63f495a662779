"""Forms of demonstrations."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.work.forms.recording import WorkForm


class ShowsForm(WorkForm):
    """What a target outlet shows to others."""

    send = _("Make it a demonstration")
    outlet = forms.ChoiceField(label=_("Target outlet"))
    shows = forms.CharField(
        label=_("What it shows"), max_length=300, help_text=_("What others should come and see here.")
    )

    def __init__(self, *args: Any, outlets: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["outlet"].choices = outlets  # type: ignore[attr-defined]


class CopyForm(WorkForm):
    """An outlet that copied a demonstration."""

    send = _("Record it")
    outlet = forms.CharField(label=_("Code of the outlet that copied it"), max_length=40)
    copied_on = forms.DateField(label=_("Copied on"), widget=forms.DateInput)
    note = forms.CharField(label=_("Note"), required=False, max_length=300)

    def __init__(self, *args: Any, on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["copied_on"].initial = on
