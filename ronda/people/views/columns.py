"""Columns that only people's lists have."""

from collections.abc import Callable
from typing import Any

import django_tables2
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ronda.design.tables import DayColumn
from ronda.people.rules.last_day import last_day


class LinkColumn(django_tables2.Column):
    """Leads to the page of the record; in a file it is the text alone."""

    def __init__(self, page: str, key: str, **options: Any) -> None:
        super().__init__(**options)
        self.page, self.key = page, key

    def render(self, value: object, record: Any) -> SafeString:
        address = reverse(self.page, args=[django_tables2.A(self.key).resolve(record)])
        return format_html('<a href="{}">{}</a>', address, value)

    def value(self, value: object) -> object:
        return value


class CodedColumn(django_tables2.Column):
    """A code, shown by its name."""

    def __init__(self, name_of: Callable[[str], str], **options: Any) -> None:
        super().__init__(**options)
        self.name_of = name_of

    def render(self, value: str) -> str:
        return self.name_of(value)


class LastDayColumn(DayColumn):
    """The day before the end, which no longer counts."""

    def render(self, value: Any) -> str:
        return super().render(last_day(value))  # type: ignore[arg-type]

    def value(self, value: Any) -> Any:
        return last_day(value)


class StateWordColumn(django_tables2.Column):
    """The table's `state_of(record)` says the kind and the word."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("orderable", False)
        super().__init__(accessor="pk", **options)

    def render(self, record: Any, table: Any) -> SafeString:
        kind, word = table.state_of(record)
        return SafeString(render_to_string("design/state_cell.html", {"kind": kind, "word": word}))

    def value(self, record: Any, table: Any) -> str:
        return str(table.state_of(record)[1])


def deed_link(page: str, key: object, word: object, whose: str) -> SafeString:
    """A link that says to the eye what it does, and to the ear for whom."""
    return format_html(
        '<a class="btn btn-sm" href="{}">{}<span class="hidden">, {}</span></a>',
        reverse(page, args=[key]),
        word,
        whose,
    )
