"""Imports of sales lines: whole columns at a time, a million lines and more."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from ronda.intake.rules.lines import numbered_lines, strange_lines, without_repeats
from ronda.intake.rules.names import renamed_outlets
from ronda.intake.rules.oddity import Oddity, oddities, strange
from ronda.intake.rules.report import Counts
from ronda.intake.services.draft import Draft
from ronda.intake.services.planning import Plan
from ronda.kernel.change import Change
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.outlets.queries import (
    compare_sales,
    numbers_of_outlets,
    numbers_of_products,
    outlets_for,
    retail_prices,
)
from ronda.outlets.rules.records import OutletRow, ProductRow
from ronda.outlets.services import keep_outlets, keep_products, record_sales

_OUTLET = ("outlet_name", "outlet_address", "outlet_city", "latitude", "longitude", "position")
_PRODUCT = ("product_name", "product_brand", "product_category", "product_volume", "product_pack", "shelf")


def plan_sales(draft: Draft) -> Plan:
    """Outlets and products that are not on record are added with what the lines say of them."""
    lines, repeated = without_repeats(numbered_lines(draft.values))
    outlets = _firsts(lines, "outlet_code", _OUTLET, numbers_of_outlets(draft.by))
    products = _firsts(lines, "product_code", _PRODUCT, numbers_of_products(draft.by))
    if outlets and draft.centre is None:
        raise RefusedError(_centreless(outlets))
    found = [
        *repeated,
        *strange_lines(lines),
        *_renamed(draft, lines),
        *_unlisted("outlet_not_listed", "outlet", outlets),
        *_unlisted("product_not_listed", "product", products),
    ]

    def write() -> list[Change]:
        changes = []
        if outlets:
            rows = [_new_outlet(draft, cells) for cells in outlets]
            changes += keep_outlets(by=draft.by, at=draft.at, rows=rows)
        if products:
            changes += keep_products(
                by=draft.by, at=draft.at, rows=[_new_product(cells) for cells in products]
            )
        table = _ledger_lines(draft, lines)
        changes += record_sales(by=draft.by, at=draft.at, lines=table, source=draft.source)
        return changes

    return Plan(
        lines.num_rows,
        write,
        oddities=found,
        count=_counted,
        foresee=lambda: _foreseen(draft, lines),
    )


def only_known_outlets(draft: Draft) -> pa.Array:
    """The lines of outlets on record: how a county is taken out of a state's file."""
    known = pa.array(list(numbers_of_outlets(draft.by)), pa.string())
    return pc.is_in(draft.values["outlet_code"], known)


def _counted(changes: Sequence[Change], lines: int) -> Counts:
    """Every new segment of the ledger tells how many of its lines are new and how many changed."""
    told = [change.after for change in changes if change.after and "added" in change.after]
    added, changed = (sum(values[name] for values in told) for name in ("added", "changed"))
    return Counts(added, changed, lines - added - changed)


def _foreseen(draft: Draft, lines: pa.Table) -> Counts:
    """A line of a new outlet or product is new itself; the others are held against the ledger."""
    table = _ledger_lines(draft, lines)
    listed = table.filter(pc.and_(pc.is_valid(table["outlet_id"]), pc.is_valid(table["product_id"])))
    months = compare_sales(draft.by, listed)
    changed, known = sum(month.changed for month in months), sum(month.known for month in months)
    return Counts(lines.num_rows - changed - known, changed, known)


def _firsts(lines: pa.Table, key: str, names: tuple[str, ...], known: dict[str, int]) -> list[dict[str, Any]]:
    """One row for each code not on record, with the first that the file says of it, in the file's order."""
    missing = pc.invert(pc.is_in(lines[key], pa.array(list(known), pa.string())))
    there = [name for name in names if name in lines.column_names]
    strangers = lines.select([key, "row", *there]).filter(missing)
    if not strangers.num_rows:
        return []
    if "position" in there:
        parts = strangers["position"].combine_chunks().flatten()
        strangers = strangers.drop_columns(["position"])
        for name, part in zip(("at_latitude", "at_longitude"), parts, strict=True):
            strangers = strangers.append_column(name, part)
    # Arrow cannot take the first of decimals, so degrees travel as text.
    strangers = strangers.cast(
        pa.schema(
            [
                (field.name, pa.string() if pa.types.is_decimal(field.type) else field.type)
                for field in strangers.schema
            ]
        )
    )
    wanted = [(name, "first") for name in strangers.column_names if name not in (key, "row")]
    grouped = strangers.group_by(key, use_threads=False).aggregate(
        [("row", "first"), ("row", "count"), *wanted]
    )
    return [
        {name.removesuffix("_first"): value for name, value in cells.items()} for cells in grouped.to_pylist()
    ]


def _new_outlet(draft: Draft, cells: dict[str, Any]) -> OutletRow:
    code, latitude, longitude = cells["outlet_code"], cells.get("latitude"), cells.get("longitude")
    if latitude is None or longitude is None:
        latitude, longitude = cells.get("at_latitude"), cells.get("at_longitude")
    assert draft.centre is not None, "refused above"
    return OutletRow(
        code,
        cells.get("outlet_name") or code,
        draft.centre,
        address=cells.get("outlet_address") or "",
        city=cells.get("outlet_city") or "",
        latitude=Decimal(latitude) if latitude and longitude else None,
        longitude=Decimal(longitude) if latitude and longitude else None,
    )


def _new_product(cells: dict[str, Any]) -> ProductRow:
    return ProductRow(
        cells["product_code"],
        cells.get("product_name") or cells["product_code"],
        brand=cells.get("product_brand") or "",
        category=cells.get("product_category") or "",
        volume=cells.get("product_volume") or "",
        pack=cells.get("product_pack") or 1,
        shelf_cents=cells.get("shelf"),
    )


def _ledger_lines(draft: Draft, lines: pa.Table) -> pa.Table:
    outlet_ids = _translated(lines["outlet_code"], numbers_of_outlets(draft.by))
    product_ids = _translated(lines["product_code"], numbers_of_products(draft.by))
    prices = {number: cents for number, cents in retail_prices(draft.by).items() if cents is not None}
    shelf = pc.fill_null(_translated(product_ids, prices), 0)
    if "shelf" in lines.column_names:
        shelf = pc.coalesce(lines["shelf"], shelf)
    return pa.table(
        {
            "line_no": lines["line_no"],
            "outlet_id": outlet_ids,
            "product_id": product_ids,
            "day": lines["day"],
            "quantity": lines["quantity"],
            "amount_cents": lines["amount"],
            "retail_cents": pc.multiply_checked(lines["quantity"], shelf),
        }
    )


def _translated(column: pa.ChunkedArray, numbers: dict[Any, int]) -> pa.ChunkedArray:
    """Each value by its number; null where it has none."""
    keys = pa.array(list(numbers), column.type)
    return pa.array(list(numbers.values()), pa.int64()).take(pc.index_in(column, keys))


def _unlisted(code: str, noun: str, found: list[dict[str, Any]]) -> list[Oddity]:
    examples = [
        strange(
            f"row {cells['row']}, {noun} {cells[noun + '_code']}",
            f"is not on record, and has {cells['row_count']:,} lines",
            f"it is added with what the line says; import the list of {noun}s to complete it",
        )
        for cells in found
    ]
    return oddities(code, examples)


def _renamed(draft: Draft, lines: pa.Table) -> list[Oddity]:
    if "outlet_name" not in lines.column_names:
        return []
    pairs = lines.group_by(["outlet_code", "outlet_name"]).aggregate([("row", "min")])
    named = [
        (cells["row_min"], cells["outlet_code"], cells["outlet_name"])
        for cells in pairs.sort_by("row_min").to_pylist()
        if cells["outlet_name"]
    ]
    return renamed_outlets(named, dict(outlets_for(draft.by).values_list("code", "name")))


def _centreless(outlets: list[dict[str, Any]]) -> Problem:
    return Problem(
        f"row {outlets[0]['row']}, outlet {outlets[0]['outlet_code']}",
        f"{len(outlets)} outlets are not on record, and no centre is named for them",
        "say --centre CODE, or import the outlets first",
    )
