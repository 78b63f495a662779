"""What the forms of work have in common: long forms in groups, and refusals as errors."""

from collections.abc import Iterable
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms

from ronda.design.forms import RondaForm


class WorkForm(RondaForm, forms.Form):
    """`groups` are the fields of a long form under their headings.

    `places` gives the form's field for a problem's `where`, or for its first word, where the two differ.
    """

    groups: tuple[tuple[Any, tuple[str, ...]], ...] = ()
    places: dict[str, str] = {}

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        if self.groups:
            helper.layout = Layout(
                *(
                    Fieldset(heading, *there)
                    for heading, names in self.groups
                    if (there := [name for name in names if name in self.fields])
                )
            )
        return helper

    def refuse(self, refusals: Iterable[tuple[str, str]]) -> None:
        """Each `(where, sentence)` as an error of the field named in `where`, or of the whole form."""
        for where, sentence in refusals:
            word = where.split(" ")[0]
            name = self.places.get(where) or self.places.get(word, word)
            self.add_error(name if name in self.fields else None, sentence)
