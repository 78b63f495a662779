"""The list of customer requests: its columns."""

from typing import Any

import django_tables2
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from ronda.design.tables import ChosenColumn, DayColumn, NumberColumn, RondaTable, StateColumn
from ronda.work.wording.requests import STATES, topic_word


class RequestTable(RondaTable):
    """Requests of outlets with owner, due day and state."""

    caption = _("Customer requests")
    row_name = "text"
    hidden_at_first = ("raised_on", "answer", "closed_on", "confirmed_on", "confirmed_by", "times_reopened")

    chosen = ChosenColumn(accessor="kept", says="text")
    text = django_tables2.Column(verbose_name=_("Request"))
    outlet = django_tables2.Column(verbose_name=_("Outlet"), accessor="outlet__name")
    topic = django_tables2.Column(verbose_name=_("Topic"))
    owner = django_tables2.Column(verbose_name=_("Who answers"), accessor="owner__name")
    raised_on = DayColumn(verbose_name=_("Asked on"))
    due_on = DayColumn(verbose_name=_("Due"))
    state = StateColumn(verbose_name=_("State"), kind_of=lambda record: STATES[record.state][1])
    answer = django_tables2.Column(verbose_name=_("Answer"))
    closed_on = DayColumn(verbose_name=_("Answered on"))
    confirmed_on = DayColumn(verbose_name=_("Confirmed on"))
    confirmed_by = django_tables2.Column(verbose_name=_("Confirmed by"))
    times_reopened = NumberColumn(verbose_name=_("Times opened again"))

    def render_text(self, value: str, record: Any) -> SafeString:
        said = Truncator(value).chars(90)
        return format_html('<a href="{}">{}</a>', reverse("work_request", args=[record.kept]), said)

    def value_text(self, value: str) -> str:
        return value

    def render_topic(self, value: str) -> str:
        return topic_word(value)

    def value_topic(self, value: str) -> str:
        return topic_word(value)

    def render_state(self, value: str, record: Any, column: Any) -> SafeString:
        return column.render(STATES[value][0], record)  # type: ignore[no-any-return]

    def value_state(self, value: str) -> str:
        return str(STATES[value][0])
