"""The shape of what is asked of the list of policies."""

from django import forms
from django.utils.translation import gettext_lazy as _


class PoliciesFilter(forms.Form):
    """Words and a day."""

    search = forms.CharField(
        label=_("Words"), required=False, max_length=100, widget=forms.TextInput(attrs={"type": "search"})
    )
    on = forms.DateField(
        label=_("In force on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
