"""What an import or a form says about outlets: one frozen row each, people and places by their code."""

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from ronda.kernel.period import Month


@dataclass(frozen=True)
class OutletRow:
    """A licensed shop; its classes are independent of each other."""

    code: str
    name: str
    centre_code: str
    address: str = ""
    city: str = ""
    telephone: str = ""
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    outlet_type: str = "ordinary"
    market_type: str = "town"
    format: str = ""
    size: str = "medium"
    grade: int | None = None
    compliance: str = ""
    stars: int | None = None
    visit_class: str = "B"
    preferred_from: time | None = None
    preferred_to: time | None = None
    status: str = "active"


@dataclass(frozen=True)
class ProductRow:
    """A product with its prices in cents; a price of None is not known."""

    code: str
    name: str
    brand: str = ""
    category: str = ""
    volume: str = ""
    pack: int = 1
    wholesale_cents: int | None = None
    shelf_cents: int | None = None
    age_restricted: bool = False
    withdrawn_on: date | None = None


@dataclass(frozen=True)
class LicenceRow:
    """A licence of an outlet; `expires` is its last valid day."""

    outlet_code: str
    number: str
    issued: date | None = None
    expires: date | None = None


@dataclass(frozen=True)
class LicenceEventRow:
    """Something that happened to a licence: issued, renewed, suspended, restored or revoked."""

    outlet_code: str
    number: str
    kind: str
    happened_on: date
    note: str = ""


@dataclass(frozen=True)
class PortfolioRow:
    """An outlet goes to an account manager from `start`; without `end` until the next one takes over."""

    outlet_code: str
    person_code: str
    start: date
    end: date | None = None


@dataclass(frozen=True)
class SystemUseRow:
    """On how many days of a month a modern outlet used the retail system."""

    outlet_code: str
    month: Month
    days_used: int
