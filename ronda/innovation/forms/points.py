"""The form with which points are taken back."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.work.forms.recording import WorkForm


class TakeBackForm(WorkForm):
    send = _("Take the points back")
    send_kind = "danger"

    why = forms.CharField(
        label=_("Why the points are taken back"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "For what was given by mistake, never because a trial failed. The person reads who took them"
            " back, and why."
        ),
    )
