"""Each step of a problem's way asks for its own words."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.work.forms.recording import WorkForm


def _text(label: Any, help_text: Any = "", most: int = 10000) -> forms.CharField:
    return forms.CharField(
        label=label, widget=forms.Textarea(attrs={"rows": 4}), max_length=most, help_text=help_text
    )


class CauseForm(WorkForm):
    send = _("Keep the cause")
    cause = _text(_("Cause"), _("Why it happens, not who did it: ask why until something can be changed."))
    topic = forms.CharField(label=_("Topic"), max_length=60, required=False)


class ActionForm(WorkForm):
    send = _("Keep the action")
    action = _text(_("Action"), _("What is done so that the cause is gone."))
    due = forms.DateField(label=_("Due"), widget=forms.DateInput)


class CheckForm(WorkForm):
    send = _("Keep the check")
    says = _text(_("What the check found"), _("What you looked at, and what you saw."), 2000)
    solved = forms.ChoiceField(
        label=_("Is it solved?"),
        choices=[("yes", _("Yes: the problem is closed")), ("no", _("No: back to the action"))],
        widget=forms.RadioSelect,
    )


class DismissForm(WorkForm):
    send = _("Dismiss the problem")
    send_kind = "danger"
    why = _text(_("Reason"), _("Why this is no problem; it is kept in the history."), 500)


class ReassignForm(WorkForm):
    send = _("Give it to another owner")
    owner = forms.ChoiceField(label=_("Owner"))
    due = forms.DateField(label=_("Due"), widget=forms.DateInput)
    why = _text(_("Reason"), "", 500)

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["owner"].choices = list(people)  # type: ignore[attr-defined]


class SettleForm(WorkForm):
    """Adopted names the process that changes; declined says why not."""

    send = _("Settle it")
    how = forms.ChoiceField(
        label=_("What happens"),
        choices=[
            ("adopted", _("A process changes: write its next version")),
            ("declined", _("Nothing changes")),
        ],
        widget=forms.RadioSelect,
    )
    process = forms.ChoiceField(
        label=_("Process"), required=False, help_text=_("Where one changes: which of the library.")
    )
    why = _text(_("Reason"), _("What is to change, or why nothing does."), 500)

    def __init__(self, *args: Any, processes: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["process"].choices = [("", _("none")), *processes]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("how") == "adopted" and not values.get("process"):
            self.add_error("process", _("Choose the process that changes."))
        return values
