"""Frozen rows: outlets, products, books and use of the system as they were known at a moment."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from ronda.kernel.period import Month
from ronda.kernel.refusal import NotAllowedError
from ronda.outlets.models import Outlet, PortfolioEntry, Product, SystemUse
from ronda.outlets.queries.visible import sharing
from ronda.outlets.rules import Held, divide_books, is_modern
from ronda.outlets.rules.books import Spell
from ronda.people.queries import believed_at
from ronda.people.rules import Viewer


def known_outlets(viewer: Viewer, as_of: datetime) -> list[dict[str, Any]]:
    _refuse_unless_freezing(viewer)
    columns = ("code", "name", "centre_id", "outlet_type", "visit_class")
    return [
        {
            "outlet_id": edit["id"],
            "code": edit["code"],
            "name": edit["name"],
            "unit_id": edit["centre_id"],
            "modern": is_modern(edit["outlet_type"]),
            "visit_class": edit["visit_class"],
        }
        for edit in _last_edits(Outlet, viewer, as_of, columns)
    ]


def known_products(viewer: Viewer, as_of: datetime) -> list[dict[str, Any]]:
    _refuse_unless_freezing(viewer)
    return [
        {"product_id": edit["id"], "code": edit["code"], "name": edit["name"], "brand": edit["brand"]}
        for edit in _last_edits(Product, viewer, as_of, ("code", "name", "brand"))
    ]


def known_books(
    viewer: Viewer, month: Month, as_of: datetime, spells: Sequence[Spell]
) -> list[dict[str, Any]]:
    """Which of `spells` held which outlet from when to when inside the month.

    `spells` are rows of `people.queries.known_spells`; leave out the posts that hold no portfolio.
    """
    _refuse_unless_freezing(viewer)
    centres = {row["outlet_id"]: row["unit_id"] for row in known_outlets(viewer, as_of)}
    entries = PortfolioEntry.objects.filter(
        believed_at(as_of), sharing(month.start, month.end), outlet__company_id=viewer.company_id
    ).values_list("outlet_id", "person_id", "start", "end")
    held = [
        Held(outlet_id, centres[outlet_id], person_id, start, end)
        for outlet_id, person_id, start, end in entries
        if outlet_id in centres
    ]
    return divide_books(held, spells, month)


def known_system_use(viewer: Viewer, month: Month, as_of: datetime) -> list[dict[str, Any]]:
    _refuse_unless_freezing(viewer)
    rows = SystemUse.objects.filter(
        believed_at(as_of), outlet__company_id=viewer.company_id, month=str(month)
    ).values("outlet_id", "days_used")
    return [dict(row) for row in rows.order_by("outlet_id")]


def _last_edits(
    model: type[Outlet] | type[Product], viewer: Viewer, as_of: datetime, columns: tuple[str, ...]
) -> Iterator[dict[str, Any]]:
    """Each record as its last edit up to `as_of` left it; of two at one moment the later written counts."""
    last: dict[int, dict[str, Any]] = {}
    edits = model.history.filter(history_date__lte=as_of, company_id=viewer.company_id)
    ordered = edits.order_by("history_date", "history_id")
    for edit in ordered.values("id", "history_type", *columns).iterator():
        last[edit["id"]] = edit
    return (last[number] for number in sorted(last) if last[number]["history_type"] != "-")


def _refuse_unless_freezing(viewer: Viewer) -> None:
    if not viewer.can_freeze:
        raise NotAllowedError("reading every fact of the company's month")
