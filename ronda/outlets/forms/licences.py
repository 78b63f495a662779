"""Licences, and what happens to them."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.outlets.forms.recording import OutletsForm, ReasonField
from ronda.outlets.models import LicenceEvent
from ronda.outlets.rules import LicenceEventRow, LicenceRow


class LicenceForm(OutletsForm):
    """A licence of an outlet; a change wants a reason."""

    number = forms.CharField(label=_("Number"), max_length=60)
    issued = forms.DateField(label=_("Issued"), widget=forms.DateInput, required=False)
    expires = forms.DateField(
        label=_("Last valid day"),
        widget=forms.DateInput,
        required=False,
        help_text=_("Leave it empty when the licence does not end."),
    )
    why = ReasonField()

    def __init__(self, *args: Any, new: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if new:
            del self.fields["why"]
            self.send = _("Add the licence")
        else:
            self.fields["number"].disabled = True

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        issued, expires = values.get("issued"), values.get("expires")
        if issued and expires and expires < issued:
            self.add_error("expires", _("The last valid day lies before the day of issue."))
        return values

    def row(self, outlet_code: str) -> LicenceRow:
        values = self.cleaned_data
        return LicenceRow(outlet_code, values["number"], values["issued"], values["expires"])


class EventForm(OutletsForm):
    """What happened to a licence; a renewal asks until when it is valid now."""

    send = _("Record it")
    kind = forms.ChoiceField(label=_("What happened"), choices=LicenceEvent.Kind.choices)
    happened_on = forms.DateField(label=_("Day"), widget=forms.DateInput)
    expires = forms.DateField(
        label=_("New last valid day"),
        widget=forms.DateInput,
        required=False,
        help_text=_("Only for a renewal: until when the licence is valid now."),
    )
    note = forms.CharField(
        label=_("Reason or note"),
        max_length=500,
        required=False,
        help_text=_("It is kept in the history, with your name and the time."),
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        kind, expires, day = values.get("kind"), values.get("expires"), values.get("happened_on")
        if kind == LicenceEvent.Kind.RENEWED and expires is None and "expires" not in self.errors:
            self.add_error("expires", _("A renewal says until when the licence is valid now."))
        if kind != LicenceEvent.Kind.RENEWED and expires is not None:
            self.add_error("expires", _("Only a renewal gives a new last day."))
        if kind in {"suspended", "revoked"} and not values.get("note"):
            self.add_error("note", _("Say why the licence was taken away."))
        if expires and day and expires < day:
            self.add_error("expires", _("The new last day lies before the renewal."))
        return values

    def row(self, outlet_code: str, number: str) -> LicenceEventRow:
        values = self.cleaned_data
        return LicenceEventRow(
            outlet_code, number, values["kind"], values["happened_on"], values["note"].strip()
        )

    @property
    def new_last_day(self) -> date | None:
        found: date | None = self.cleaned_data.get("expires")
        return found
