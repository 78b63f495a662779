"""Forms of the audit of raters."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.recognition.models import AuditWord
from ronda.work.forms.recording import WorkForm


class AuditYearForm(forms.Form):
    year = forms.ChoiceField(label=_("Year"), required=False)

    def __init__(self, *args: object, years: list[int], **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self.fields["year"].choices = [(str(each), str(each)) for each in years]  # type: ignore[attr-defined]


class AuditWordForm(WorkForm):
    outcome = forms.ChoiceField(
        label=_("What is done"), choices=AuditWord.Outcome.choices, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("In a few words"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Kept with your name and the day. Name nobody: you do not know who it is."),
    )
