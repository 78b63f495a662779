"""Forms of tasks: what is asked, and what becomes of it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.work.forms.recording import WorkForm
from ronda.work.models import Stage
from ronda.work.queries.task_choices import Choices
from ronda.work.wording.tasks import KINDS

Named = Sequence[tuple[str, str]]
NONE = [("", _("none"))]
TEXT = forms.Textarea(attrs={"rows": 3})


class AskedForm(WorkForm):
    """What is asked, whoever gets it."""

    title = forms.CharField(label=_("What is to be done"), max_length=200)
    goal = forms.CharField(label=_("Goal"), required=False, widget=TEXT)
    evidence_wanted = forms.CharField(
        label=_("Evidence wanted"),
        max_length=300,
        required=False,
        help_text=_("As a photo of the shelf. Then it is done only with a result in words or a file."),
    )
    due = forms.DateField(label=_("Due"), widget=forms.DateInput())
    starts_on = forms.DateField(label=_("First day"), required=False, widget=forms.DateInput())
    duty = forms.ChoiceField(
        label=_("Duty"), required=False, help_text=_("Empty: the first duty of the executor's post.")
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=list(KINDS.items()), initial="task")
    minutes = forms.IntegerField(
        label=_("Minutes needed"),
        required=False,
        min_value=1,
        max_value=10000,
        help_text=_("Empty: as long as is usual for its kind."),
    )
    plan = forms.ChoiceField(label=_("Plan"), required=False)
    priority = forms.ChoiceField(label=_("Phase priority"), required=False)
    stage = forms.ChoiceField(label=_("Stage"), required=False, choices=[*NONE, *Stage.choices])
    place = forms.ChoiceField(label=_("Place in the working method"), required=False)
    problem = forms.IntegerField(required=False, widget=forms.HiddenInput)
    analysis = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, choices: Choices, duties: Named, places: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        self.choices = choices
        for name, named in {
            "duty": duties,
            "plan": choices.plans,
            "priority": choices.priorities,
            "place": places,
        }.items():
            first = [("", _("as the post says"))] if name == "duty" else NONE
            self.fields[name].choices = [*first, *named]  # type: ignore[attr-defined]

    @property
    def asked(self) -> dict[str, Any]:
        """What every order of this form says."""
        said = self.cleaned_data
        plain = ("title", "goal", "evidence_wanted", "due", "starts_on", "duty", "kind", "minutes")
        return {name: said[name] for name in (*plain, "stage", "place")} | {
            "plan_id": int(said["plan"]) if said["plan"] else None,
            "priority_id": int(said["priority"]) if said["priority"] else None,
            "problem_id": said["problem"],
            "analysis_id": said["analysis"],
        }


class TaskForm(AskedForm):
    """One task for one person."""

    send = _("Give the task")
    person = forms.ChoiceField(label=_("Executor"))
    accountable = forms.ChoiceField(
        label=_("Accountable"), required=False, help_text=_("Who answers for it; empty: whoever gives it.")
    )
    outlet = forms.CharField(
        label=_("Outlet"), required=False, max_length=40, help_text=_("Its code, where it is about one.")
    )
    groups = (
        (_("What"), ("title", "goal", "evidence_wanted", "outlet")),
        (_("Who and when"), ("person", "accountable", "due", "starts_on", "minutes")),
        (
            _("Where it belongs"),
            ("plan", "priority", "duty", "kind", "stage", "place", "problem", "analysis"),
        ),
    )
    places = {"owner": "person"}

    def __init__(self, *args: Any, choices: Choices, **options: Any) -> None:
        super().__init__(*args, choices=choices, **options)
        self.fields["person"].choices = choices.named  # type: ignore[attr-defined]
        self.fields["accountable"].choices = [*NONE, *choices.named]  # type: ignore[attr-defined]


class ManyTasksForm(AskedForm):
    """The same for several persons, or for each of many outlets."""

    send = _("Look at it before it is given")
    whom = forms.ChoiceField(
        label=_("For whom"),
        widget=forms.RadioSelect,
        choices=[
            ("persons", _("the persons chosen below")),
            ("managers", _("every account manager")),
            ("plan", _("each target outlet of the plan")),
            ("priority", _("each outlet of the phase priority")),
            ("filter", _("each outlet that fits the filters below")),
            ("codes", _("each outlet of a list of codes")),
        ],
    )
    persons = forms.MultipleChoiceField(
        label=_("Persons"), required=False, widget=forms.SelectMultiple(attrs={"size": 8})
    )
    codes = forms.CharField(
        label=_("Codes of outlets"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Pasted from a table or a message; apart by lines, spaces or commas."),
    )
    groups = (
        (_("What"), ("title", "goal", "evidence_wanted")),
        (_("When"), ("due", "starts_on", "minutes")),
        (
            _("Where it belongs"),
            ("plan", "priority", "duty", "kind", "stage", "place", "problem", "analysis"),
        ),
        (_("For whom"), ("whom", "persons", "codes")),
    )
    with_form_tag = False
    places = {"owner": "whom", "outlet": "whom"}

    def __init__(self, *args: Any, choices: Choices, **options: Any) -> None:
        super().__init__(*args, choices=choices, **options)
        self.fields["persons"].choices = choices.named  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        needed = {"persons": "persons", "codes": "codes", "plan": "plan", "priority": "priority"}
        name = needed.get(said.get("whom", ""))
        if name and not said.get(name):
            self.add_error(name, _("Choose or write here whom it is for."))
        return said
