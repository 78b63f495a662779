"""Forms of a topic: what it is, its team, its steps and evidence."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.design.forms import RondaForm
from ronda.innovation.models import Evidence, Topic, TopicStep
from ronda.innovation.queries.topics import TopicsWanted
from ronda.innovation.rules.pdca import Phase
from ronda.innovation.services.topics import MemberSaid
from ronda.innovation.wording.words import PHASE_QUESTIONS
from ronda.outlets.forms.filters import FewFirst
from ronda.work.forms.recording import WorkForm

Named = Sequence[tuple[str, str]]
ALL = ("", _("all"))
TEAM_ROWS = 6
LINES = forms.Textarea(attrs={"rows": 4})


class TopicForm(WorkForm):
    """What is to change, by how much, until when."""

    groups = (
        (_("The topic"), ("title", "kind", "why")),
        (_("What is to change"), ("measure", "unit", "upward", "aim")),
        (_("When"), ("starts_on", "ends_on")),
    )

    title = forms.CharField(label=_("Title"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=Topic.Kind.choices, widget=forms.RadioSelect)
    why = forms.CharField(label=_("Why it was chosen"), widget=LINES, max_length=4000)
    measure = forms.CharField(
        label=_("What is to change"),
        max_length=200,
        help_text=_("Something that can be counted or measured, such as corrected orders a week."),
    )
    unit = forms.CharField(label=pgettext_lazy("measure", "Unit"), max_length=40, required=False)
    upward = forms.TypedChoiceField(
        label=_("Better is"),
        choices=[("more", pgettext_lazy("measure", "more")), ("less", pgettext_lazy("measure", "less"))],
        coerce=lambda value: value == "more",
        widget=forms.RadioSelect,
        initial="more",
    )
    aim = forms.DecimalField(label=_("Aim"), required=False, max_digits=14, decimal_places=4)
    starts_on = forms.DateField(label=_("From"), widget=forms.DateInput())
    ends_on = forms.DateField(label=_("Until"), widget=forms.DateInput())


class RegisterForm(WorkForm):
    send = _("Register")
    places = {"number": "registered_as"}

    registered_as = forms.CharField(label=_("Registration number"), max_length=40)


class CloseForm(WorkForm):
    send = _("Close the topic")
    send_kind = "danger"

    why = forms.CharField(label=_("Why it is closed, and what it taught"), widget=LINES, max_length=500)


class TeamForm(WorkForm):
    """A row a person; the first one leads the topic; a row without a person is left out."""

    def __init__(self, *args: Any, people: Named, team: Sequence[tuple[str, int]], **options: Any) -> None:
        super().__init__(*args, **options)
        for row in range(TEAM_ROWS):
            code, share = team[row] if row < len(team) else ("", None)
            self.fields[f"person_{row}"] = forms.ChoiceField(
                label=_("Person"), required=False, choices=[("", "—"), *people], initial=code
            )
            self.fields[f"share_{row}"] = forms.IntegerField(
                label=_("Share in per cent"), required=False, min_value=0, max_value=100, initial=share
            )

    @property
    def rows(self) -> list[tuple[Any, Any]]:
        return [(self[f"person_{row}"], self[f"share_{row}"]) for row in range(TEAM_ROWS)]

    @property
    def said(self) -> list[MemberSaid]:
        good = self.cleaned_data
        rows = [(good[f"person_{row}"], good[f"share_{row}"] or 0) for row in range(TEAM_ROWS)]
        named = [(code, share) for code, share in rows if code]
        return [MemberSaid(code, share, place == 0) for place, (code, share) in enumerate(named)]


class StepForm(WorkForm):
    """`open_phases` are those that may be written next, the present one first."""

    places = {"phase": "stage"}

    stage = forms.ChoiceField(label=_("Step"), widget=forms.RadioSelect)
    text = forms.CharField(label=_("What was done and found"), widget=LINES, max_length=8000)
    done = forms.BooleanField(label=_("This is done"), required=False, initial=True)
    due = forms.DateField(
        label=_("Due, where it is still to be done"), required=False, widget=forms.DateInput()
    )
    minutes = forms.IntegerField(
        label=_("Minutes of work on it"),
        required=False,
        min_value=0,
        max_value=480,
        help_text=_("They count as learning from each other."),
    )

    def __init__(self, *args: Any, open_phases: Sequence[tuple[int, Phase]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["stage"].choices = [  # type: ignore[attr-defined]
            (f"{turn}-{phase}", stage_words(turn, phase)) for turn, phase in open_phases
        ]
        self.fields["stage"].initial = "-".join(map(str, open_phases[-1]))

    @property
    def said(self) -> dict[str, Any]:
        good = dict(self.cleaned_data)
        turn, phase = good.pop("stage").split("-")
        good["minutes"] = good["minutes"] or 0
        return {**good, "turn": int(turn), "phase": phase}


class FinishForm(WorkForm):
    send = _("It is done")

    text = forms.CharField(label=_("What was done and found"), widget=LINES, max_length=8000)
    minutes = forms.IntegerField(
        label=_("Minutes of work on it"),
        required=False,
        min_value=0,
        max_value=480,
        help_text=_("They count as learning from each other."),
    )


class EvidenceForm(WorkForm):
    send = _("Add the value")

    when = forms.ChoiceField(label=_("When"), choices=Evidence.When.choices, widget=forms.RadioSelect)
    day = forms.DateField(label=_("Day"), widget=forms.DateInput())
    value = forms.DecimalField(label=_("Value"), max_digits=14, decimal_places=4)
    source = forms.CharField(
        label=_("Where it is from"), max_length=300, help_text=_("So that anybody can look it up again.")
    )


class TopicFilterForm(RondaForm, FewFirst):
    """By words, state, kind and days."""

    first = ("q", "state", "kind")

    q = forms.CharField(
        label=pgettext_lazy("search", "Words"),
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ALL,
            ("mine", pgettext_lazy("topic", "mine")),
            ("running", pgettext_lazy("topic", "running")),
            *Topic.State.choices,
        ],
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[ALL, *Topic.Kind.choices])
    first_day = forms.DateField(label=_("From"), required=False, widget=forms.DateInput())
    last_day = forms.DateField(label=_("Up to"), required=False, widget=forms.DateInput())

    @property
    def wanted(self) -> TopicsWanted:
        """What is no choice narrows nothing down."""
        self.full_clean()
        good = self.cleaned_data
        return TopicsWanted(
            words=good.get("q") or "",
            state=good.get("state") or "",
            kind=good.get("kind") or "",
            first=good.get("first_day"),
            last=good.get("last_day"),
        )


def stage_words(turn: int, phase: Phase) -> str:
    """With its question; the turn only where there is more than one."""
    words = {"phase": TopicStep.Phase(phase).label, "question": PHASE_QUESTIONS[phase], "turn": turn}
    if turn == 1:
        return _("%(phase)s: %(question)s") % words
    return _("%(phase)s, turn %(turn)s: %(question)s") % words
