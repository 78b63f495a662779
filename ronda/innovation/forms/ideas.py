"""Forms of a suggestion: the line itself, its answer, its trial, what becomes of it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.design.forms import RondaForm
from ronda.innovation.models import Idea, Spread
from ronda.innovation.queries.ideas import IdeasWanted
from ronda.outlets.forms.filters import FewFirst
from ronda.work.forms.recording import WorkForm

Named = Sequence[tuple[str, str]]
ALL = ("", _("all"))


class IdeaForm(WorkForm):
    """`line` is enough; while it is written, earlier ones that are like it are shown below it."""

    send = _("Send")

    key = forms.UUIDField(widget=forms.HiddenInput)
    outlet = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    like = forms.IntegerField(required=False, widget=forms.HiddenInput)
    line = forms.CharField(
        label=_("In one line"),
        max_length=300,
        help_text=_("Small ones count. Nobody is marked down for an idea, nor for a trial that fails."),
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "hx-get": reverse_lazy("idea_alike"),
                "hx-target": "#alike",
                "hx-trigger": "input changed delay:400ms",
                "hx-sync": "this:replace",
            }
        ),
    )
    about = forms.ChoiceField(
        label=pgettext_lazy("suggestion", "About"), choices=Idea.About.choices, initial=Idea.About.OTHER
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=Idea.Kind.choices, initial=Idea.Kind.IDEA)
    more = forms.CharField(
        label=_("More about it"), required=False, widget=forms.Textarea(attrs={"rows": 4}), max_length=5000
    )
    picture = forms.FileField(
        label=_("A picture"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )


class AnswerForm(WorkForm):
    """`most` are the points that the policy allows."""

    send = _("Answer")

    follows = forms.ChoiceField(
        label=_("What follows"),
        choices=[
            ("try", _("We try it")),
            ("adopt", _("We adopt it at once")),
            ("thank", _("Not now, with thanks")),
        ],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("Your answer"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        help_text=_("Say thank you, and why. The team reads it."),
    )
    points = forms.TypedChoiceField(label=_("Points for the suggestion"), coerce=int)

    def __init__(self, *args: Any, least: int, most: int, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["points"].choices = [(n, str(n)) for n in range(least, most + 1)]  # type: ignore[attr-defined]


class TrialForm(WorkForm):
    """How a trial ended."""

    send = _("End the trial")

    worked = forms.TypedChoiceField(
        label=_("Did it work?"),
        choices=[("yes", _("It worked")), ("no", _("It did not work"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        help_text=_("Both are good to know. What did not work costs nothing and earns a learning point."),
    )
    said = forms.CharField(
        label=_("What did we learn?"), widget=forms.Textarea(attrs={"rows": 4}), max_length=2000
    )


class WordsForm(WorkForm):
    """A few words with a step."""

    said = forms.CharField(
        label=_("In words"), required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )


class ThankForm(WorkForm):
    send = _("Thank")

    said = forms.CharField(
        label=_("Why not now, and thanks"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )


class SpreadForm(WorkForm):
    send = _("Take it over")

    centre = forms.ChoiceField(label=_("Customer service centre"))

    def __init__(self, *args: Any, centres: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["centre"].choices = list(centres)  # type: ignore[attr-defined]


class LookForm(WorkForm):
    outcome = forms.ChoiceField(
        label=_("Does it help there too?"), choices=Spread.Outcome.choices, widget=forms.RadioSelect
    )
    said = forms.CharField(label=_("What was seen"), widget=forms.Textarea(attrs={"rows": 3}), max_length=500)


class IdeaFilterForm(RondaForm, FewFirst):
    """By words, state, what it is about, kind, centre and days."""

    first = ("q", "state", "about")

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
            ("mine", pgettext_lazy("suggestion", "mine")),
            ("waiting", pgettext_lazy("suggestion", "waiting for an answer")),
            ("late", pgettext_lazy("suggestion", "answer overdue")),
            *Idea.State.choices,
        ],
    )
    about = forms.ChoiceField(
        label=pgettext_lazy("suggestion", "About"), required=False, choices=[ALL, *Idea.About.choices]
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[ALL, *Idea.Kind.choices])
    first_day = forms.DateField(label=_("From"), required=False, widget=forms.DateInput())
    last_day = forms.DateField(label=_("Up to"), required=False, widget=forms.DateInput())

    @property
    def wanted(self) -> IdeasWanted:
        """What is no choice narrows nothing down."""
        self.full_clean()
        good = self.cleaned_data
        return IdeasWanted(
            words=good.get("q") or "",
            state=good.get("state") or "",
            kind=good.get("kind") or "",
            about=good.get("about") or "",
            first=good.get("first_day"),
            last=good.get("last_day"),
        )
