"""Phase work: whether a task is done as it was recorded, and whether its proof shows it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.inspection.forms.units.unit_form import FEW_LINES, NOT_SAID, UnitForm
from ronda.inspection.wording.checks import VALUES


class WorkUnitForm(UnitForm):
    done = forms.ChoiceField(
        label=_("Is it done as recorded?"), required=False, choices=[NOT_SAID, *VALUES["done"].items()]
    )
    display = forms.ChoiceField(
        label=_("Display"), required=False, choices=[NOT_SAID, *VALUES["check"].items()]
    )
    proof = forms.ChoiceField(
        label=_("Does the proof show it?"), required=False, choices=[NOT_SAID, *VALUES["proof"].items()]
    )
    result = forms.CharField(
        label=_("What you found"), required=False, max_length=4000, widget=forms.Textarea(attrs=FEW_LINES)
    )
