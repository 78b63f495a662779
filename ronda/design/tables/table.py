"""The table of every list: what it shows, by which column one knows a row, what goes into a file."""

import html
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

import django_tables2
from django.utils.encoding import force_str
from django.utils.functional import Promise
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from ronda.design.templatetags.figures import NOTHING

# Columns that serve the hand, not the eye: never put away, never in a file.
SERVING = ("chosen", "actions")
SIZES = (25, 50, 100)


class RondaTable(django_tables2.Table):
    """Rows with a name each; `row_name` is the column that heads a row and cannot be put away."""

    row_name = ""
    frame = "list"
    caption: str | Promise = _("List")
    empty_link: tuple[str | Promise, str | Promise] | None = None
    hidden_at_first: Sequence[str] = ()

    class Meta:
        template_name = "design/table.html"
        default = NOTHING
        per_page = SIZES[0]

    def __init__(self, *args: Any, currency: str = "", caption: str = "", **options: Any) -> None:
        options.setdefault("default", NOTHING)
        super().__init__(*args, **options)
        self.currency = currency
        self.caption = caption or self.caption
        self.can_turn = self.can_be_exported = False
        left = [each.name for each in self.columns.iterall()]
        for name in (each for each in self.hidden_at_first if each in left):
            self.columns[name].column.visible = False

    @property
    def frame_id(self) -> str:
        """The element that is exchanged when one sorts or turns the page."""
        return f"{self.prefix or ''}{self.frame}"

    @property
    def columns_name(self) -> str:
        """The word in the address that says which columns are shown."""
        return f"{self.prefix or ''}columns"

    @property
    def export_name(self) -> str:
        """The word in the address that asks for a file."""
        return f"{self.prefix or ''}export"

    @property
    def head_name(self) -> str:
        """The column that says which row this is."""
        names = [column.name for column in self.columns if column.name not in SERVING]
        return self.row_name if self.row_name in names or not names else str(names[0])

    @property
    def choices(self) -> list[tuple[Any, bool]]:
        """Columns that one may put away, and whether they are shown."""
        fixed = {*SERVING, self.head_name}
        return [(each, each.visible) for each in self.columns.iterall() if each.name not in fixed]

    @property
    def sizes(self) -> list[int]:
        """How many rows a page may have; one choice alone is none."""
        return list(SIZES) if self.row_count > SIZES[0] else []

    @property
    def row_count(self) -> int:
        """All rows, of all pages."""
        return int(self.paginator.count) if hasattr(self, "paginator") else len(self.rows)

    def show_only(self, names: Sequence[str]) -> None:
        """Put away every column that may be put away and is not named."""
        for column, _shown in self.choices:
            column.column.visible = column.name in names

    def file_rows(self) -> Iterator[list[object]]:
        """The heads, then every row of every page, as plain values."""
        columns = [column for column in self.columns if not column.column.exclude_from_export]
        yield [_plain(column.header) for column in columns]
        for row in self.rows:
            yield [_plain(row.get_cell_value(column.name)) for column in columns]


def _plain(value: object) -> object:
    if value is None or value == NOTHING:
        return ""
    if isinstance(value, Fraction):
        return Decimal(value.numerator) / Decimal(value.denominator)
    text = force_str(value, strings_only=True)
    if isinstance(text, SafeString):
        return html.unescape(" ".join(strip_tags(text).split()))
    return text
