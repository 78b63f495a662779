"""What the lists of plans and of demonstrations are narrowed down to."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from ronda.outlets.forms.filters import FewFirst, search_field, search_words
from ronda.work.models import Plan
from ronda.work.models.naming import Stage

Named = Sequence[tuple[str, str]]
ALL = _("all")
GROUPS = {
    "open": [Plan.State.DRAFT, Plan.State.SUBMITTED, Plan.State.RUNNING],
    "ended": [Plan.State.CLOSED, Plan.State.STOPPED],
}


class PlanFilterForm(FewFirst):
    first = ("q", "kind", "state", "owner")


class PlanFilter(django_filters.FilterSet):
    """By words, kind, state, days, person, brand, stage and place in the method."""

    q = search_field(_("Title, goal or brand"))
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=Plan.Kind.choices, empty_label=ALL)
    state = django_filters.ChoiceFilter(
        label=_("State"), method="in_state", empty_label=ALL,
        choices=[
            ("open", _("not ended")),
            ("ended", _("closed or stopped")),
            *Plan.State.choices,
            ("late", _("milestones late")),
            ("overdue", _("past the last day")),
        ],
    )  # fmt: skip
    owner = django_filters.ChoiceFilter(label=_("Owner"), field_name="owner__code", empty_label=ALL)
    day = django_filters.DateFilter(
        label=_("Runs on, or from"),
        method="from_day",
        widget=forms.DateInput,
    )
    until = django_filters.DateFilter(label=_("until"), method="until_day", widget=forms.DateInput)
    brand = django_filters.ChoiceFilter(label=_("Brand"), empty_label=ALL)
    stage = django_filters.ChoiceFilter(
        label=_("Stage"), empty_label=ALL, choices=[each for each in Stage.choices if each[0] != "supervise"]
    )
    origin = django_filters.ChoiceFilter(label=_("Origin"), choices=Plan.Origin.choices, empty_label=ALL)
    place = django_filters.ChoiceFilter(label=_("Place in the working method"), empty_label=ALL)
    priority = django_filters.NumberFilter(field_name="priority_id", widget=forms.HiddenInput)

    class Meta:
        form = PlanFilterForm

    def __init__(
        self, *args: Any, on: date, people: Named, brands: Sequence[str], places: Named, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.on = on
        self.filters["owner"].extra["choices"] = people
        self.filters["brand"].extra["choices"] = [(each, each) for each in brands]
        self.filters["place"].extra["choices"] = places

    find = search_words("title", "goal", "brand")

    def from_day(self, rows: QuerySet[Any], _name: str, value: date) -> QuerySet[Any]:
        """A day alone means that day, with an end the days from it on."""
        rows = rows.filter(last__gte=value)
        return rows if self.form.cleaned_data.get("until") else rows.filter(starts__lte=value)

    def until_day(self, rows: QuerySet[Any], _name: str, value: date) -> QuerySet[Any]:
        return rows.filter(starts__lte=value)

    def in_state(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        if value in GROUPS:
            return rows.filter(state__in=GROUPS[value])
        running = rows.filter(state=Plan.State.RUNNING)
        if value == "late":
            return running.filter(milestones_late__gt=0)
        if value == "overdue":
            return running.filter(last__lt=self.on)
        return rows.filter(state=value)


class DemonstrationFilter(django_filters.FilterSet):
    """By words, brand and plan."""

    q = search_field(_("Outlet, or what it shows"))
    brand = django_filters.ChoiceFilter(label=_("Brand"), field_name="plan__brand", empty_label=ALL)
    plan = django_filters.NumberFilter(field_name="plan_id", widget=forms.HiddenInput)

    def __init__(self, *args: Any, brands: Sequence[str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.filters["brand"].extra["choices"] = [(each, each) for each in brands]

    find = search_words("outlet__name", "outlet__code", "shows", "plan__title")
