"""The lists behind the board's numbers: a line a person or a piece of work, as a page and as a file."""

from typing import Any

import django_tables2
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.appraisal.wording import duty_name, post_name
from ronda.cockpit.wording.board import LOADS, level_words
from ronda.design.tables import (
    DayColumn,
    NumberColumn,
    PercentColumn,
    PointsColumn,
    RondaTable,
    StateColumn,
)


class PersonColumn(django_tables2.Column):
    """A name that leads to the person's month, where there is one."""

    def render(self, value: str, record: Any, table: Any) -> SafeString | str:
        if not table.month or not getattr(record, "has_result", True):
            return value
        return format_html('<a href="{}">{}</a>', reverse("person", args=[record.code, table.month]), value)

    def value(self, value: str) -> str:
        return value


class PostColumn(django_tables2.Column):
    def render(self, value: str) -> str:
        return post_name(value)

    def value(self, value: str) -> str:
        return post_name(value)


class DutyColumn(PostColumn):
    def render(self, value: str) -> str:
        return duty_name(value)

    def value(self, value: str) -> str:
        return duty_name(value)


class BoardTable(RondaTable):
    """Of one closed month, to which its names lead; None where no month is closed."""

    row_name = "name"

    def __init__(self, *args: Any, month: object = None, **options: Any) -> None:
        self.month = month
        super().__init__(*args, **options)


class ExecutionTable(BoardTable):
    name = PersonColumn(verbose_name=_("Name"))
    tasks_done = NumberColumn(verbose_name=_("Tasks on time"), accessor="tasks__0")
    tasks_due = NumberColumn(verbose_name=_("Tasks due"), accessor="tasks__1")
    handovers_done = NumberColumn(verbose_name=_("Hand-overs on time"), accessor="handovers__0")
    handovers_due = NumberColumn(verbose_name=_("Hand-overs due"), accessor="handovers__1")
    visits_done = NumberColumn(verbose_name=_("Visits made"), accessor="visits__0")
    visits_due = NumberColumn(verbose_name=_("Visits due"), accessor="visits__1")
    field_visits_done = NumberColumn(verbose_name=_("Field visits made"), accessor="field_visits__0")
    field_visits_due = NumberColumn(verbose_name=_("Field visits due"), accessor="field_visits__1")


class LoadTable(BoardTable):
    name = PersonColumn(verbose_name=_("Name"))
    visits = NumberColumn(verbose_name=_("Visits"))
    minutes = NumberColumn(verbose_name=_("Minutes of visits"))
    days = NumberColumn(verbose_name=_("Working days present"))
    a_day = NumberColumn(verbose_name=_("Minutes a day"))
    times = PercentColumn(verbose_name=_("Of the mean"), places=0)
    state = StateColumn(
        verbose_name=_("Load"), accessor="load_words", kind_of=lambda record: LOADS[record.state][0]
    )


class SkillTable(BoardTable):
    name = PersonColumn(verbose_name=_("Name"))
    post = PostColumn(verbose_name=_("Post"))
    met = NumberColumn(verbose_name=_("Results met"))
    results = NumberColumn(verbose_name=_("Results assessed"))
    score = PointsColumn(verbose_name=_("Score"))
    state = StateColumn(
        verbose_name=_("Post"), accessor="skill_words", kind_of=lambda record: record.skill_kind
    )


class CertificateTable(BoardTable):
    name = PersonColumn(verbose_name=_("Name"))
    post = PostColumn(verbose_name=_("Post"))
    level = django_tables2.Column(verbose_name=_("Vocational level"), empty_values=())
    certificate_no = django_tables2.Column(verbose_name=_("Certificate number"))
    issued = DayColumn(verbose_name=_("Issued"))
    expires = DayColumn(verbose_name=_("Expires"))
    counts = StateColumn(
        verbose_name=_("Counted"), accessor="counts_words", kind_of=lambda record: record.counts_kind
    )

    def render_level(self, value: int | None) -> str:
        return level_words(value)

    def value_level(self, value: int | None) -> str:
        return level_words(value)


class HandoverTable(BoardTable):
    row_name = "title"

    title = django_tables2.Column(verbose_name=_("Hand-over"))
    duty = DutyColumn(verbose_name=_("Duty"))
    owner = django_tables2.Column(verbose_name=pgettext_lazy("person", "From"))
    receiver = django_tables2.Column(verbose_name=pgettext_lazy("person", "To"))
    waits_for = django_tables2.Column(verbose_name=_("Waits for"))
    started_on = DayColumn(verbose_name=_("Started"))
    due_on = DayColumn(verbose_name=_("Due"))
    days = NumberColumn(verbose_name=_("Working days in these hands"))
    late_days = NumberColumn(verbose_name=_("Working days late"))

    def render_title(self, value: str, record: Any) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("work_handover", args=[record.number]), value)

    def value_title(self, value: str) -> str:
        return value


class TaskTable(BoardTable):
    row_name = "title"

    title = django_tables2.Column(verbose_name=_("Task"))
    duty = DutyColumn(verbose_name=_("Duty"))
    owner = django_tables2.Column(verbose_name=_("Responsible"), accessor="owner__name")
    centre = django_tables2.Column(verbose_name=_("Centre"), accessor="centre__name")
    due = DayColumn(verbose_name=_("Due"))


class RequestTable(BoardTable):
    row_name = "text"

    text = django_tables2.Column(verbose_name=_("Customer request"))
    outlet = django_tables2.Column(verbose_name=_("Outlet"), accessor="outlet__name")
    owner = django_tables2.Column(verbose_name=_("Responsible"), accessor="owner__name")
    raised_on = DayColumn(verbose_name=_("Raised"))
    due_on = DayColumn(verbose_name=_("Due"))

    def render_text(self, value: str, record: Any) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("work_request", args=[record.number]), value)

    def value_text(self, value: str) -> str:
        return value
