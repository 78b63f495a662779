"""Forms of what becomes of a task: done, changed, moved, given to somebody else, withdrawn."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.work.forms.recording import WorkForm
from ronda.work.forms.tasks import TEXT, AskedForm

Named = Sequence[tuple[str, str]]


def why_field() -> forms.CharField:
    return forms.CharField(
        label=_("Reason"),
        max_length=300,
        help_text=_("The executor reads it; it stays in the history with your name."),
    )


class DoneForm(WorkForm):
    """What came of it; the back office may say on which day."""

    send = _("It is done")
    result = forms.CharField(label=_("Result"), required=False, widget=TEXT, max_length=4000)
    done_on = forms.DateField(label=_("Done on"), widget=forms.DateInput())

    def __init__(self, *args: Any, any_day: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not any_day:
            del self.fields["done_on"]


class ChangeForm(AskedForm):
    """What is asked, while it is open."""

    why = why_field()
    groups = (
        (_("What"), ("title", "goal", "evidence_wanted", "starts_on", "minutes")),
        (_("Where it belongs"), ("plan", "priority", "duty", "kind", "stage", "place")),
        (_("Reason"), ("why",)),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("due", "problem", "analysis"):
            del self.fields[name]

    @property
    def values(self) -> dict[str, Any]:
        said = self.cleaned_data
        plain = ("title", "goal", "evidence_wanted", "starts_on", "minutes", "kind", "stage", "place")
        return (
            {name: said[name] for name in plain}
            | ({"duty": said["duty"]} if said["duty"] else {})
            | {f"{name}_id": int(said[name]) if said[name] else None for name in ("plan", "priority")}
        )


class MoveForm(WorkForm):
    send = _("Move the due day")
    due = forms.DateField(label=_("New due day"), widget=forms.DateInput())
    why = why_field()


class ReassignForm(WorkForm):
    send = _("Give to this person")
    person = forms.ChoiceField(label=_("Executor"))
    why = why_field()
    places = {"owner": "person"}

    def __init__(self, *args: Any, people: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"].choices = list(people)  # type: ignore[attr-defined]


class WithdrawForm(WorkForm):
    send = _("Withdraw")
    send_kind = "danger"
    why = why_field()
    places = {"withdrawal": "why"}
