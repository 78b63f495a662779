"""What is asked for a year's training plan, and for a course more in it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.design.forms import RondaForm
from ronda.learning.wording.year_pages import ROW_STATES
from ronda.outlets.forms.filters import FewFirst
from ronda.work.forms.recording import WorkForm

Named = Sequence[tuple[str, str]]
ALL = ("", _("all"))


class MakeYearForm(WorkForm):
    """A first plan, or another one beside the accepted one; then a reason is asked for."""

    send = _("Make the plan")
    places = {"year": "year", "starts": "starts", "centre": "centre"}

    centre = forms.ChoiceField(label=_("Centre"))
    year = forms.TypedChoiceField(label=_("Year"), coerce=int)
    starts = forms.DateField(
        label=_("From which day on"),
        required=False,
        widget=forms.DateInput(),
        help_text=_("Months before it stay as they are. Empty: from today, or the beginning of the year."),
    )
    why = forms.CharField(
        label=_("Why it is planned again"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Such as a leave, a new colleague, a new course or another priority."),
    )

    def __init__(self, *args: Any, centres: Named, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["centre"].choices = centres  # type: ignore[attr-defined]
        self.fields["year"].choices = [(each, str(each)) for each in (today.year, today.year + 1)]  # type: ignore[attr-defined]


class AddLearningForm(WorkForm):
    """A course that the plan does not have for somebody."""

    send = _("Add the course")
    places = {"person": "person", "course": "course", "month": "month"}

    person = forms.ChoiceField(label=_("Person"))
    course = forms.ChoiceField(label=_("Course"))
    month = forms.ChoiceField(label=_("Month"))

    def __init__(self, *args: Any, people: Named, courses: Named, months: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, choices in (("person", people), ("course", courses), ("month", months)):
            self.fields[name].choices = choices  # type: ignore[attr-defined]


class LearningFilterForm(RondaForm, FewFirst):
    """By words, month, state, and course."""

    first = ("q", "month", "state")

    q = forms.CharField(
        label=_("Person or course"),
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    month = forms.ChoiceField(label=_("Month"), required=False)
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[ALL, *((code, word) for code, (word, _colour) in ROW_STATES.items())],
    )
    form = forms.ChoiceField(label=_("Form of learning"), required=False)

    def __init__(self, *args: Any, months: Named, forms_of_learning: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["month"].choices = [ALL, *months]  # type: ignore[attr-defined]
        self.fields["form"].choices = [ALL, *forms_of_learning]  # type: ignore[attr-defined]

    @property
    def wanted(self) -> dict[str, str]:
        """What is no choice narrows nothing down."""
        self.full_clean()
        return {name: self.cleaned_data.get(name) or "" for name in ("q", "month", "state", "form")}
