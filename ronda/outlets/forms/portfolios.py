"""Giving outlets to account managers: by hand, and by a proposal."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.outlets.forms.recording import OutletsForm, ReasonField

Named = Sequence[tuple[str, str]]
DAY_HELP = _("Earlier days stay as they are; months that are closed already keep their results.")


class HandOverForm(OutletsForm):
    """The chosen outlets to one account manager from a day on."""

    send = _("Hand over")
    with_form_tag = False
    person = forms.ChoiceField(label=_("Account manager"))
    start = forms.DateField(label=_("From"), widget=forms.DateInput, help_text=DAY_HELP)
    why = ReasonField()

    def __init__(self, *args: Any, managers: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        listed = [(code, f"{name} ({code})") for code, name in managers]
        self.fields["person"].choices = [("", _("choose")), *listed]  # type: ignore[attr-defined]


class ProposeForm(OutletsForm):
    """Whom the outlets of a centre are divided among, from which day, and the seed of chance."""

    send = _("Propose portfolios")
    day = forms.DateField(
        label=_("First day of the new portfolios"),
        widget=forms.DateInput,
        help_text=_("Outlets and people of this day; nothing is recorded before you accept."),
    )
    people = forms.MultipleChoiceField(
        label=_("Account managers who take part"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The outlets of whoever is left out go to the others."),
    )
    seed = forms.IntegerField(
        label=_("Seed"),
        min_value=0,
        max_value=2**31 - 1,
        help_text=_("The same seed gives the same proposal; another one gives another."),
    )

    def __init__(self, *args: Any, managers: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        listed = [(code, f"{name} ({code})") for code, name in managers]
        self.fields["people"].choices = listed  # type: ignore[attr-defined]

    def parameters(self, centre_code: str) -> dict[str, Any]:
        """As plain values for the work in the background."""
        values = self.cleaned_data
        day: date = values["day"]
        return {
            "centre": centre_code,
            "day": day.isoformat(),
            "seed": values["seed"],
            "people": sorted(values["people"]),
        }


class AcceptForm(OutletsForm):
    """From which day a proposal holds, and why."""

    send = _("Accept the proposal")
    start = forms.DateField(label=_("From"), widget=forms.DateInput, help_text=DAY_HELP)
    why = ReasonField()
