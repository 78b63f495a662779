"""The courses of a plan as a list: narrowed down, as a page or as a file."""

from typing import Any

import django_tables2
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from ronda.design.tables import NumberColumn, RondaTable, StateColumn
from ronda.design.templatetags.figures import month_name
from ronda.kernel.period import Month
from ronda.learning.forms.year import LearningFilterForm
from ronda.learning.models import LearningForm, PlannedLearning, TrainingPlan
from ronda.learning.views.year.shown import head_of, plan_there, row_shown
from ronda.learning.wording.year_pages import CAUSES
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.listing import show_list
from ronda.work.views.doing import today


class LearningTable(RondaTable):
    """A line for each person's course."""

    caption = gettext_lazy("Planned learning")
    row_name = "course"
    hidden_at_first = ("person_code", "course_code", "cause", "why")

    month = django_tables2.Column(verbose_name=gettext_lazy("Month"))
    course = django_tables2.Column(verbose_name=gettext_lazy("Course"))
    course_code = django_tables2.Column(verbose_name=gettext_lazy("Code of the course"))
    person = django_tables2.Column(verbose_name=gettext_lazy("Person"))
    person_code = django_tables2.Column(verbose_name=gettext_lazy("Code of the person"))
    form = django_tables2.Column(verbose_name=gettext_lazy("Form of learning"))
    minutes = NumberColumn(verbose_name=gettext_lazy("Minutes"))
    state = StateColumn(verbose_name=gettext_lazy("State"), kind_of=lambda record: record["colour"])
    cause = django_tables2.Column(verbose_name=gettext_lazy("Cause"))
    why = django_tables2.Column(verbose_name=gettext_lazy("Reason"))

    def render_month(self, value: str) -> str:
        return month_name(value)

    def value_month(self, value: str) -> str:
        return value

    def render_course(self, value: str, record: Any) -> SafeString:
        return format_html('<a href="{}">{}</a>', record["href"], value)

    def value_course(self, value: str) -> str:
        return value


@require_GET
@for_viewer
def show_rows(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    plan = plan_there(viewer, number)
    months = [Month(plan.year, place) for place in range(1, 13)]
    form = LearningFilterForm(
        request.GET,
        months=[(str(each), month_name(each)) for each in months],
        forms_of_learning=[(code, str(word)) for code, word in LearningForm.choices],
    )
    wanted = form.wanted
    table = LearningTable([_cells(row) for row in _rows(plan, wanted)], order_by=("month",))
    table.empty_text = _("Nothing of the plan fits these filters.")
    return show_list(
        request,
        table,
        name=f"ronda-training-{plan.year}",
        template="learning/year_list.html",
        filter={"form": form},
        **head_of(viewer, plan),
    )


def _rows(plan: TrainingPlan, wanted: dict[str, str]) -> QuerySet[PlannedLearning]:
    rows = plan.learning.select_related("person", "course")
    if wanted["q"]:
        words = wanted["q"].strip()
        rows = rows.filter(
            Q(person__name__icontains=words)
            | Q(person__code__iexact=words)
            | Q(course__title__icontains=words)
            | Q(course__code__iexact=words)
        )
    if wanted["month"]:
        rows = rows.filter(month=wanted["month"])
    if wanted["form"]:
        rows = rows.filter(course__form=wanted["form"])
    if wanted["state"] == "late":
        return rows.filter(state="planned", month__lt=str(Month.of(today())))
    return rows.filter(state=wanted["state"]) if wanted["state"] else rows


def _cells(row: PlannedLearning) -> dict[str, Any]:
    shown = row_shown(row, Month.of(today()))
    return {
        "month": row.month,
        "course": row.course.title,
        "course_code": row.course.code,
        "person": row.person.name,
        "person_code": row.person.code,
        "form": row.course.get_form_display(),
        "minutes": row.minutes,
        "state": str(shown["word"]),
        "colour": shown["colour"],
        "cause": str(CAUSES.get(row.told.get("cause", ""), "")),
        "why": shown["why"],
        "href": reverse("planned_learning", args=[row.pk]),
    }
