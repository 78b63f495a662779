"""What the forms of outlets have in common: the reason, and refusals as errors."""

from collections.abc import Iterable
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.design.forms import RondaForm

LEAVE = _("leave as it is")


class ReasonField(forms.CharField):
    """Why; kept in the history."""

    def __init__(self, *, required: bool = True, **options: Any) -> None:
        super().__init__(
            label=_("Reason"),
            max_length=500,
            required=required,
            help_text=_("It is kept in the history, with your name and the time."),
            **options,
        )


class OutletsForm(RondaForm, forms.Form):
    """`groups` are the fields of a long form under their headings."""

    groups: tuple[tuple[Any, tuple[str, ...]], ...] = ()
    # The name of a service's field, where the form calls it otherwise.
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
            name = self.places.get(word, word)
            self.add_error(name if name in self.fields else None, sentence)

    @property
    def reason(self) -> str:
        return str(self.cleaned_data.get("why", "")).strip()
