"""What advice is drafted from: the outlet's own figures, and what is usual where it is comparable."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any


@dataclass(frozen=True)
class Terms:
    """The numbers of `policies/visits/advice.yaml`; each field is the parameter of its name."""

    most: int
    months: int
    drop_share: Decimal
    drop_least_cents: int
    sellers_share: Decimal
    least_comparable: int
    low_cover_days: int
    high_cover_days: int
    margin_gap: Decimal
    measured_after_days: int
    recovered_share: Decimal


@dataclass(frozen=True)
class ProductFigures:
    """A product over the last full months and over as many before: what this outlet bought of it.

    `sellers` of the comparable outlets bought it lately, `usual` pieces a month where they did.
    """

    product: int
    name: str
    brand: str = ""
    wholesale_cents: int | None = None
    shelf_cents: int | None = None
    recent: int = 0
    recent_cents: int = 0
    before: int = 0
    before_cents: int = 0
    sellers: int = 0
    usual: int = 0
    comparable_quantity: int = 0

    @property
    def unit_margin_cents(self) -> int | None:
        """What the shop keeps of a piece; None where a price is not known."""
        if self.wholesale_cents is None or not self.shelf_cents:
            return None
        return self.shelf_cents - self.wholesale_cents


@dataclass(frozen=True)
class Stock:
    """What was counted of a product the last time, front and storeroom together."""

    product: int
    pieces: int
    counted_on: date


@dataclass(frozen=True)
class Promotion:
    """A plan or promotion that runs at the outlet for a product, up to its last day."""

    product: int
    title: str
    last: date


@dataclass(frozen=True)
class OutletFigures:
    """`days` are those of the recent months; `comparable` outlets are of the same class and size."""

    products: tuple[ProductFigures, ...]
    days: int
    comparable: int = 0
    stock: tuple[Stock, ...] = ()
    promotions: tuple[Promotion, ...] = ()


@dataclass(frozen=True)
class Draft:
    """One piece of advice: the rule that made it, the product, the figures in it, and how much it weighs.

    `cents` is the money that it is about over the recent months; drafts with more of it come first.
    """

    rule: str
    product: int
    said: Mapping[str, Any] = field(default_factory=dict)
    cents: int = 0
