"""The form of a visit filled in again: its own fields, with the same words and choices."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from ronda.inspection.forms.units.unit_form import NOT_SAID, UnitForm
from ronda.inspection.rules.unit_fields import FRONT, STORE
from ronda.inspection.wording.checks import VALUES
from ronda.visits.forms.filling import DAY, FillForm

# In the order of the visit's own form.
SAME = (
    "outcome", "display", "price_marking", "task_result", "answer", "base_data", "change", "next_step",
    "next_on",
)  # fmt: skip


class RevisitForm(UnitForm):
    """`products` are those that were ever counted at the outlet; nobody can tell which at this visit."""

    took_place = forms.ChoiceField(
        label=_("Did the visit take place?"),
        required=False,
        choices=[NOT_SAID, *VALUES["took_place"].items()],
        help_text=_("As far as you can see it, and as the outlet tells it."),
    )

    def __init__(self, *args: Any, products: Sequence[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.products = products
        for name in SAME:
            self.fields[name] = deepcopy(FillForm.base_fields[name])
            self.fields[name].help_text = ""
        self.fields["next_on"].widget = DAY
        for each in products:
            for place, label in ((FRONT, _("At the front")), (STORE, _("In the storeroom"))):
                self.fields[f"{place}{each.pk}"] = forms.IntegerField(
                    label=label, required=False, min_value=0, max_value=9_999_999
                )

    def count_rows(self) -> Iterator[tuple[Any, BoundField, BoundField]]:
        for each in self.products:
            yield each, self[f"{FRONT}{each.pk}"], self[f"{STORE}{each.pk}"]
