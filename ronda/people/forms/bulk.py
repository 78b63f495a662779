"""One deed for several chosen people."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.people.forms.recording import DatedForm, RecordForm
from ronda.people.wording.names import ROLE_MEANINGS, ROLES


class ManyEndForm(RecordForm):
    last = forms.DateField(
        label=_("Last day"),
        widget=forms.DateInput,
        help_text=_("Of every appointment that they hold on that day."),
    )
    send = _("End the appointments")


class ManyRoleForm(DatedForm):
    role = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)
    field_order = ("role", "start", "last")
    send = _("Give the role")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["role"].choices = [  # type: ignore[attr-defined]
            (code, f"{name}: {ROLE_MEANINGS[code]}") for code, name in ROLES.items()
        ]


class ManyAccountsForm(RecordForm):
    """User names are the personnel numbers in small letters; each gets a link that works once."""

    send = _("Open the accounts")
