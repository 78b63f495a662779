"""The shape of what settling a year sends."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SettleForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=500, required=False)
    sure = forms.BooleanField(
        error_messages={"required": _("Tick the box first: a settled year is kept for good.")}
    )
