"""Forms of recognition notes."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.recognition.models import Criterion
from ronda.work.forms.recording import WorkForm

LINES = forms.Textarea(attrs={"rows": 3})


class NoteForm(WorkForm):
    person = forms.ChoiceField(label=_("Person"))
    day = forms.DateField(label=_("Day"), widget=forms.DateInput())
    text = forms.CharField(
        label=_("What was good"),
        max_length=1000,
        widget=LINES,
        help_text=_(
            "What you saw, and what came of it. The person reads it at once; the team, if the person agrees."
        ),
    )
    criterion = forms.ChoiceField(
        label=_("Criterion"), required=False, choices=[("", "—"), *Criterion.choices]
    )

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"].choices = [("", "—"), *people]  # type: ignore[attr-defined]


class AnswerForm(WorkForm):
    to_team = forms.ChoiceField(
        label=_("Who may read the note?"),
        choices=[
            ("yes", _("The team may read it")),
            ("no", _("Only its writer, those who lead the centre or the company, and I")),
        ],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(label=_("A word back"), max_length=1000, required=False, widget=LINES)


class TakeBackForm(WorkForm):
    send = _("Take the note back")
    send_kind = "danger"
    why = forms.CharField(label=_("Reason"), max_length=500)


class NoteFilter(forms.Form):
    q = forms.CharField(
        label=_("Name or words"),
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    criterion = forms.ChoiceField(
        label=_("Criterion"), required=False, choices=[("", _("all")), *Criterion.choices]
    )
