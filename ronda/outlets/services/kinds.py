"""The records that the writes of outlets keep, and their values as plain JSON."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any

from django.db.models import Field, Model

from ronda.outlets.models import Licence, LicenceEvent, Outlet, PortfolioEntry, Product, SystemUse

PlainRecord = Outlet | Product | Licence
# Up to so many codes a write reads only what it is about; beyond, everything at once is quicker.
FEW = 500
BETWEEN = " / "
DatedRecord = PortfolioEntry | SystemUse | LicenceEvent


@dataclass(frozen=True)
class Plain:
    """Edited in place, with its history; found by its key within the company."""

    noun: str
    model: type[Outlet] | type[Product] | type[Licence]
    columns: tuple[str, ...]
    company: str = "company_id"

    @property
    def name(self) -> str:
        return f"outlets.{self.noun}"

    def kept(self, company_id: int, keys: Collection[str]) -> dict[str, PlainRecord]:
        """The company's records by their key: those asked for at least."""
        records = self.model._default_manager.filter(**{self.company: company_id})
        codes = {code for key in keys for code in self._codes(key)}
        if len(codes) <= FEW:
            records = records.filter(**{f"{self.company.removesuffix('company_id')}code__in": codes})
        return {key_of(each): each for each in records.select_related(*self.company.split("__")[:-1])}

    def _codes(self, key: str) -> Iterable[str]:
        """What may be the code in the key; the number of a licence may itself hold the sign between."""
        if self.model is not Licence:
            return (key,)
        parts = key.split(BETWEEN)
        return (BETWEEN.join(parts[:count]) for count in range(1, len(parts)))


@dataclass(frozen=True)
class Dated:
    """Never edited: a row that says otherwise under the same `key` withdraws the old one."""

    noun: str
    model: type[PortfolioEntry] | type[SystemUse] | type[LicenceEvent]
    key: tuple[str, ...]
    said: tuple[str, ...]
    company: str

    @property
    def name(self) -> str:
        return f"outlets.{self.noun}"

    @property
    def columns(self) -> tuple[str, ...]:
        return self.key + self.said

    @property
    def about(self) -> str:
        """The column that names the outlet or the licence."""
        return self.key[0]


OUTLET = Plain(
    "outlet",
    Outlet,
    (
        "name", "centre_id", "address", "city", "telephone", "latitude", "longitude", "outlet_type",
        "market_type", "format", "size", "grade", "compliance", "stars", "visit_class", "preferred_from",
        "preferred_to", "status",
    ),
)  # fmt: skip
PRODUCT = Plain(
    "product",
    Product,
    (
        "name", "brand", "category", "volume", "pack", "wholesale_cents", "shelf_cents", "age_restricted",
        "withdrawn_on",
    ),
)  # fmt: skip
LICENCE = Plain("licence", Licence, ("issued", "expires"), "outlet__company_id")
ENTRY = Dated(
    "portfolio_entry", PortfolioEntry, ("outlet_id", "start"), ("person_id", "end"), "outlet__company_id"
)
USE = Dated("system_use", SystemUse, ("outlet_id", "month"), ("days_used",), "outlet__company_id")
EVENT = Dated(
    "licence_event",
    LicenceEvent,
    ("licence_id", "kind", "happened_on"),
    ("note",),
    "licence__outlet__company_id",
)
SEGMENT = "outlets.ledger_segment"

# The order in which they are taken back: what speaks of another record goes first.
DATED = {kind.name: kind for kind in (USE, ENTRY, EVENT)}
PLAIN = {kind.name: kind for kind in (LICENCE, PRODUCT, OUTLET)}


def key_of(record: PlainRecord) -> str:
    return licence_key(record.outlet.code, record.number) if isinstance(record, Licence) else record.code


def licence_key(outlet_code: str, number: str) -> str:
    return f"{outlet_code}{BETWEEN}{number}"


def values_of(record: Model, columns: tuple[str, ...]) -> dict[str, Any]:
    return {column: _plain(getattr(record, column)) for column in columns}


def set_values(record: Model, values: Mapping[str, Any]) -> None:
    """The inverse of `values_of`."""
    for column, value in values.items():
        field = record._meta.get_field(column)
        assert isinstance(field, Field), "only columns are kept"
        setattr(record, column, field.to_python(value))


def _plain(value: Any) -> Any:
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value
