"""A problem as people tell it: what, where, by which evidence, whose, until when."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.work.forms.recording import WorkForm
from ronda.work.models import Problem

Named = Sequence[tuple[str, str]]
NOWHERE = ("", _("none"))


class ProblemForm(WorkForm):
    """`topics` are offered to type the same word again; only so are repeated problems seen."""

    send = _("Raise the problem")
    groups = (
        (_("What was found"), ("title", "found", "outlet", "evidence")),
        (_("Where it belongs"), ("topic", "process")),
        (_("Who looks after it"), ("centre", "owner", "due")),
    )
    title = forms.CharField(label=_("Title"), max_length=200)
    found = forms.ChoiceField(label=_("Found"), choices=Problem.Found.choices)
    outlet = forms.CharField(
        label=_("Code of the outlet"),
        max_length=40,
        required=False,
        help_text=_("Leave it empty where it concerns no single outlet."),
    )
    evidence = forms.CharField(
        label=_("Evidence"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=10000,
        help_text=_("What was seen, where and when; files are added on the page of the problem."),
    )
    topic = forms.CharField(
        label=_("Topic"),
        max_length=60,
        required=False,
        help_text=_("The same word for the same kind of problem: repeated ones propose another process."),
    )
    process = forms.ChoiceField(label=_("Process"), required=False)
    centre = forms.TypedChoiceField(label=_("Customer service centre"), coerce=int)
    owner = forms.ChoiceField(label=_("Owner"))
    due = forms.DateField(label=_("Due"), widget=forms.DateInput)

    def __init__(
        self,
        *args: Any,
        centres: Sequence[tuple[int, str]],
        people: Named,
        processes: Named,
        topics: Sequence[str],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        fields: dict[str, Any] = self.fields
        fields["centre"].choices = list(centres)
        fields["owner"].choices = list(people)
        fields["process"].choices = [NOWHERE, *processes]
        if topics:
            fields["topic"].widget.attrs["list"] = "known-topics"
        self.topics = list(topics)
        if len(centres) == 1:
            fields["centre"].widget = forms.HiddenInput()
            fields["centre"].initial = centres[0][0]
