"""The form that announces a round, its numbers filled in from the policy."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.inspection.models import InspectionRound
from ronda.inspection.services.rounds import RoundRow
from ronda.inspection.wording.rounds import METHODS
from ronda.policy import InspectionRules
from ronda.work.forms.recording import WorkForm

Named = Sequence[tuple[str, str]]
# No centre has such a code.
COMPANY = "*"


class RoundForm(WorkForm):
    """`share` is asked in per cent; the centre `*` is the whole company."""

    send = _("Announce the round")
    groups = (
        (_("What is inspected"), ("title", "kind", "centre", "priority", "starts", "last")),
        (_("How it is drawn"), ("chances", "share", "least_each", "most_each", "beacon")),
        (_("Who inspects"), ("inspectors",)),
    )

    title = forms.CharField(
        label=_("Title"),
        max_length=200,
        help_text=_("For those who work here; the public page shows no title."),
    )
    kind = forms.ChoiceField(label=_("Object"), choices=InspectionRound.Object.choices)
    centre = forms.ChoiceField(label=_("Customer service centre"))
    priority = forms.TypedChoiceField(
        label=_("Phase priority"),
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("For phase work only; without one, the finished tasks of all priorities."),
    )
    starts = forms.DateField(label=_("First day inspected"), widget=forms.DateInput)
    last = forms.DateField(
        label=_("Last day inspected"),
        widget=forms.DateInput,
        help_text=_("The frame can be frozen on this day or later."),
    )
    chances = forms.ChoiceField(
        label=_("Chances"),
        choices=list(METHODS.items()),
        widget=forms.RadioSelect,
        help_text=_("Risk changes how often somebody is inspected; it exempts nobody."),
    )
    share = forms.DecimalField(
        label=_("Per cent of each person's work"), max_digits=5, decimal_places=2, min_value=0, max_value=100
    )
    least_each = forms.IntegerField(label=_("At least of each person"), min_value=1, max_value=1000)
    most_each = forms.IntegerField(label=_("At most of each person"), min_value=1, max_value=1000)
    beacon = forms.CharField(
        label=_("Public beacon"),
        max_length=100,
        required=False,
        help_text=_(
            "A public number that nobody knows yet, such as a lottery or drand with its round. It keeps the "
            "draw safe when a party stays silent or both act together. Without one, a silent party ends the "
            "round."
        ),
    )
    inspectors = forms.MultipleChoiceField(
        label=_("Inspectors"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Who inspects what is drawn too; nobody inspects where there is a tie."),
    )

    def __init__(
        self,
        *args: Any,
        centres: Named,
        priorities: Named,
        inspectors: Named,
        rules: InspectionRules,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.fields["centre"].choices = centres  # type: ignore[attr-defined]
        self.fields["priority"].choices = [("", _("all")), *priorities]  # type: ignore[attr-defined]
        self.fields["inspectors"].choices = inspectors  # type: ignore[attr-defined]
        if len(centres) == 1:
            self.fields["centre"].widget = forms.HiddenInput()
            self.fields["centre"].initial = centres[0][0]
        self.fields["share"].initial = (Decimal(100) * rules.sample_share).normalize()
        self.fields["least_each"].initial = rules.least_per_person
        self.fields["most_each"].initial = rules.most_per_person
        self.fields["chances"].initial = "strata"

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        helper.form_id = "announce"
        return helper

    def row(self) -> RoundRow:
        said = self.cleaned_data
        return RoundRow(
            title=said.get("title", ""),
            kind=said["kind"],
            starts=said["starts"],
            last=said["last"],
            inspector_codes=tuple(said.get("inspectors", ())),
            centre_code="" if said["centre"] == COMPANY else said["centre"],
            method=said["chances"],
            beacon=said.get("beacon", ""),
            priority=said.get("priority") if said["kind"] == "phase_work" else None,
            share=Fraction(said["share"]) / 100,
            least_each=said["least_each"],
            most_each=said["most_each"],
        )

    @property
    def can_preview(self) -> bool:
        """Whether what a preview needs is there, whatever else is missing."""
        needed = {"kind", "starts", "last", "centre", "chances", "share", "least_each", "most_each"}
        return self.is_valid() or needed <= set(self.cleaned_data)
