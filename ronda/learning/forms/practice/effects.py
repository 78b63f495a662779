"""What was seen on the job, weeks after a course."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.learning.models import EffectCheck
from ronda.work.forms.recording import WorkForm


class EffectForm(WorkForm):
    """`put_off`: there was no occasion before, and now it is decided."""

    applied = forms.ChoiceField(
        label=_("Is it applied on the job?"),
        choices=[
            (code, EffectCheck.Applied(code).label) for code in ("fully", "partly", "not", "no_occasion")
        ],
        widget=forms.RadioSelect,
    )
    said = forms.CharField(
        label=_("What was seen"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("An example from the work; the person reads it."),
    )
    visit = forms.ChoiceField(label=_("At the visit"), required=False)

    def __init__(self, *args: Any, visits: Sequence[tuple[str, str]], put_off: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if visits:
            self.fields["visit"].choices = [("", "—"), *visits]  # type: ignore[attr-defined]
        else:
            del self.fields["visit"]
        if not put_off:
            self.fields["applied"].help_text = _("Without an occasion it is looked at again later, once.")
