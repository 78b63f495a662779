"""What the list of findings is narrowed down to; the address keeps it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.design.forms import RondaForm
from ronda.inspection.models import Finding
from ronda.inspection.queries.steps.list import FindingsWanted
from ronda.outlets.forms.filters import FewFirst

Named = Sequence[tuple[str, str]]
ALL = ("", _("all"))
STATES = [
    ALL,
    ("running", _("not closed")),
    ("mine", _("waiting for me")),
    ("late", pgettext_lazy("findings", "late")),
    *Finding.State.choices,
]


class FindingFilterForm(RondaForm, FewFirst):
    """By words, state, kind, person, centre and the day due."""

    first = ("q", "state", "kind", "person")

    q = forms.CharField(
        label=_("Outlet, person or words"),
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    state = forms.ChoiceField(label=_("State"), required=False, choices=STATES)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[ALL, *Finding.Kind.choices])
    person = forms.ChoiceField(label=_("Person"), required=False)
    centre = forms.ChoiceField(label=_("Customer service centre"), required=False)
    due = forms.DateField(label=_("Due up to"), required=False, widget=forms.DateInput())

    def __init__(self, *args: Any, people: Named, centres: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, offered in (("person", people), ("centre", centres)):
            if len(offered) < 2:
                del self.fields[name]
            else:
                self.fields[name].choices = [ALL, *offered]  # type: ignore[attr-defined]

    @property
    def wanted(self) -> FindingsWanted:
        """What is no choice narrows nothing down."""
        self.full_clean()
        good = self.cleaned_data
        due: date | None = good.get("due")
        words = {name: good.get(name) or "" for name in ("q", "state", "kind", "person", "centre")}
        return FindingsWanted(**words, due=due)
