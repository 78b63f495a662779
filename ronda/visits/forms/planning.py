"""What is asked for a month's plan: from which day and why, another visit, a reason."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.visits.models import PlannedVisit
from ronda.visits.wording.forms import KINDS
from ronda.work.forms.recording import WorkForm

Named = Sequence[tuple[str, str]]


class MakePlanForm(WorkForm):
    """A first plan, or another one beside the accepted one; then a reason is asked for."""

    send = _("Make the plan")
    places = {"starts": "starts", "day": "starts", "month": "starts", "reason": "why"}

    starts = forms.DateField(
        label=_("From which day on"),
        widget=forms.DateInput(),
        help_text=_("The days before it stay as they are."),
    )
    why = forms.CharField(
        label=_("Why it is planned again"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Such as a missed day, a leave, a new outlet or another priority."),
    )

    def __init__(self, *args: Any, first: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if first:
            del self.fields["why"]


class AddVisitForm(WorkForm):
    """A visit that the plan does not have: with somebody along it is a joint visit."""

    send = _("Add the visit")
    places = {"planned": "day", "person": "together_with"}

    outlet = forms.CharField(
        label=_("Code of the outlet"),
        max_length=40,
        widget=forms.TextInput(attrs={"list": "plan-outlets", "autocomplete": "off"}),
    )
    kind = forms.ChoiceField(label=_("As"), choices=lambda: list(KINDS.items()))
    day = forms.ChoiceField(label=_("Day"))
    together_with = forms.ChoiceField(
        label=_("Together with"), required=False, help_text=_("For a joint visit: who is along.")
    )
    reason = forms.ChoiceField(label=_("Reason"), choices=lambda: PlannedVisit.Reason.choices)

    def __init__(self, *args: Any, days: Named, people: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["day"].choices = list(days)  # type: ignore[attr-defined]
        self.fields["together_with"].choices = [("", _("nobody")), *people]  # type: ignore[attr-defined]

    def clean_day(self) -> date:
        return date.fromisoformat(self.cleaned_data["day"])
