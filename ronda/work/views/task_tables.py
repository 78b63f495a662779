"""The lists of tasks, of recurring tasks and of what they came to: their columns."""

from typing import Any

import django_tables2
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ronda.design.tables import (
    ChosenColumn,
    DayColumn,
    NumberColumn,
    PercentColumn,
    RondaTable,
    StateColumn,
)
from ronda.work.queries.duty_codes import duty_title
from ronda.work.wording.tasks import KINDS, STATES


class TaskStateColumn(StateColumn):
    """The state of the day in words; sorted by what is most pressing."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(
            *args, kind_of=lambda record: STATES[record.state][1], order_by=("urgency", "due"), **options
        )

    def render(self, value: Any, record: Any) -> SafeString:
        return super().render(STATES[value][0], record)

    def value(self, value: Any) -> str:
        return str(STATES[value][0])


class TaskTable(RondaTable):
    """Tasks with executor, due day and state."""

    caption = _("Tasks")
    row_name = "title"
    hidden_at_first = (
        "kind",
        "accountable",
        "priority",
        "plan",
        "goal",
        "evidence_wanted",
        "done_on",
        "result",
    )

    chosen = ChosenColumn(accessor="kept", says="title")
    title = django_tables2.Column(verbose_name=_("Task"))
    owner = django_tables2.Column(verbose_name=_("Executor"), accessor="owner__name")
    accountable = django_tables2.Column(verbose_name=_("Accountable"), accessor="accountable__name")
    outlet = django_tables2.Column(verbose_name=_("Outlet"), accessor="outlet__name")
    duty = django_tables2.Column(verbose_name=_("Duty"))
    kind = django_tables2.Column(verbose_name=_("Kind"))
    plan = django_tables2.Column(verbose_name=_("Plan"), accessor="plan__title")
    priority = django_tables2.Column(verbose_name=_("Phase priority"), accessor="priority__title")
    goal = django_tables2.Column(verbose_name=_("Goal"))
    evidence_wanted = django_tables2.Column(verbose_name=_("Evidence wanted"))
    due = DayColumn(verbose_name=_("Due"))
    done_on = DayColumn(verbose_name=_("Done on"))
    result = django_tables2.Column(verbose_name=_("Result"))
    state = TaskStateColumn(verbose_name=_("State"))

    def __init__(self, *args: Any, choosing: bool, one_person: bool = False, **options: Any) -> None:
        left_out = [*(() if choosing else ("chosen",)), *(("owner",) if one_person else ())]
        super().__init__(*args, exclude=left_out, **options)

    def render_title(self, value: str, record: Any) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("work_task", args=[record.kept]), value)

    def value_title(self, value: str) -> str:
        return value

    def render_duty(self, value: str) -> SafeString:
        return format_html('<abbr title="{}">{}</abbr>', duty_title(value, get_language() or "en"), value)

    def value_duty(self, value: str) -> str:
        return value

    def render_kind(self, value: str) -> str:
        return str(KINDS[value])

    def value_kind(self, value: str) -> str:
        return str(KINDS[value])


class ShareTable(RondaTable):
    """What the tasks of one plan, post, person or duty came to."""

    caption = _("Completion")
    row_name = "name"

    name = django_tables2.Column(verbose_name=_("Name"))
    total = NumberColumn(verbose_name=_("Due"))
    in_time = NumberColumn(verbose_name=_("Done in time"), accessor="done")
    done_late = NumberColumn(verbose_name=_("Done late"))
    open = NumberColumn(verbose_name=_("Not done"))
    late = NumberColumn(verbose_name=_("Not done and late"))
    share = PercentColumn(verbose_name=_("Share in time"), accessor="share_in_time")


class RhythmTable(RondaTable):
    """Recurring tasks."""

    caption = _("Recurring tasks")
    row_name = "title"

    title = django_tables2.Column(verbose_name=_("Task"))
    owner = django_tables2.Column(verbose_name=_("Executor"), accessor="owner__name")
    rhythm = django_tables2.Column(verbose_name=_("How often"), empty_values=(), orderable=False)
    duty = django_tables2.Column(verbose_name=_("Duty"))
    starts = DayColumn(verbose_name=_("First day"))
    last = DayColumn(verbose_name=_("Last day"))
    made_up_to = DayColumn(verbose_name=_("Tasks made up to"))
    state = StateColumn(
        verbose_name=_("State"),
        accessor="state_words",
        orderable=False,
        kind_of=lambda record: "plain" if record.ended_at else "good",
    )
    actions = django_tables2.TemplateColumn(
        template_name="work/rhythm_actions.html", verbose_name="", orderable=False
    )

    def render_rhythm(self, record: Any) -> str:
        return str(record.words)
