"""Columns that write their values as the reader's language does, and into files as plain values."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import django_tables2
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ronda.design.templatetags import figures
from ronda.kernel.exact import rounded

Number = int | Decimal | Fraction
FIGURE = {"th": {"class": "number"}, "td": {"class": "number"}, "tf": {"class": "number"}}


class _FigureColumn(django_tables2.Column):
    """Numbers stand at the right; the larger ones come first when one sorts."""

    def __init__(self, *args: Any, attrs: dict[str, Any] | None = None, **options: Any) -> None:
        options.setdefault("initial_sort_descending", True)
        super().__init__(*args, attrs={**FIGURE, **(attrs or {})}, **options)


class NumberColumn(_FigureColumn):
    """A number with so many decimals."""

    def __init__(self, *args: Any, places: int = 0, **options: Any) -> None:
        super().__init__(*args, **options)
        self.places = places

    def render(self, value: Number) -> str:
        return figures.quantity(value, self.places)

    def value(self, value: Number) -> Decimal | int:
        return value if isinstance(value, int) else rounded(value, self.places)


class PointsColumn(_FigureColumn):
    """A score kept in ten-thousandths of a point."""

    def __init__(self, *args: Any, places: int = 2, **options: Any) -> None:
        super().__init__(*args, **options)
        self.places = places

    def render(self, value: Number) -> str:
        return figures.points(value, self.places)

    def value(self, value: Number) -> Decimal:
        return rounded(Fraction(value) / figures.TEN_THOUSAND, 4)


class PercentColumn(_FigureColumn):
    """A fraction of one as per cent."""

    def __init__(self, *args: Any, places: int = 1, **options: Any) -> None:
        super().__init__(*args, **options)
        self.places = places

    def render(self, value: Number) -> str:
        return figures.percent(value, self.places)

    def value(self, value: Number) -> Decimal:
        return rounded(value, self.places + 2)


class MoneyColumn(_FigureColumn):
    """Integer cents; the currency is the column's, or else the table's."""

    def __init__(self, *args: Any, currency: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        self.currency = currency

    def render(self, value: int, table: Any) -> str:
        return figures.money(value, self.currency or table.currency)

    def value(self, value: int) -> Decimal:
        return Decimal(value).scaleb(-2)


class DayColumn(django_tables2.Column):
    """A day in the reader's order."""

    attrs = {"td": {"class": "list-day"}}

    def render(self, value: date) -> str:
        return figures.day(value)

    def value(self, value: date) -> date:
        return value


class MomentColumn(django_tables2.Column):
    """A day and a time of day."""

    def render(self, value: datetime) -> str:
        return figures.moment(value)

    def value(self, value: datetime) -> datetime:
        return timezone.localtime(value).replace(tzinfo=None)


class StateColumn(django_tables2.Column):
    """A word with its colour; `kind_of(record)` says good, attention, stop, note or plain."""

    def __init__(
        self, *args: Any, kind_of: Callable[[Any], str] = lambda record: "plain", **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.kind_of = kind_of

    def render(self, value: object, record: Any) -> SafeString:
        context = {"kind": self.kind_of(record), "word": value}
        return SafeString(render_to_string("design/state_cell.html", context))

    def value(self, value: object) -> str:
        return str(value)


class ChosenColumn(django_tables2.CheckBoxColumn):
    """Boxes to choose rows with; they belong to the form of `<c-bulk>`, wherever that stands on the page."""

    def __init__(self, *args: Any, form: str = "bulk", says: str = "name", **options: Any) -> None:
        options.setdefault("accessor", "pk")
        super().__init__(*args, exclude_from_export=True, **options)
        self.form = form
        self.says = says

    @property
    def header(self) -> SafeString:
        return format_html(
            '<input class="form-check-input" type="checkbox" data-choose-all aria-label="{}">',
            _("Choose all rows of this page"),
        )

    def render(self, value: object, bound_column: Any, record: Any) -> SafeString:
        said = django_tables2.A(self.says).resolve(record, quiet=True) or value
        return format_html(
            '<input class="form-check-input" type="checkbox" name="{}" value="{}" form="{}" aria-label="{}">',
            bound_column.name, value, self.form, _("Choose {name}").format(name=said),
        )  # fmt: skip
