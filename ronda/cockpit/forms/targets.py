"""The shape of what is asked of the list of targets, and of setting them."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class TargetsFilter(forms.Form):
    """Month, indicator and subject always stand; only the name may be empty."""

    month = forms.ChoiceField(label=_("Month"))
    indicator = forms.ChoiceField(label=_("Indicator"))
    subject = forms.ChoiceField(label=_("For"))
    name = forms.CharField(
        label=_("Name or number"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )

    def __init__(self, *args: Any, choices: dict[str, Sequence[tuple[str, Any]]], **options: Any) -> None:
        super().__init__(*args, **options)
        for name, values in choices.items():
            self.fields[name].choices = values  # type: ignore[attr-defined]


class TargetForm(forms.Form):
    """One target by hand, with its reason."""

    value = forms.CharField(label=_("Target"), max_length=40)
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Why the target of the rule does not do. Whoever is measured by it reads this."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    although_closed = forms.BooleanField(
        label=_("Set it although the month is closed; it counts once the month is closed again in a new run"),
        required=False,
    )


class BulkForm(forms.Form):
    """A share by which the chosen targets go up or down."""

    percent = forms.DecimalField(
        label=_("Per cent more or less"), min_value=-100, max_value=1000, decimal_places=2
    )
    reason = forms.CharField(label=_("Reason"), max_length=1000)
    although_closed = forms.BooleanField(required=False)
