"""An outlet, and the classes of many at once."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms.models import fields_for_model
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from ronda.outlets.forms.recording import LEAVE, OutletsForm, ReasonField
from ronda.outlets.models import Outlet
from ronda.outlets.models.names import COMPLIANCE, VISIT_CLASSES
from ronda.outlets.rules import OutletRow
from ronda.outlets.rules.classes import CLASSES
from ronda.outlets.rules.telephones import is_telephone, tidied

COLUMNS = (
    "code", "name", "address", "city", "telephone", "latitude", "longitude", "outlet_type", "market_type",
    "format", "size", "grade", "preferred_from", "preferred_to", "status",
)  # fmt: skip
STARS = [(str(number), str(number)) for number in range(7)]


class OutletForm(OutletsForm):
    """One outlet; a change wants a reason, a new one does not."""

    groups = (
        (_("Outlet"), ("code", "name", "centre_code", "status")),
        (_("Place"), ("address", "city", "telephone", "latitude", "longitude")),
        (
            _("Classes"),
            (
                "outlet_type", "market_type", "format", "size", "grade", "compliance", "stars", "visit_class",
            ),
        ),
        (_("Preferred hours"), ("preferred_from", "preferred_to")),
        (_("Why"), ("why",)),
    )  # fmt: skip

    def __init__(self, *args: Any, centres: Sequence[tuple[str, str]], new: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields |= fields_for_model(Outlet, fields=list(COLUMNS))
        for name in ("preferred_from", "preferred_to"):
            self.fields[name].widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
        self.fields["telephone"].widget.input_type = "tel"
        for name, most in (("latitude", 90), ("longitude", 180)):
            self.fields[name] = forms.DecimalField(
                label=self.fields[name].label,
                min_value=-most,
                max_value=most,
                decimal_places=6,
                required=False,
            )
        self.fields["grade"] = forms.IntegerField(
            label=_("Grade (1-30)"), min_value=1, max_value=30, required=False
        )
        self.fields["centre_code"] = forms.ChoiceField(label=_("Customer service centre"), choices=centres)
        self.fields["compliance"] = forms.ChoiceField(
            label=_("Compliance class"), choices=list(COMPLIANCE.items()), required=False
        )
        self.fields["stars"] = forms.TypedChoiceField(
            label=_("Stars"),
            choices=[("", _("none given")), *STARS],
            coerce=int,
            empty_value=None,
            required=False,
        )
        self.fields["visit_class"] = forms.ChoiceField(
            label=_("Visit class"), choices=[(code, code) for code in VISIT_CLASSES],
            help_text=_("It says how often and how long the outlet is visited."),
        )  # fmt: skip
        if new:
            self.send = _("Add the outlet")
        else:
            self.fields["code"].disabled = True
            for name in CLASSES:
                self.fields[name].disabled = True
                self.fields[name].help_text = _("A class changes by a proposal that somebody else approves.")
            self.fields["why"] = ReasonField()

    def clean_telephone(self) -> str:
        number = tidied(self.cleaned_data["telephone"])
        if number and not is_telephone(number):
            raise forms.ValidationError(_("Write a telephone number in digits, as 201 555 0134."))
        return number

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        half = {name for name in ("latitude", "longitude") if values.get(name) is None}
        if len(half) == 1 and not half & self.errors.keys():
            self.add_error(half.pop(), _("Give latitude and longitude, or neither."))
        begin, end = values.get("preferred_from"), values.get("preferred_to")
        if begin and end and end <= begin:
            self.add_error("preferred_to", _("The hours must end after they begin."))
        return values

    def row(self) -> OutletRow:
        values = {name: value for name, value in self.cleaned_data.items() if name != "why"}
        return OutletRow(**values)


class ManyClassesForm(OutletsForm):
    """The classes and the status that the chosen outlets are to have; what is left alone stays."""

    send = _("Change the classes")
    with_form_tag = False
    groups = (
        (
            _("Classes"),
            ("outlet_type", "market_type", "size", "grade", "compliance", "stars", "visit_class", "status"),
        ),
        (_("Why"), ("why",)),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, label, choices in (
            ("outlet_type", _("Type"), Outlet.Kind.choices),
            ("market_type", _("Market type"), Outlet.Market.choices),
            ("size", _("Store size"), Outlet.Size.choices),
            ("grade", _("Grade (1-30)"), [(str(number), str(number)) for number in range(1, 31)]),
            ("compliance", _("Compliance class"), [(c or "-", name) for c, name in COMPLIANCE.items()]),
            ("stars", _("Stars"), STARS),
            ("visit_class", _("Visit class"), [(code, code) for code in VISIT_CLASSES]),
            ("status", _("Status"), Outlet.Status.choices),
        ):
            self.fields[name] = forms.ChoiceField(
                label=capfirst(label), choices=[("", LEAVE), *choices], required=False
            )
        self.fields["why"] = ReasonField()

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not self.errors and not self.values():
            self.add_error(None, _("Choose at least one class that is to change."))
        return values

    def values(self) -> dict[str, Any]:
        """As `OutletRow` names them."""
        given = {name: value for name, value in self.cleaned_data.items() if value and name != "why"}
        for name in ("grade", "stars"):
            if name in given:
                given[name] = int(given[name])
        if given.get("compliance") == "-":
            given["compliance"] = ""
        return given
