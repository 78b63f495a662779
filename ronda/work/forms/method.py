"""The form of the working method: nine labels in the reader's language."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.work.forms.recording import WorkForm
from ronda.work.rules.method_labels import LINE, method_codes

ELEMENTS = tuple(code for code in method_codes() if code.startswith("element"))
STEPS = tuple(code for code in method_codes() if code.startswith("step"))

WORDS = {
    LINE: _("Guiding line"),
    "element-1": _("First element"),
    "element-2": _("Second element"),
    "element-3": _("Third element"),
    "step-1": _("First step"),
    "step-2": _("Second step"),
    "step-3": _("Third step"),
    "step-4": _("Fourth step"),
    "step-5": _("Fifth step"),
}


class MethodForm(WorkForm):
    """Every label is needed; a place without a name could not be chosen."""

    groups = (
        (_("The method"), ("name", "starts")),
        (_("One guiding line"), (LINE,)),
        (_("Three elements"), ELEMENTS),
        (_("Five steps"), STEPS),
        (_("Why"), ("why",)),
    )
    name = forms.CharField(label=_("Name"), max_length=80)
    starts = forms.DateField(label=_("In force from"), widget=forms.DateInput)
    why = forms.CharField(label=_("Reason"), max_length=500)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for code in method_codes():
            self.fields[code] = forms.CharField(label=WORDS[code], max_length=60)

    @property
    def labels(self) -> dict[str, str]:
        return {code: self.cleaned_data[code] for code in method_codes()}
