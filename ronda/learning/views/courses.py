"""The list of courses and the page of one."""

from typing import Any

import django_tables2
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from ronda.design.tables import DayColumn, MoneyColumn, NumberColumn, RondaTable, StateColumn
from ronda.learning.forms.courses import CourseFilterForm
from ronda.learning.models import Material
from ronda.learning.queries.bank import competences_of
from ronda.learning.queries.causes import helps_words
from ronda.learning.queries.classes_ahead import classes_ahead
from ronda.learning.queries.courses import (
    READS_ALL,
    course_for,
    course_taught,
    courses_for,
    done_seen,
    may_keep,
    may_teach,
)
from ronda.learning.queries.feedback import feedback_of
from ronda.learning.queries.proposals import may_propose
from ronda.learning.queries.study import study_of
from ronda.people.queries import company_for
from ronda.people.queries.choices import post_codes
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.listing import show_list
from ronda.people.wording import post_name
from ronda.work.queries.desk import desk_of
from ronda.work.queries.reached import Reached
from ronda.work.views.doing import today

KINDS = {"draft": "note", "offered": "good", "retired": "plain"}


class CourseTable(RondaTable):
    """Courses, and how one stands to each."""

    caption = gettext_lazy("Courses")
    row_name = "title"
    hidden_at_first = ("code", "cost_cents", "refresh_months")

    title = django_tables2.Column(verbose_name=gettext_lazy("Course"))
    code = django_tables2.Column(verbose_name=gettext_lazy("Code"))
    form = django_tables2.Column(
        verbose_name=gettext_lazy("Form of learning"), accessor="get_form_display", order_by="form"
    )
    minutes = NumberColumn(verbose_name=gettext_lazy("Minutes"))
    taught = django_tables2.Column(verbose_name=gettext_lazy("Competences"), empty_values=(), orderable=False)
    compulsory = django_tables2.Column(verbose_name=gettext_lazy("Compulsory"), empty_values=(None, False))
    refresh_months = NumberColumn(verbose_name=gettext_lazy("Due again after months"))
    cost_cents = MoneyColumn(verbose_name=gettext_lazy("Cost of a class"))
    done_on = DayColumn(verbose_name=gettext_lazy("Done by me"))
    state = StateColumn(
        verbose_name=gettext_lazy("State"),
        accessor="get_state_display",
        order_by="state",
        kind_of=lambda course: KINDS[course.state],
    )

    def render_title(self, value: str, record: Any) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("course", args=[record.pk]), value)

    def value_title(self, value: str) -> str:
        return value

    def render_taught(self, record: Any) -> str:
        return ", ".join(each.title for each in record.competences.all())

    def value_taught(self, record: Any) -> str:
        return self.render_taught(record)

    def render_compulsory(self, value: bool) -> str:
        return pgettext("course", "compulsory") if value else ""

    def value_compulsory(self, value: bool) -> str:
        return self.render_compulsory(value)


class DoneTable(RondaTable):
    """Who has done the course; as far as the viewer may know."""

    caption = gettext_lazy("Who has done it")
    row_name = "person"
    person = django_tables2.Column(verbose_name=gettext_lazy("Person"), accessor="person__name")
    day = DayColumn(verbose_name=gettext_lazy("Day"))
    minutes = NumberColumn(verbose_name=gettext_lazy("Minutes"))
    how = django_tables2.Column(verbose_name=gettext_lazy("How"), accessor="get_how_display", order_by="how")


@for_viewer
def show_courses(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    reads_all = bool(viewer.roles & READS_ALL)
    form = CourseFilterForm(
        request.GET,
        competences=[(each.code, each.title) for each in competences_of(viewer)],
        posts=[(code, post_name(code)) for code in post_codes(viewer)],
        states=reads_all,
    )
    courses = courses_for(viewer, form.wanted).prefetch_related("competences")
    left_out = () if reads_all else ("state", "cost_cents")
    currency = company_for(viewer).currency
    table = CourseTable(courses, order_by=("title",), exclude=left_out, currency=currency)
    narrowed = any(vars(form.wanted).values())
    table.empty_text = _("No course fits these filters.") if narrowed else _("No course is offered yet.")
    if may_keep(viewer) and not narrowed:
        table.empty_link = (reverse("course_new"), _("Make the first course"))
    return show_list(
        request,
        table,
        name="ronda-courses",
        template="learning/courses.html",
        filter={"form": form},
        keeps=may_keep(viewer),
    )


@for_viewer
def show_course(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    course = course_for(viewer, number)
    on = today()
    teaches, leads = may_teach(viewer, course), may_propose(viewer)
    # All at once: a course has no more learners than its company has people.
    table = DoneTable(list(done_seen(viewer, on=on).filter(course=course)), order_by=("-day",))
    table.empty_text = _("Nobody whose learning you may see has done it yet.")
    return show_list(
        request,
        table,
        name=f"ronda-course-{course.code}",
        template="learning/course.html",
        course=course,
        study=study_of(viewer, course, on=on),
        competences=list(course.competences.all()),
        helps=helps_words(course),
        posts=[post_name(each) for each in course.posts],
        classes=classes_ahead(viewer, course, on=on) if course.form == "class" else (),
        feedback=feedback_of(viewer, course, on=on),
        teaches=teaches,
        kinds=Material.Kind.choices,
        keeps=may_keep(viewer),
        proposes=leads and course.state == "offered",
        tells_who=leads or course.trainer_id == viewer.person_id,
        currency=course.company.currency,
        state_kind=KINDS[course.state],
    )


@for_viewer
def show_desk(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """What was changed by whom, remarks and files of those who teach it."""
    course = course_taught(viewer, number)
    context = {"course": course, "desk": desk_of(viewer, "course", number, Reached())}
    return render(request, "learning/course_desk.html", context)
