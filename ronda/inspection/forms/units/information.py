"""An outlet's record field by field, in its six groups: right, or what is there instead."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.inspection.forms.units.unit_form import NOT_SAID, UnitForm
from ronda.inspection.rules.revisit import Value
from ronda.inspection.wording.checks import compared_words, value_words
from ronda.visits.queries.base_values import BaseValues
from ronda.visits.wording.base_data import group_words

SEEN = [
    NOT_SAID,
    ("right", pgettext_lazy("base data", "right")),
    ("wrong", pgettext_lazy("base data", "wrong")),
]


class RecordForm(UnitForm):
    """A select and a line for each field of the record."""

    def __init__(self, *args: Any, base: BaseValues, first: Mapping[str, Value], **options: Any) -> None:
        super().__init__(*args, **options)
        self.base, self.first = base, first
        for name in base.fields:
            self.fields[f"seen_{name}"] = forms.ChoiceField(
                label=compared_words(name, {}), required=False, choices=SEEN
            )
            self.fields[f"found_{name}"] = forms.CharField(
                label=_("What is there instead"), required=False, max_length=300
            )

    def group_rows(self) -> Iterator[tuple[str, list[tuple[str, BoundField, BoundField]]]]:
        """Each group in words with its fields: as recorded, the choice, and the line."""
        for group, names in self.base.groups.items():
            yield (
                group_words(group),
                [
                    (value_words(name, self.first.get(name)), self[f"seen_{name}"], self[f"found_{name}"])
                    for name in names
                ],
            )
