"""What the forms of inspections have in common: they keep themselves, and say how one inspected."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.design.form_time import SHOWN, active_of, mark_of
from ronda.inspection.models import DrawnUnit
from ronda.inspection.rules.revisit import Value
from ronda.work.forms.recording import WorkForm

NOT_SAID = ("", pgettext_lazy("inspection", "not looked at"))
FEW_LINES = {"rows": 3}


class UnitForm(WorkForm):
    """Nothing is compulsory while it is filled in; what is missing is said when it is sent."""

    places = {"form": "how"}
    how = forms.ChoiceField(
        label=_("How did you inspect it?"),
        required=False,
        choices=[("", _("choose")), *DrawnUnit.How.choices],
    )

    def __init__(self, *args: Any, unit: DrawnUnit, **options: Any) -> None:
        super().__init__(*args, initial={**unit.form, "how": unit.how}, **options)

    @property
    def mark(self) -> str:
        """With the form, so that it is measured how long one takes."""
        return mark_of(self)

    @property
    def mark_name(self) -> str:
        return SHOWN

    @property
    def active(self) -> int:
        return active_of(self)

    def said(self) -> Mapping[str, Value]:
        """What is filled in; a field that holds what it cannot hold says nothing."""
        found = {name: self.cleaned_data.get(name) for name in self.fields if name != "how"}
        return {name: _plain(value) for name, value in found.items()}

    @property
    def chosen_how(self) -> str:
        return self.cleaned_data.get("how") or ""


def _plain(value: Any) -> Value:
    if isinstance(value, date):
        return value.isoformat()
    return value if value is None or isinstance(value, str | int | bool) else str(value)
