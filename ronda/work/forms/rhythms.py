"""The form of a recurring task."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.people.wording.names import WEEKDAYS
from ronda.work.forms.recording import WorkForm
from ronda.work.forms.tasks import NONE, TEXT
from ronda.work.models import Rhythm
from ronda.work.queries.task_choices import Choices
from ronda.work.wording.tasks import KINDS


class RhythmForm(WorkForm):
    """What each of its tasks says, and when they are due."""

    send = _("Begin")
    title = forms.CharField(label=_("What is to be done"), max_length=200)
    goal = forms.CharField(label=_("Goal"), required=False, widget=TEXT)
    evidence_wanted = forms.CharField(label=_("Evidence wanted"), max_length=300, required=False)
    person = forms.ChoiceField(label=_("Executor"))
    every = forms.ChoiceField(label=_("How often"), choices=Rhythm.Every.choices, initial="week")
    weekday = forms.ChoiceField(
        label=_("On the weekday"), choices=list(WEEKDAYS.items()), required=False, initial="5"
    )
    day = forms.IntegerField(
        label=_("On the day of the month"),
        required=False,
        min_value=1,
        max_value=31,
        initial=1,
        help_text=_("A day that is not worked moves to the working day before it."),
    )
    starts = forms.DateField(label=_("First day"), widget=forms.DateInput())
    last = forms.DateField(label=_("Last day"), required=False, widget=forms.DateInput())
    duty = forms.ChoiceField(label=_("Duty"))
    kind = forms.ChoiceField(label=_("Kind"), choices=list(KINDS.items()), initial="task")
    minutes = forms.IntegerField(label=_("Minutes needed"), required=False, min_value=1, max_value=10000)
    groups = (
        (_("What"), ("title", "goal", "evidence_wanted")),
        (_("Who and when"), ("person", "every", "weekday", "day", "starts", "last", "minutes")),
        (_("Where it belongs"), ("duty", "kind")),
    )
    places = {"owner": "person", "on": "day", "due": "starts"}

    def __init__(
        self, *args: Any, choices: Choices, duties: Sequence[tuple[str, str]], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.choices = choices
        self.fields["person"].choices = choices.named  # type: ignore[attr-defined]
        self.fields["duty"].choices = list(duties) or NONE  # type: ignore[attr-defined]

    @property
    def on(self) -> int:
        said = self.cleaned_data
        if said["every"] == "week":
            return int(said["weekday"] or 1)
        return int(said["day"] or 1) if said["every"] == "month" else 1

    @property
    def said(self) -> dict[str, Any]:
        """What each task says; what is empty is left to the policy."""
        said = self.cleaned_data
        return {name: said[name] for name in ("goal", "evidence_wanted", "kind", "minutes") if said.get(name)}
