"""Forms of the ladder: rungs and proofs of people, competences, what rungs ask, filters of its lists."""

from collections.abc import Sequence
from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.learning.models import Competence, Proof, Rung
from ronda.work.forms.recording import WorkForm

Named = Sequence[tuple[str, str]]
ALL = _("all")
WORDS = forms.Textarea(attrs={"rows": 3})


class PlaceForm(WorkForm):
    """On which rung somebody stands, from when, and why."""

    rung = forms.ChoiceField(label=_("Rung"), choices=Rung.choices)
    begins = forms.DateField(label=_("From"), widget=forms.DateInput())
    why = forms.CharField(
        label=_("Reason"), max_length=500, widget=WORDS, help_text=_("The person reads it.")
    )


class ConfirmForm(WorkForm):
    """What a leader has seen somebody do."""

    competence_id = forms.TypedChoiceField(label=_("Competence"), coerce=int)
    kind = forms.ChoiceField(label=_("Kind of proof"))
    day = forms.DateField(label=_("Day"), widget=forms.DateInput())
    said = forms.CharField(
        label=_("What was seen"),
        max_length=500,
        widget=WORDS,
        help_text=_("Where, with whom, and what showed it. The person reads it."),
    )

    def __init__(self, *args: Any, competences: Named, kinds: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["competence_id"].choices = competences  # type: ignore[attr-defined]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]


class ReasonForm(WorkForm):
    why = forms.CharField(label=_("Reason"), max_length=500, widget=WORDS)


class CompetenceForm(WorkForm):
    """A competence; its code is chosen once."""

    code = forms.SlugField(
        label=_("Code"), max_length=40, help_text=_("Short and without spaces; it does not change later.")
    )
    name = forms.CharField(label=_("Name"), max_length=200)
    text = forms.CharField(
        label=_("What it means"),
        required=False,
        max_length=2000,
        widget=WORDS,
        help_text=_("What somebody does who has it, so that two people see the same."),
    )
    side = forms.ChoiceField(label=_("Side"), choices=Competence.Side.choices)
    track = forms.ChoiceField(label=pgettext_lazy("competence", "Track"), choices=Competence.Track.choices)

    def __init__(self, *args: Any, new: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not new:
            self.fields["code"].disabled = True


class NeedForm(WorkForm):
    """What a rung of a post asks from a day on."""

    rung = forms.ChoiceField(label=_("Rung"), choices=Rung.choices)
    competence_id = forms.TypedChoiceField(label=_("Competence"), coerce=int)
    proofs = forms.MultipleChoiceField(
        label=_("What proves it"),
        choices=Proof.choices,
        widget=forms.CheckboxSelectMultiple(),
        help_text=_("One of those chosen is enough."),
    )
    begins = forms.DateField(
        label=_("From"),
        widget=forms.DateInput(),
        help_text=_("Today or later. What was asked before that day stays as it was."),
    )

    def __init__(self, *args: Any, competences: Named, fixed: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["competence_id"].choices = competences  # type: ignore[attr-defined]
        for name in ("rung", "competence_id") if fixed else ():
            self.fields[name].disabled = True


class StopForm(WorkForm):
    begins = forms.DateField(
        label=_("Not asked from"), widget=forms.DateInput(), help_text=_("Today or later.")
    )


class MatrixForm(forms.Form):
    """What the matrix and its gaps are narrowed to."""

    centre = forms.ChoiceField(label=_("Centre"), required=False)
    post = forms.ChoiceField(label=_("Post"), required=False)
    track = forms.ChoiceField(label=pgettext_lazy("competence", "Track"), required=False)
    side = forms.ChoiceField(label=_("Side"), required=False)

    def __init__(self, *args: Any, centres: Named, posts: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        tracks = [each for each in Competence.Track.choices if each[0] != "both"]
        for name, named in {
            "centre": centres,
            "post": posts,
            "track": tracks,
            "side": Competence.Side.choices,
        }.items():
            self.fields[name].choices = [("", ALL), *named]  # type: ignore[attr-defined]
        if len(centres) < 2:
            del self.fields["centre"]


class CompetenceFilter(django_filters.FilterSet):
    """By words, side, track and whether it is in use."""

    q = django_filters.CharFilter(
        label=_("Name or code"),
        method="find",
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    side = django_filters.ChoiceFilter(label=_("Side"), choices=Competence.Side.choices, empty_label=ALL)
    track = django_filters.ChoiceFilter(
        label=pgettext_lazy("competence", "Track"), choices=Competence.Track.choices, empty_label=ALL
    )
    state = django_filters.ChoiceFilter(
        label=_("State"),
        method="in_state",
        empty_label=ALL,
        choices=[("used", _("in use")), ("retired", pgettext_lazy("competence", "retired"))],
    )

    def find(self, rows: QuerySet[Competence], _name: str, value: str) -> QuerySet[Competence]:
        """A default name is found by the reader's language, which the database does not know."""
        words = value.casefold().split()
        found = [
            each.pk
            for each in rows
            if all(word in f"{each.code} {each.title} {each.meaning}".casefold() for word in words)
        ]
        return rows.filter(Q(pk__in=found))

    def in_state(self, rows: QuerySet[Competence], _name: str, value: str) -> QuerySet[Competence]:
        return rows.filter(retired_at__isnull=value == "used")
