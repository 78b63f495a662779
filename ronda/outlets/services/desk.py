"""The writes of the set-up pages: each is one deed that can be taken back."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.outlets.models import Deed, Licence, Outlet, Product
from ronda.outlets.queries import outlets_for
from ronda.outlets.rules import LicenceEventRow, LicenceRow, OutletRow, PortfolioRow, ProductRow
from ronda.outlets.rules.classes import CLASSES
from ronda.outlets.services.class_changes import propose_classes
from ronda.outlets.services.deeds import note_deed
from ronda.outlets.services.licences import keep_licences, record_licence_events
from ronda.outlets.services.outlets import keep_outlets
from ronda.outlets.services.portfolios import assign_portfolios
from ronda.outlets.services.products import keep_products
from ronda.outlets.services.refusing import refuse_unless_manager
from ronda.outlets.services.rows import row_of
from ronda.people.queries import person_named
from ronda.people.rules import Viewer


@transaction.atomic
def save_outlet(*, by: Viewer, at: datetime, row: OutletRow, why: str = "", new: bool = False) -> Deed | None:
    """A new outlet must have a code of its own; the classes of one that is there change by a proposal."""
    refuse_unless_manager(by, "keeping outlets")
    there = Outlet.objects.filter(company_id=by.company_id, code=row.code).first()
    if new and there is not None:
        raise RefusedError(Problem(f"code {row.code}", "is another outlet's", "give a code of its own"))
    if not new and there is not None:
        _refuse_classes(there, row)
    changes = keep_outlets(by=by, at=at, rows=[row], why=why)
    return note_deed(by, at, "outlet.added" if new else "outlet.changed", changes, why, outlet=row.name)


@dataclass(frozen=True)
class ManyDone:
    """What came of one deed for many outlets: what was changed at once, and how many changes wait."""

    deed: Deed | None
    proposed: int


@transaction.atomic
def change_outlets(
    *, by: Viewer, at: datetime, today: date, codes: Collection[str], values: Mapping[str, Any], why: str
) -> ManyDone:
    """The same values for all of them, as `OutletRow` names them; what is not named stays.

    Classes are proposed, for somebody else to approve.
    """
    refuse_unless_manager(by, "keeping outlets")
    classes = {name: value for name, value in values.items() if name in CLASSES}
    others = {name: value for name, value in values.items() if name not in CLASSES}
    rows = [replace(row, **others) for row in rows_of(by, codes)]
    changes = keep_outlets(by=by, at=at, rows=rows, why=why) if others else []
    proposed = (
        propose_classes(by=by, at=at, today=today, codes=codes, values=classes, why=why) if classes else []
    )
    return ManyDone(note_deed(by, at, "outlets.changed", changes, why, outlets=len(changes)), len(proposed))


@transaction.atomic
def hand_over(
    *, by: Viewer, at: datetime, codes: Collection[str], person: str, start: date, why: str = ""
) -> Deed | None:
    """The outlets go to an account manager from a day on."""
    rows = [PortfolioRow(code, person, start) for code in sorted(codes)]
    changes = assign_portfolios(by=by, at=at, rows=rows, why=why)
    moved = {change.after["outlet_id"] for change in changes if change.after is not None}
    said = {"outlets": len(moved), "person": person_named(by, person).name, "start": start.isoformat()}
    return note_deed(by, at, "outlets.given", changes, why, **said)


@transaction.atomic
def save_product(
    *, by: Viewer, at: datetime, row: ProductRow, why: str = "", new: bool = False
) -> Deed | None:
    """A new product must have a code of its own."""
    refuse_unless_manager(by, "keeping products")
    if new and Product.objects.filter(company_id=by.company_id, code=row.code).exists():
        raise RefusedError(Problem(f"code {row.code}", "is another product's", "give a code of its own"))
    changes = keep_products(by=by, at=at, rows=[row], why=why)
    return note_deed(by, at, "product.added" if new else "product.changed", changes, why, product=row.name)


@transaction.atomic
def save_licence(
    *, by: Viewer, at: datetime, row: LicenceRow, why: str = "", new: bool = False
) -> Deed | None:
    """A new licence must have a number that the outlet has not had."""
    refuse_unless_manager(by, "keeping licences")
    same = Licence.objects.filter(
        outlet__company_id=by.company_id, outlet__code=row.outlet_code, number=row.number
    )
    if new and same.exists():
        what = "is a licence that the outlet has already"
        raise RefusedError(Problem(f"number {row.number}", what, "record what happened to it instead"))
    changes = keep_licences(by=by, at=at, rows=[row], why=why)
    return note_deed(by, at, "licence.kept", changes, why, licence=row.number)


@transaction.atomic
def record_event(
    *, by: Viewer, at: datetime, row: LicenceEventRow, expires: date | None = None
) -> Deed | None:
    """What happened to a licence; a renewal also says until when the licence is valid now."""
    refuse_unless_manager(by, "recording what happened to licences")
    changes = record_licence_events(by=by, at=at, rows=[row], why=row.note)
    if expires is not None:
        licence = Licence.objects.filter(
            outlet__company_id=by.company_id, outlet__code=row.outlet_code, number=row.number
        ).get()
        kept = LicenceRow(row.outlet_code, row.number, licence.issued, expires)
        changes += keep_licences(by=by, at=at, rows=[kept], why=row.note)
    return note_deed(by, at, "licence.event", changes, row.note, licence=row.number)


def rows_of(by: Viewer, codes: Collection[str]) -> list[OutletRow]:
    """The outlets as they are, by their codes; a code that the viewer does not see is refused."""
    outlets = {each.code: each for each in outlets_for(by).filter(code__in=codes)}
    missing = sorted(set(codes) - outlets.keys())
    if missing:
        what = "is not among your outlets"
        raise RefusedError(*(Problem(f"outlet {code}", what, "look at the code again") for code in missing))
    return [row_of(outlets[code]) for code in sorted(outlets)]


def _refuse_classes(there: Outlet, row: OutletRow) -> None:
    what, remedy = "changes by a proposal that somebody else approves", "propose the class"
    changed = [name for name in CLASSES if getattr(there, name) != getattr(row, name)]
    if changed:
        raise RefusedError(*(Problem(name, what, remedy) for name in changed))
