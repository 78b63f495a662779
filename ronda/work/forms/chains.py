"""Forms of chains and single hand-overs."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.design.forms import RondaForm
from ronda.work.forms.recording import WorkForm
from ronda.work.rules.chain_plan import MOST_DAYS, MOST_STEPS, StepDraft

Named = Sequence[tuple[str, str]]
NONE = [("", _("none"))]
CHOOSE = [("", _("choose"))]


class ChainForm(WorkForm):
    """What a chain is about; its steps are forms of their own."""

    with_form_tag = False
    send = ""
    places = {"centre_id": "centre"}

    title = forms.CharField(label=_("Title"), max_length=200)
    goal = forms.CharField(label=_("Goal"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    centre = forms.ChoiceField(label=_("Customer service centre"))
    starts = forms.DateField(label=_("First day"), widget=forms.DateInput())
    plan = forms.ChoiceField(label=_("Plan"), required=False)
    priority = forms.ChoiceField(label=_("Phase priority"), required=False)
    outlet = forms.CharField(
        label=_("Outlet"), required=False, max_length=40, help_text=_("Its code, where it is about one.")
    )
    receiver = forms.ChoiceField(
        label=_("Receives the last step"), help_text=_("Often the one who gave the first.")
    )

    def __init__(
        self, *args: Any, people: Named, centres: Named, plans: Named, priorities: Named, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        for name, named in {
            "centre": list(centres),
            "plan": [*NONE, *plans],
            "priority": [*NONE, *priorities],
            "receiver": [*CHOOSE, *people],
        }.items():
            self.fields[name].choices = named  # type: ignore[attr-defined]
        if len(centres) == 1:
            self.fields["centre"].widget = forms.HiddenInput()
            self.fields["centre"].initial = centres[0][0]

    def number(self, name: str) -> int | None:
        value = self.cleaned_data.get(name)
        return int(value) if value else None


class StepForm(RondaForm, forms.Form):
    """One step: who has it, for how long, and what is handed over."""

    title = forms.CharField(label=_("What is handed over"), max_length=200)
    owner = forms.ChoiceField(label=_("Who has it"))
    duty = forms.ChoiceField(label=_("Duty"))
    allowed_days = forms.IntegerField(label=_("Working days allowed"), min_value=0, max_value=MOST_DAYS)
    evidence_wanted = forms.CharField(label=_("Evidence wanted"), max_length=300, required=False)

    def __init__(self, *args: Any, people: Named, duties: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["owner"].choices = [*CHOOSE, *people]  # type: ignore[attr-defined]
        self.fields["duty"].choices = [*CHOOSE, *duties]  # type: ignore[attr-defined]

    def draft(self) -> StepDraft:
        said = self.cleaned_data
        return StepDraft(
            said["title"], said["duty"], said["owner"], said["allowed_days"], said["evidence_wanted"]
        )


StepForms = forms.formset_factory(
    StepForm, extra=0, min_num=1, max_num=MOST_STEPS, absolute_max=MOST_STEPS, validate_max=True
)


class SingleForm(WorkForm):
    """One hand-over, to one receiver or to several."""

    send = _("Begin the hand-over")
    places = {"step": "title", "receivers": "receivers", "receiver": "receivers"}
    groups = (
        (_("What"), ("title", "goal", "evidence_wanted", "outlet")),
        (_("Both hands"), ("centre", "owner", "receivers", "starts", "allowed_days")),
        (_("Where it belongs"), ("duty", "plan", "priority")),
    )

    title = forms.CharField(label=_("What is handed over"), max_length=200)
    goal = forms.CharField(
        label=_("What is wanted"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    evidence_wanted = forms.CharField(label=_("Evidence wanted"), max_length=300, required=False)
    outlet = forms.CharField(
        label=_("Outlet"), required=False, max_length=40, help_text=_("Its code, where it is about one.")
    )
    centre = forms.ChoiceField(label=_("Customer service centre"))
    owner = forms.ChoiceField(label=_("Who gives it"))
    receivers = forms.MultipleChoiceField(
        label=_("Who receives it"),
        widget=forms.SelectMultiple(attrs={"size": 8}),
        help_text=_("Several receivers get one hand-over each, such as their own target list."),
    )
    starts = forms.DateField(label=_("First day"), widget=forms.DateInput())
    allowed_days = forms.IntegerField(
        label=_("Working days allowed"), min_value=0, max_value=MOST_DAYS, initial=2
    )
    duty = forms.ChoiceField(label=_("Duty"))
    plan = forms.ChoiceField(label=_("Plan"), required=False)
    priority = forms.ChoiceField(label=_("Phase priority"), required=False)

    def __init__(
        self,
        *args: Any,
        people: Named,
        centres: Named,
        duties: Named,
        plans: Named,
        priorities: Named,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        for name, named in {
            "centre": list(centres),
            "owner": [*CHOOSE, *people],
            "receivers": list(people),
            "duty": [*CHOOSE, *duties],
            "plan": [*NONE, *plans],
            "priority": [*NONE, *priorities],
        }.items():
            self.fields[name].choices = named  # type: ignore[attr-defined]
        if len(centres) == 1:
            self.fields["centre"].widget = forms.HiddenInput()
            self.fields["centre"].initial = centres[0][0]

    def step(self) -> StepDraft:
        said = self.cleaned_data
        return StepDraft(
            said["title"], said["duty"], said["owner"], said["allowed_days"], said["evidence_wanted"]
        )

    def number(self, name: str) -> int | None:
        value = self.cleaned_data.get(name)
        return int(value) if value else None


def first_day(asked: str, today: date) -> date:
    """An address may name the day that a form begins with."""
    try:
        return date.fromisoformat(asked)
    except ValueError:
        return today
