"""What lists, boards and calendars of tasks are narrowed down to; the address keeps it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.outlets.forms.filters import FewFirst, search_field, search_words
from ronda.people.rules import Viewer
from ronda.work.queries.task_boards import week_end
from ronda.work.wording.tasks import KINDS

ALL = _("all")
Named = Sequence[tuple[str, str]]


class TaskFilterForm(FewFirst):
    first = ("q", "state", "person", "mine")


class TaskFilter(django_filters.FilterSet):
    """By words, state of the day, executor, duty, and what the task belongs to."""

    q = search_field(_("Task, goal or outlet"))
    state = django_filters.ChoiceFilter(
        label=_("State"), method="in_state", empty_label=ALL,
        choices=[
            ("open", pgettext_lazy("tasks", "open")),
            ("late", pgettext_lazy("tasks", "late")),
            ("week", _("due this week")),
            ("done", pgettext_lazy("tasks", "done")),
            ("unjudged", _("done and not judged")),
        ],
    )  # fmt: skip
    person = django_filters.ChoiceFilter(label=_("Executor"), field_name="owner__code", empty_label=ALL)
    mine = django_filters.BooleanFilter(label=_("Only mine"), method="of_viewer", widget=forms.CheckboxInput)
    duty = django_filters.ChoiceFilter(label=_("Duty"), empty_label=ALL)
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=list(KINDS.items()), empty_label=ALL)
    plan = django_filters.ChoiceFilter(label=_("Plan"), field_name="plan_id", empty_label=ALL)
    priority = django_filters.ChoiceFilter(
        label=_("Phase priority"), field_name="priority_id", empty_label=ALL
    )
    outlet = django_filters.CharFilter(label=_("Code of the outlet"), field_name="outlet__code")
    batch = django_filters.CharFilter(label=_("Made together with"), field_name="batch")

    class Meta:
        form = TaskFilterForm

    def __init__(
        self,
        *args: Any,
        viewer: Viewer,
        on: date,
        people: Named,
        duties: Named,
        plans: Named,
        priorities: Named,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.viewer, self.on = viewer, on
        self.filters["duty"].extra["choices"] = list(duties)
        self.filters["plan"].extra["choices"] = list(plans)
        self.filters["priority"].extra["choices"] = list(priorities)
        self.filters["person"].extra["choices"] = list(people)
        if viewer.scope == "own":
            del self.filters["person"]

    find = search_words("title", "goal", "outlet__name", "outlet__code")

    def in_state(self, tasks: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        conditions = {
            "open": Q(done_on=None),
            "late": Q(done_on=None, due__lt=self.on),
            "week": Q(done_on=None, due__gte=self.on, due__lte=week_end(self.on)),
            "done": Q(done_on__isnull=False),
            "unjudged": Q(done_on__isnull=False, effective=None),
        }
        return tasks.filter(conditions[value])

    def of_viewer(self, tasks: QuerySet[Any], _name: str, value: bool) -> QuerySet[Any]:
        return tasks.filter(owner_id=self.viewer.person_id or 0) if value else tasks
