"""A file of questions: which one, and what of it is taken over."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.learning.models import Question
from ronda.learning.services.bank_reading import Words
from ronda.learning.wording.bank_columns import COLUMN_NAMES, DIFFICULTY_NAMES, in_every_language, labelled
from ronda.work.forms.recording import WorkForm


class BankFileForm(WorkForm):
    """GIFT, Moodle XML or a table."""

    send = _("Read the file")

    file = forms.FileField(
        label=_("File"),
        help_text=_("GIFT (.gift or .txt), Moodle XML (.xml) or a table (.xlsx) made from the template."),
        widget=forms.ClearableFileInput(attrs={"accept": ".gift,.txt,.xml,.xlsx"}),
    )


class TakeOverForm(forms.Form):
    """The chosen places of the preview."""

    places = forms.TypedMultipleChoiceField(coerce=int)
    in_use = forms.BooleanField(required=False)

    def __init__(self, *args: Any, offered: list[int], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["places"].choices = [(n, n) for n in offered]  # type: ignore[attr-defined]


def known_words() -> Words:
    names = labelled(Question.Kind.choices) | dict(DIFFICULTY_NAMES)
    return Words(in_every_language(COLUMN_NAMES), in_every_language(names))
