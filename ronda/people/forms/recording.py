"""What every form of a record has: a reason, a warning about what it changes, and refusals at their field."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext_lazy as _

from ronda.design.forms import RondaForm
from ronda.kernel.refusal import RefusedError
from ronda.people.rules.last_day import end_after
from ronda.people.wording import problem_field, problem_sentence


class RecordForm(RondaForm, forms.Form):
    """`confirm` appears once the view has said what the change touches."""

    why = forms.CharField(
        label=_("Reason"),
        max_length=500,
        required=False,
        help_text=_("It is kept in the history, with your name and the time."),
    )
    confirm = forms.BooleanField(
        label=_("I have read what this changes"), required=False, widget=forms.HiddenInput
    )

    last_fields: tuple[str, ...] = ("why", "confirm")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        names = [name for name in self.fields if name not in self.last_fields]
        self.order_fields([*names, *self.last_fields])

    def without_reason(self) -> Self:
        """For what is new: a reason is asked for only when it reaches into the past."""
        self.fields["why"].widget = forms.HiddenInput()
        return self

    def ask_to_confirm(self) -> None:
        """Show the box that must be ticked, and ask why."""
        self.fields["confirm"].widget = forms.CheckboxInput()
        self.fields["confirm"].required = True
        self.fields["why"].widget = forms.TextInput(attrs={"maxlength": 500})
        self.fields["why"].required = True

    @property
    def reason(self) -> str:
        return str(self.cleaned_data.get("why", "")).strip()


def put_refusal(form: forms.Form, refused: RefusedError) -> None:
    """Each problem as an error of its field, or of the form as a whole."""
    for problem in refused.problems:
        named = problem_field(problem)
        field = named if named in form.fields else None
        sentence = problem_sentence(problem)
        if sentence not in form.errors.get(field or NON_FIELD_ERRORS, []):
            form.add_error(field, sentence)


class DatedForm(RecordForm):
    """From a first day to a last one, which counts; inside, the end is the day after it."""

    start = forms.DateField(label=_("First day"), widget=forms.DateInput)
    last = forms.DateField(
        label=_("Last day"),
        required=False,
        widget=forms.DateInput,
        help_text=_("Leave it empty while nobody knows it."),
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        start, last = values.get("start"), values.get("last")
        if start and last and last < start:
            self.add_error("last", _("The last day lies before the first; one of them is wrong."))
        return values

    @property
    def end(self) -> date | None:
        return end_after(self.cleaned_data.get("last"))


def choices_of(named: Iterable[tuple[str, str]], empty: object = "") -> list[tuple[str, object]]:
    """`(code, name)` as options that show both, after an empty one."""
    return [("", empty), *[(code, f"{name} ({code})") for code, name in named]]
