"""What the register of problems is narrowed down to; the address keeps it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.outlets.forms.filters import FewFirst, search_field, search_words
from ronda.people.rules import Viewer
from ronda.work.models import Problem
from ronda.work.queries.problems import late_on
from ronda.work.rules.problem_states import RUNNING

ALL = _("all")


class ProblemFilterForm(FewFirst):
    first = ("q", "state", "topic", "mine")


class ProblemFilter(django_filters.FilterSet):
    """By words, state, topic, where it was found, owner and outlet."""

    q = search_field(_("Title, evidence, cause or outlet"))
    state = django_filters.ChoiceFilter(
        label=_("State"), method="in_state", empty_label=ALL,
        choices=[
            ("running", _("not closed")),
            ("late", pgettext_lazy("problems", "late")),
            *Problem.State.choices,
        ],
    )  # fmt: skip
    topic = django_filters.ChoiceFilter(label=_("Topic"), empty_label=ALL)
    mine = django_filters.BooleanFilter(label=_("Only mine"), method="of_viewer", widget=forms.CheckboxInput)
    found = django_filters.ChoiceFilter(label=_("Found"), choices=Problem.Found.choices, empty_label=ALL)
    owner = django_filters.ChoiceFilter(label=_("Owner"), field_name="owner__code", empty_label=ALL)
    outlet = django_filters.CharFilter(label=_("Code of the outlet"), field_name="outlet__code")

    class Meta:
        form = ProblemFilterForm

    def __init__(
        self,
        *args: Any,
        viewer: Viewer,
        on: date,
        topics: Sequence[str],
        owners: Sequence[tuple[str, str]],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.viewer, self.on = viewer, on
        self.filters["topic"].extra["choices"] = [(each, each) for each in topics]
        self.filters["owner"].extra["choices"] = [(code, f"{name} ({code})") for code, name in owners]

    find = search_words("title", "evidence", "cause", "outlet__name", "outlet__code")

    def in_state(self, problems: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        if value == "late":
            return problems.filter(late_on(self.on))
        return problems.filter(state__in=RUNNING if value == "running" else (value,))

    def of_viewer(self, problems: QuerySet[Any], _name: str, value: bool) -> QuerySet[Any]:
        return problems.filter(owner_id=self.viewer.person_id or 0) if value else problems
