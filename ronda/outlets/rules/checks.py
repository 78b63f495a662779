"""What keeps a row out: each fault as a problem with its place and its remedy."""

from collections.abc import Collection, Iterator
from decimal import Decimal

from ronda.kernel.problem import Problem
from ronda.outlets.rules import classes
from ronda.outlets.rules.records import LicenceEventRow, LicenceRow, OutletRow, ProductRow, SystemUseRow
from ronda.outlets.rules.telephones import is_telephone


def outlet_faults(where: str, row: OutletRow, centre_codes: Collection[str]) -> Iterator[Problem]:
    yield from _texts(where, row, code=40, name=200, address=300, city=100, format=60)
    yield from _named(where, code=row.code, name=row.name)
    if row.telephone and not is_telephone(row.telephone):
        what = f"'{row.telephone}' is no telephone number"
        yield Problem(where, what, "write digits, with a plus before the country and signs between them")
    yield from _allowed(where, "type", row.outlet_type, classes.OUTLET_TYPES)
    yield from _allowed(where, "market", row.market_type, classes.MARKET_TYPES)
    yield from _allowed(where, "size", row.size, classes.SIZES)
    yield from _allowed(where, "compliance class", row.compliance, classes.COMPLIANCE_CLASSES)
    yield from _allowed(where, "visit class", row.visit_class, classes.VISIT_CLASSES)
    yield from _allowed(where, "status", row.status, classes.STATUSES)
    yield from _within(where, "grade", row.grade, 1, 30)
    yield from _within(where, "stars", row.stars, 0, 6)
    yield from _within(where, "latitude", row.latitude, -90, 90)
    yield from _within(where, "longitude", row.longitude, -180, 180)
    if (row.latitude is None) != (row.longitude is None):
        yield Problem(where, "has half a position", "give latitude and longitude, or neither")
    if row.preferred_from and row.preferred_to and row.preferred_to <= row.preferred_from:
        what = f"the preferred hours end at {row.preferred_to}, not after they begin"
        yield Problem(where, what, "correct one of the two times")
    if row.centre_code not in centre_codes:
        yield Problem(
            where, f"there is no centre '{row.centre_code}'", "add the centre first, or correct the code"
        )


def product_faults(where: str, row: ProductRow) -> Iterator[Problem]:
    yield from _texts(where, row, code=40, name=200, brand=200, category=100, volume=40)
    yield from _named(where, code=row.code, name=row.name)
    yield from _within(where, "pack", row.pack, 1, 2**31 - 1)
    yield from _within(where, "wholesale price", row.wholesale_cents, 0, 2**63 - 1)
    yield from _within(where, "shelf price", row.shelf_cents, 0, 2**63 - 1)


def licence_faults(where: str, row: LicenceRow) -> Iterator[Problem]:
    yield from _texts(where, row, number=60)
    yield from _named(where, number=row.number)
    if row.issued and row.expires and row.expires < row.issued:
        yield Problem(where, f"expires on {row.expires}, before it was issued", "correct one of the two days")


def event_faults(where: str, row: LicenceEventRow) -> Iterator[Problem]:
    yield from _texts(where, row, note=500)
    yield from _allowed(where, "event", row.kind, classes.LICENCE_EVENTS)


def use_faults(where: str, row: SystemUseRow) -> Iterator[Problem]:
    yield from _within(where, "days of use", row.days_used, 0, row.month.days)


def _texts(where: str, row: object, **longest: int) -> Iterator[Problem]:
    for name, length in longest.items():
        if len(getattr(row, name)) > length:
            yield Problem(where, f"{name} is longer than {length} characters", "shorten it")


def _named(where: str, **texts: str) -> Iterator[Problem]:
    for name, text in texts.items():
        if not text.strip():
            yield Problem(where, f"{name} is empty", f"give it a {name}")


def _allowed(where: str, what: str, value: str, choices: Collection[str]) -> Iterator[Problem]:
    if value not in choices:
        listed = ", ".join(choice or "nothing" for choice in choices)
        yield Problem(where, f"{what} '{value}' is not known", f"use one of: {listed}")


def _within(
    where: str, what: str, value: int | Decimal | None, lowest: int, highest: int
) -> Iterator[Problem]:
    if value is not None and not lowest <= value <= highest:
        yield Problem(
            where, f"{what} {value} is not from {lowest} to {highest}", "correct it or leave it out"
        )
