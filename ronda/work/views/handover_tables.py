"""The lists of hand-overs and chains: their columns."""

from typing import Any

import django_tables2
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from ronda.design.tables import ChosenColumn, DayColumn, NumberColumn, RondaTable, StateColumn
from ronda.design.templatetags.figures import NOTHING
from ronda.work.queries.duty_codes import duty_title
from ronda.work.queries.handover_list import Standing
from ronda.work.rules.handover_state import late_days
from ronda.work.wording.handovers import CHAIN_STATES, KINDS, STATES


class HandoverTable(RondaTable):
    """Hand-overs with both hands, state and delay."""

    caption = _("Hand-overs")
    row_name = "title"
    hidden_at_first = ("duty", "kind", "plan", "outlet", "allowed_days", "given_on", "accepted_on", "round")

    chosen = ChosenColumn(accessor="kept", says="title")
    title = django_tables2.Column(verbose_name=_("Hand-over"))
    owner = django_tables2.Column(verbose_name=pgettext_lazy("person", "From"), accessor="owner__name")
    receiver = django_tables2.Column(verbose_name=pgettext_lazy("person", "To"), accessor="receiver__name")
    state = StateColumn(verbose_name=_("State"), kind_of=lambda record: STATES[record.word][1])
    waits = django_tables2.Column(verbose_name=_("Waits for"), empty_values=(), orderable=False)
    started_on = DayColumn(verbose_name=_("Began"))
    due = DayColumn(verbose_name=_("Due"), empty_values=(), orderable=False)
    late = NumberColumn(verbose_name=_("Working days late"), empty_values=(), orderable=False)
    duty = django_tables2.Column(verbose_name=_("Duty"))
    kind = django_tables2.Column(verbose_name=_("Kind"))
    plan = django_tables2.Column(verbose_name=_("Plan"), accessor="plan__title")
    outlet = django_tables2.Column(verbose_name=_("Outlet"), accessor="outlet__name")
    allowed_days = NumberColumn(verbose_name=_("Working days allowed"))
    given_on = DayColumn(verbose_name=_("Given"))
    accepted_on = DayColumn(verbose_name=_("Accepted"))
    round = NumberColumn(verbose_name=_("Round"))

    def __init__(self, rows: Any, *, standing: Standing, **options: Any) -> None:
        self.standing = standing
        super().__init__(rows, **options)

    def render_title(self, value: str, record: Any) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("work_handover", args=[record.kept]), value)

    def value_title(self, value: str) -> str:
        return value

    def render_state(self, record: Any, column: Any) -> SafeString:
        record.word = self._word(record)
        return column.render(STATES[record.word][0], record)  # type: ignore[no-any-return]

    def value_state(self, record: Any) -> str:
        return str(STATES[self._word(record)][0])

    def render_waits(self, record: Any) -> str:
        if record.state == "to_give":
            return str(record.owner.name)
        if record.state == "to_answer" and record.receiver:
            return str(record.receiver.name)
        return str(_("the director")) if record.state == "to_settle" else NOTHING

    def render_due(self, record: Any, column: Any) -> str:
        due = self.standing.clock.due_on(record.started_on, record.allowed_days)
        return column.render(due) if due else NOTHING

    def value_due(self, record: Any) -> Any:
        return self.standing.clock.due_on(record.started_on, record.allowed_days)

    def render_late(self, record: Any) -> str:
        late = self._late(record)
        return str(late) if late else NOTHING

    def value_late(self, record: Any) -> int:
        return self._late(record)

    def render_duty(self, value: str) -> SafeString:
        return format_html('<abbr title="{}">{}</abbr>', duty_title(value, get_language() or "en"), value)

    def value_duty(self, value: str) -> str:
        return value

    def render_kind(self, value: str) -> str:
        return str(KINDS[value])

    def value_kind(self, value: str) -> str:
        return str(KINDS[value])

    def _word(self, record: Any) -> str:
        """What is late in hand says so."""
        return "late" if record.state == "to_give" and self._late(record) else record.state

    def _late(self, record: Any) -> int:
        return late_days(record, self.standing.today, self.standing.clock)


class ChainTable(RondaTable):
    """Chains with how far they have come."""

    caption = _("Chains")
    row_name = "title"

    title = django_tables2.Column(verbose_name=_("Chain"))
    state = StateColumn(
        verbose_name=_("State"), accessor="stands", kind_of=lambda record: CHAIN_STATES[record.stands][1]
    )
    done = NumberColumn(verbose_name=_("Steps accepted"))
    total = NumberColumn(verbose_name=_("Steps"))
    holder = django_tables2.Column(verbose_name=_("In whose hands"), orderable=False)
    starts = DayColumn(verbose_name=_("First day"))
    plan = django_tables2.Column(verbose_name=_("Plan"), accessor="plan__title")
    made_by = django_tables2.Column(verbose_name=_("Planned by"), accessor="made_by__name")

    def render_title(self, value: str, record: Any) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("work_chain", args=[record.pk]), value)

    def value_title(self, value: str) -> str:
        return value

    def render_state(self, value: str, record: Any, column: Any) -> SafeString:
        return column.render(CHAIN_STATES[record.stands][0], record)  # type: ignore[no-any-return]

    def value_state(self, record: Any) -> str:
        return str(CHAIN_STATES[record.stands][0])
