"""What the lists of practice are narrowed down to; the address keeps it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.design.forms import RondaForm
from ronda.learning.models import Drill, EffectCheck, Observation
from ronda.learning.queries.practice.drills import DrillsWanted
from ronda.learning.queries.practice.effects import EffectsWanted
from ronda.learning.queries.practice.observations import ObservationsWanted
from ronda.learning.wording.practice_words import EFFECT_STATES, OBSERVATION_STATES
from ronda.outlets.forms.filters import FewFirst

Named = Sequence[tuple[str, str]]
ALL = ("", _("all"))


def _words(label: Any) -> forms.CharField:
    search = forms.TextInput(attrs={"type": "search", "autocomplete": "off"})
    return forms.CharField(label=label, required=False, widget=search)


def _choice(label: Any, choices: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=[ALL, *choices])


def _day(label: Any) -> forms.DateField:
    return forms.DateField(label=label, required=False, widget=forms.DateInput())


class _Filter(RondaForm, FewFirst):
    first_day = _day(_("From"))
    last_day = _day(_("Up to"))

    def asked(self, *names: str) -> dict[str, Any]:
        """What is no choice narrows nothing down."""
        self.full_clean()
        good = self.cleaned_data
        words = {name: good.get(name) or "" for name in names}
        return {
            **words,
            "words": good.get("q") or "",
            "first": good.get("first_day"),
            "last": good.get("last_day"),
        }


class ObservationFilterForm(_Filter):
    """By words, state, kind and days."""

    first = ("q", "state", "kind")

    q = _words(_("Person or outlet"))
    state = _choice(
        _("State"),
        [
            ("mine", pgettext_lazy("observation", "waiting for me")),
            *((code, word) for code, (word, _kind) in OBSERVATION_STATES.items()),
        ],
    )
    kind = _choice(_("Kind"), Observation.Kind.choices)

    @property
    def wanted(self) -> ObservationsWanted:
        return ObservationsWanted(**self.asked("state", "kind"))


class DrillFilterForm(_Filter):
    """By words, state, kind, whether it is a contest, and days."""

    first = ("q", "state", "kind")

    q = _words(_("Title"))
    state = _choice(
        _("State"),
        [
            ("judge", pgettext_lazy("drill", "that I judge")),
            ("mine", pgettext_lazy("drill", "that I take part in")),
            *Drill.State.choices,
        ],
    )
    kind = _choice(_("Kind"), Drill.Kind.choices)
    contest = _choice(_("Contest"), [("contest", _("contests")), ("drill", _("drills without a ranking"))])

    @property
    def wanted(self) -> DrillsWanted:
        return DrillsWanted(**self.asked("state", "kind", "contest"))


class EffectFilterForm(_Filter):
    """By words, state, course and days."""

    first = ("q", "state", "course")

    q = _words(_("Person or course"))
    state = _choice(
        _("State"),
        [
            *((code, word) for code, (word, _kind) in EFFECT_STATES.items()),
            *EffectCheck.Applied.choices,
        ],
    )
    course = forms.ChoiceField(label=_("Course"), required=False)

    def __init__(self, *args: Any, courses: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["course"].choices = [ALL, *courses]  # type: ignore[attr-defined]

    @property
    def wanted(self) -> EffectsWanted:
        return EffectsWanted(**self.asked("state", "course"))
