"""The lists of the certification."""

from datetime import date, timedelta
from typing import Any

import django_tables2
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ronda.design.tables import DayColumn, NumberColumn, RondaTable, StateColumn
from ronda.learning.wording.certification import SESSION_KINDS, STATES, level_words
from ronda.people.wording import post_name


class CertificateTable(RondaTable):
    """Certificates in force on record, each with whether it counts today."""

    caption = gettext_lazy("Certificates")
    row_name = "person"
    hidden_at_first = ("code", "post", "centre", "issuer")

    person = django_tables2.Column(verbose_name=gettext_lazy("Person"), accessor="person__name")
    code = django_tables2.Column(verbose_name=gettext_lazy("Code"), accessor="person__code")
    post = django_tables2.Column(verbose_name=gettext_lazy("Post"), empty_values=())
    centre = django_tables2.Column(verbose_name=gettext_lazy("Customer service centre"))
    level = django_tables2.Column(verbose_name=gettext_lazy("Level"))
    issued = DayColumn(verbose_name=gettext_lazy("Issued"))
    expires = DayColumn(verbose_name=gettext_lazy("Expires"))
    certificate_no = django_tables2.Column(verbose_name=gettext_lazy("Certificate number"))
    issuer = django_tables2.Column(verbose_name=gettext_lazy("Issuer"), order_by=("issuer", "pk"))
    scanned = django_tables2.Column(verbose_name=gettext_lazy("Scan"), order_by=("scanned", "pk"))
    state = StateColumn(verbose_name=gettext_lazy("State"), empty_values=(), orderable=False)

    def __init__(self, *args: Any, on: date, soon: int, **options: Any) -> None:
        super().__init__(*args, **options)
        self.on, self.soon = on, on + timedelta(days=soon)

    def render_person(self, value: str, record: Any) -> SafeString:
        address = reverse("certified_person", args=[record.person.code])
        return format_html('<a href="{}">{}</a>', address, value)

    def value_person(self, value: str) -> str:
        return value

    def render_post(self, record: Any) -> str:
        return post_name(record.post) if record.post else ""

    def render_level(self, value: int) -> str:
        return level_words(value)

    def value_level(self, value: int) -> int:
        return value

    def render_scanned(self, value: bool) -> str:
        return _("yes") if value else _("no")

    def render_state(self, record: Any, column: StateColumn) -> SafeString:
        kind, word = STATES[self.state_of(record)]
        column.kind_of = lambda _record: kind
        return column.render(word, record)

    def value_state(self, record: Any) -> str:
        return str(STATES[self.state_of(record)][1])

    def state_of(self, record: Any) -> str:
        if record.expires is None or record.expires > self.soon:
            return "held"
        return "expired" if record.expires < self.on else "ends"


class SessionTable(RondaTable):
    """Sessions with the heads of those whose entries the reader sees."""

    caption = gettext_lazy("Sessions")
    row_name = "held_on"

    held_on = DayColumn(verbose_name=gettext_lazy("Day"))
    level = django_tables2.Column(verbose_name=gettext_lazy("Level"))
    place = django_tables2.Column(verbose_name=gettext_lazy("Place"))
    register_until = DayColumn(verbose_name=gettext_lazy("Register until"))
    invited = NumberColumn(verbose_name=gettext_lazy("People"))
    registered = NumberColumn(verbose_name=gettext_lazy("Registered"))
    passed = NumberColumn(verbose_name=gettext_lazy("Passed"))
    failed = NumberColumn(verbose_name=gettext_lazy("Not passed"))
    state = StateColumn(
        verbose_name=gettext_lazy("State"), kind_of=lambda record: SESSION_KINDS[record.state]
    )

    def render_held_on(self, value: date, record: Any, column: DayColumn) -> SafeString:
        address = reverse("certification_session", args=[record.pk])
        return format_html('<a href="{}">{}</a>', address, column.render(value))

    def value_held_on(self, value: date) -> date:
        return value

    def render_level(self, value: int) -> str:
        return level_words(value)

    def value_level(self, value: int) -> int:
        return value

    def render_state(self, record: Any, column: StateColumn) -> SafeString:
        return column.render(record.get_state_display(), record)

    def value_state(self, record: Any) -> str:
        return str(record.get_state_display())
