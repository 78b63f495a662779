"""An anomaly becomes a problem, or is dismissed; singly or several at once."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.work.forms.recording import WorkForm

HOLDER = "holder"


class TurnForm(WorkForm):
    """Of one anomaly title and evidence may be put right; of several each has its own."""

    with_form_tag = False
    send = _("Turn into a problem")
    title = forms.CharField(label=_("Title"), max_length=200)
    evidence = forms.CharField(
        label=_("Evidence"), widget=forms.Textarea(attrs={"rows": 4}), max_length=10000
    )
    topic = forms.CharField(label=_("Topic"), max_length=60, required=False)
    owner = forms.ChoiceField(label=_("Owner"))
    due = forms.DateField(label=_("Due"), widget=forms.DateInput)

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], several: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        holder = (HOLDER, _("the account manager of the outlet"))
        self.fields["owner"].choices = [holder, *people]  # type: ignore[attr-defined]
        if several:
            del self.fields["title"], self.fields["evidence"]


class DismissForm(WorkForm):
    with_form_tag = False
    send = _("Dismiss")
    send_kind = "danger"
    why = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=500,
        help_text=_("The same is not raised again for a while, unless it is stronger."),
    )
