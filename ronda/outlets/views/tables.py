"""The lists of outlets, licences, products, portfolios and moves: their columns."""

from collections.abc import Iterator, Mapping
from typing import Any

import django_tables2
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.design.tables import (
    ChosenColumn,
    DayColumn,
    MoneyColumn,
    NumberColumn,
    RondaTable,
    StateColumn,
)
from ronda.outlets.models import Outlet
from ronda.outlets.models.names import COMPLIANCE, STANDING_KINDS, STANDINGS
from ronda.outlets.rules.telephones import dialled

WORDS: dict[str, Mapping[Any, Any]] = {
    "outlet_type": dict(Outlet.Kind.choices),
    "market_type": dict(Outlet.Market.choices),
    "size": dict(Outlet.Size.choices),
    "status": dict(Outlet.Status.choices),
    "compliance": COMPLIANCE,
    "licence_standing": {**STANDINGS, None: STANDINGS["none"]},
}
STATUS_KINDS = {"active": "good", "suspended": "attention", "closed": "plain"}


class StandingColumn(StateColumn):
    """The standing of a licence; no licence is a standing of its own."""

    empty_values = ()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)

    def render(self, value: Any, record: Any) -> SafeString:
        self.kind_of = lambda _record: STANDING_KINDS[value or "none"]
        return super().render(STANDINGS[value or "none"], record)

    def value(self, value: Any) -> str:
        return str(STANDINGS[value or "none"])


class StatusColumn(StateColumn):
    """Whether an outlet is open."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, kind_of=lambda record: STATUS_KINDS[record.status], **options)


class OutletTable(RondaTable):
    """Outlets with their classes, holder and licence; `manage` leads to the set-up of each."""

    caption = _("Outlets")
    row_name = "name"
    hidden_at_first = (
        "address",
        "telephone",
        "market_type",
        "size",
        "stars",
        "visit_class",
        "holder_code",
        "licence_expires",
    )

    chosen = ChosenColumn(accessor="code")
    name = django_tables2.Column(verbose_name=_("Outlet"))
    code = django_tables2.Column(verbose_name=_("Code"))
    city = django_tables2.Column(verbose_name=_("Town"))
    address = django_tables2.Column(verbose_name=_("Address"))
    telephone = django_tables2.Column(verbose_name=_("Telephone"))
    holder = django_tables2.Column(verbose_name=_("Account manager"))
    holder_code = django_tables2.Column(verbose_name=_("Number of the account manager"))
    outlet_type = django_tables2.Column(verbose_name=_("Type"))
    market_type = django_tables2.Column(verbose_name=_("Market type"))
    format = django_tables2.Column(verbose_name=_("Store format"))
    size = django_tables2.Column(verbose_name=_("Store size"))
    grade = NumberColumn(verbose_name=_("Grade"))
    compliance = django_tables2.Column(verbose_name=_("Compliance class"))
    stars = NumberColumn(verbose_name=_("Stars"))
    visit_class = django_tables2.Column(verbose_name=_("Visit class"))
    licence_standing = StandingColumn(verbose_name=_("Retail licence"))
    licence_expires = DayColumn(verbose_name=_("Licence expiry"))
    status = StatusColumn(verbose_name=_("Status"))

    def __init__(self, *args: Any, manage: bool, choosing: bool, **options: Any) -> None:
        left_out = () if choosing else ("chosen",)
        super().__init__(*args, exclude=left_out, **options)
        self.manage = manage

    def render_name(self, value: str, record: Any) -> SafeString:
        address = reverse("outlets_change" if self.manage else "outlet", args=[record.code])
        return format_html('<a href="{}">{}</a>', address, value)

    def value_name(self, value: str) -> str:
        return value

    def render_telephone(self, value: str) -> SafeString:
        return format_html('<a href="tel:{}">{}</a>', dialled(value), value)

    def value_telephone(self, value: str) -> str:
        return value

    def render_compliance(self, value: str) -> str:
        return str(COMPLIANCE[value])

    def file_rows(self) -> Iterator[list[object]]:
        """Straight from the database: a hundred thousand outlets cell by cell would take minutes."""
        columns = [column for column in self.columns if not column.column.exclude_from_export]
        yield [str(column.header) for column in columns]
        words = {column.name: WORDS.get(column.name, {}) for column in columns}
        for values in self.data.data.values_list(*words).iterator(chunk_size=2000):
            yield [
                "" if value is None and not known else str(known.get(value, value)) if known else value
                for value, known in zip(values, words.values(), strict=True)
            ]


class LicenceTable(RondaTable):
    """Licences, the ones that end first on top."""

    caption = _("Retail licences")
    row_name = "number"

    number = django_tables2.Column(verbose_name=_("Number"))
    outlet = django_tables2.Column(verbose_name=_("Outlet"), accessor="outlet__name")
    outlet_code = django_tables2.Column(verbose_name=_("Code"), accessor="outlet__code")
    issued = DayColumn(verbose_name=_("Issued"))
    expires = DayColumn(verbose_name=_("Last valid day"))
    standing = StandingColumn(verbose_name=_("State"))

    def render_number(self, value: str, record: Any) -> SafeString:
        address = reverse("outlets_licence", args=[record.pk])
        return format_html('<a href="{}">{}</a>', address, value)

    def value_number(self, value: str) -> str:
        return value

    def render_outlet(self, value: str, record: Any) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("outlet", args=[record.outlet.code]), value)

    def value_outlet(self, value: str) -> str:
        return value


class ProductTable(RondaTable):
    """Products with brand, category and prices."""

    caption = _("Products")
    row_name = "name"
    hidden_at_first = ("volume", "pack")

    name = django_tables2.Column(verbose_name=_("Product"))
    code = django_tables2.Column(verbose_name=_("Code"))
    brand = django_tables2.Column(verbose_name=_("Brand"))
    category = django_tables2.Column(verbose_name=_("Category"))
    volume = django_tables2.Column(verbose_name=_("Volume"))
    pack = NumberColumn(verbose_name=_("Pack"))
    wholesale_cents = MoneyColumn(verbose_name=_("Wholesale price"))
    shelf_cents = MoneyColumn(verbose_name=_("Shelf price"))
    withdrawn_on = DayColumn(verbose_name=_("Withdrawn on"))

    def render_name(self, value: str, record: Any) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("outlets_product", args=[record.pk]), value)

    def value_name(self, value: str) -> str:
        return value


class MoveTable(RondaTable):
    """The outlets of a proposal that get another account manager."""

    caption = _("Outlets that move")
    row_name = "name"
    frame = "moves"

    name = django_tables2.Column(verbose_name=_("Outlet"))
    outlet = django_tables2.Column(verbose_name=_("Code"))
    before = django_tables2.Column(verbose_name=pgettext_lazy("person", "From"))
    after = django_tables2.Column(verbose_name=pgettext_lazy("person", "To"))

    def render_name(self, value: str, record: Any) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("outlet", args=[record["outlet"]]), value)

    def value_name(self, value: str) -> str:
        return value
