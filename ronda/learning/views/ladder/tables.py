"""The columns of the list of competences."""

from typing import Any

import django_tables2
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from ronda.design.tables import NumberColumn, RondaTable, StateColumn


class CompetenceTable(RondaTable):
    """Competences with side and track, and how many rungs ask for them."""

    caption = _("Competences")
    row_name = "name"
    hidden_at_first = ("code",)

    name = django_tables2.Column(verbose_name=_("Competence"), accessor="title", orderable=False)
    code = django_tables2.Column(verbose_name=_("Code"))
    side = django_tables2.Column(verbose_name=_("Side"), accessor="get_side_display", order_by=("side",))
    track = django_tables2.Column(
        verbose_name=pgettext_lazy("competence", "Track"), accessor="get_track_display", order_by=("track",)
    )
    asked = NumberColumn(verbose_name=_("Rungs that ask for it"))
    state = StateColumn(
        verbose_name=_("State"),
        accessor="pk",
        orderable=False,
        kind_of=lambda record: "plain" if record.retired_at else "good",
    )

    def render_name(self, value: str, record: Any) -> SafeString:
        below = format_html('<span class="under">{}</span>', record.meaning) if record.meaning else ""
        return format_html('<a href="{}">{}</a>{}', reverse("competence", args=[record.pk]), value, below)

    def value_name(self, value: str) -> str:
        return value

    def render_state(self, value: int, record: Any, column: StateColumn) -> SafeString:
        return column.render(self._state(record), record)

    def value_state(self, value: int, record: Any) -> str:
        return self._state(record)

    def _state(self, record: Any) -> str:
        return pgettext("competence", "retired") if record.retired_at else gettext("in use")
