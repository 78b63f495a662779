"""What the list of visits is narrowed down to; the address keeps it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.design.forms import RondaForm
from ronda.outlets.forms.filters import FewFirst
from ronda.visits.queries.visit_list import Wanted
from ronda.visits.wording.forms import KINDS, STATES

Named = Sequence[tuple[str, str]]
ALL = ("", _("all"))


class VisitFilterForm(RondaForm, FewFirst):
    """By words, state, kind, person and days."""

    first = ("q", "state", "kind", "person")

    q = forms.CharField(
        label=_("Outlet or person"),
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[ALL, *((code, word) for code, (word, _k) in STATES.items())],
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[ALL, *KINDS.items()])
    person = forms.ChoiceField(label=_("Person"), required=False)
    first_day = forms.DateField(label=_("From"), required=False, widget=forms.DateInput())
    last_day = forms.DateField(label=_("Up to"), required=False, widget=forms.DateInput())
    outlet = forms.CharField(label=_("Code of the outlet"), required=False, max_length=40)

    def __init__(self, *args: Any, people: Named | None, **options: Any) -> None:
        super().__init__(*args, **options)
        if people is None:
            del self.fields["person"]
        else:
            self.fields["person"].choices = [ALL, *people]  # type: ignore[attr-defined]

    @property
    def wanted(self) -> Wanted:
        """What is no choice narrows nothing down."""
        self.full_clean()
        good = self.cleaned_data
        return Wanted(
            words=good.get("q") or "",
            person=good.get("person") or "",
            outlet=good.get("outlet") or "",
            kind=good.get("kind") or "",
            state=good.get("state") or "",
            first=good.get("first_day"),
            last=good.get("last_day"),
        )
