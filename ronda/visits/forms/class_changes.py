"""Forms about changes of classes: to propose one, and to decide about one."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.outlets.rules.classes import class_text, class_value
from ronda.outlets.wording.classes import CLASSES, STATES, class_choices
from ronda.visits.forms.quotas import Words
from ronda.work.forms.recording import WorkForm

ALL = ("", _("all"))
LINES = forms.Textarea(attrs={"rows": 3})


class ProposeForm(WorkForm):
    """The classes as they are; those that are changed are proposed."""

    send = _("Propose")
    groups = (
        (_("Classes"), tuple(CLASSES)),
        (pgettext_lazy("class change", "When and why"), ("effective_on", "why")),
    )

    effective_on = forms.DateField(label=_("Effective from"), widget=forms.DateInput())
    why = forms.CharField(
        label=_("Reason"), max_length=500, widget=LINES, help_text=_("Whoever decides reads it.")
    )

    def __init__(self, *args: Any, outlet: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.outlet = outlet
        for which, name in CLASSES.items():
            self.fields[which] = forms.ChoiceField(
                label=str(name), choices=class_choices(which), required=False
            )
            self.initial[which] = class_text(getattr(outlet, which))
        self.initial["effective_on"] = today

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not self.errors and not self.values:
            self.add_error(None, _("Choose at least one class that is to change."))
        return values

    @property
    def values(self) -> dict[str, Any]:
        """Those that differ from what the outlet has."""
        good = self.cleaned_data
        told = {which: class_value(which, good[which]) for which in CLASSES if which in good}
        return {which: value for which, value in told.items() if value != getattr(self.outlet, which)}


class DecideForm(WorkForm):
    """Approve or return; a return wants a reason."""

    send = _("Decide")

    how = forms.ChoiceField(
        label=_("Decision"),
        widget=forms.RadioSelect,
        choices=[
            ("approve", pgettext_lazy("class change", "Approve: the outlet has the class from its day on")),
            ("return", pgettext_lazy("class change", "Return: nothing changes")),
        ],
        initial="approve",
    )
    why = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=LINES,
        required=False,
        help_text=_("A return needs one; whoever proposed it reads it."),
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("how") == "return" and not values.get("why", "").strip():
            self.add_error("why", _("Say why you return it: who proposed it has to know."))
        return values


class ClassChangeFilter(Words):
    """By outlet, class, state, and whether the viewer decides about it."""

    which = forms.ChoiceField(
        label=pgettext_lazy("class change", "Class"), required=False, choices=[ALL, *CLASSES.items()]
    )
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[ALL, *((code, word) for code, (word, _k) in STATES.items())],
    )
    mine = forms.ChoiceField(
        label=pgettext_lazy("class change", "Waits for"),
        required=False,
        choices=[ALL, ("decide", _("my decision")), ("own", _("a decision about my proposals"))],
    )

    def narrowed(self, rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        said = self.said
        return [
            row
            for row in rows
            if (not said.get("which") or row["which"] == said["which"])
            and (not said.get("state") or row["state_code"] == said["state"])
            and (said.get("mine") != "decide" or row["decides"])
            and (said.get("mine") != "own" or (row["own"] and row["state_code"] == "proposed"))
            and self.words_fit(row["name"], row["code"])
        ]
