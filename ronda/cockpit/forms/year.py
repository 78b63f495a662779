"""The shape of what settling a year sends."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.kernel.period import Month

MONTHS = r"^\d{4}-(0[1-9]|1[0-2])( \d{4}-(0[1-9]|1[0-2]))*$"


class SettleForm(forms.Form):
    """`unapproved`: the months, with a blank between, that the box on the page named when it was ticked."""

    reason = forms.CharField(label=_("Reason"), max_length=500, required=False)
    unapproved = forms.RegexField(MONTHS, required=False)
    sure = forms.BooleanField(
        error_messages={"required": _("Tick the box first: a settled year is kept for good.")}
    )

    def clean_unapproved(self) -> list[Month]:
        return [Month.parse(each) for each in self.cleaned_data["unapproved"].split()]
