"""The check in: as what one comes, and with whom."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Layout
from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ronda.visits.wording.forms import KINDS
from ronda.work.forms.recording import WorkForm

Named = Sequence[tuple[str, str]]


class BeginForm(WorkForm):
    """The key is made with the form, so that pressing twice begins one visit."""

    send = _("I am here: begin the visit")

    key = forms.UUIDField(widget=forms.HiddenInput)
    planned = forms.IntegerField(required=False, widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("As"))
    together_with = forms.ChoiceField(
        label=_("Together with"),
        required=False,
        help_text=_("For a joint visit: who is along."),
    )

    def __init__(
        self, *args: Any, kinds: Sequence[str], people: Named, reads_place: bool = False, **options: Any
    ) -> None:
        options["initial"] = {"key": uuid4()} | options.get("initial", {})
        super().__init__(*args, **options)
        self.reads_place = reads_place
        self.fields["kind"].choices = [(kind, KINDS[kind]) for kind in kinds]  # type: ignore[attr-defined]
        self.fields["together_with"].choices = [("", _("nobody")), *people]  # type: ignore[attr-defined]
        if len(kinds) == 1:
            self.fields["kind"].widget = forms.HiddenInput()
            self.initial.setdefault("kind", kinds[0])

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        if self.reads_place:
            helper.attrs["data-place"] = gettext("Asking the device where it is…")
            helper.layout = Layout(
                *self.fields, HTML('{% include "visits/place_asked.html" with moment="arrived" %}')
            )
        return helper
