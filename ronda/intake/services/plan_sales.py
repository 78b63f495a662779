"""Imports of sales lines: whole columns at a time, a million lines and more."""

from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from ronda.intake.rules.lines import numbered_lines, strange_lines, without_repeats
from ronda.intake.rules.names import renamed_outlets
from ronda.intake.rules.oddity import Oddity, oddities, strange
from ronda.intake.rules.report import Counts
from ronda.intake.services.draft import Cells, Draft
from ronda.intake.services.planning import Plan
from ronda.intake.services.unlisted import new_outlet, new_product, unlisted_outlets, unlisted_products
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


def plan_sales(draft: Draft) -> Plan:
    """Outlets and products that are not on record are added with what the lines say of them."""
    lines, repeated = without_repeats(numbered_lines(draft.values))
    outlets = unlisted_outlets(lines, numbers_of_outlets(draft.by))
    products = unlisted_products(lines, numbers_of_products(draft.by))
    centre = draft.centre or ""
    if outlets and not centre:
        raise RefusedError(_centreless(outlets))
    added = [new_outlet(cells, centre) for cells in outlets], [new_product(cells) for cells in products]
    found = [
        *repeated,
        *strange_lines(lines),
        *_renamed(draft, lines),
        *_unlisted("outlet_not_listed", "outlet", outlets),
        *_unlisted("product_not_listed", "product", products),
    ]
    return Plan(
        lines.num_rows,
        lambda: _write(draft, lines, *added),
        oddities=found,
        count=_counted,
        foresee=lambda: _foreseen(draft, lines),
    )


def only_known_outlets(draft: Draft) -> pa.Array:
    """The lines of outlets on record: how a county is taken out of a state's file."""
    known = pa.array(list(numbers_of_outlets(draft.by)), pa.string())
    return pc.is_in(draft.values["outlet_code"], known)


def _write(
    draft: Draft, lines: pa.Table, outlets: Sequence[OutletRow], products: Sequence[ProductRow]
) -> list[Change]:
    by, at = draft.by, draft.at
    changes = keep_outlets(by=by, at=at, rows=outlets) if outlets else []
    changes += keep_products(by=by, at=at, rows=products) if products else []
    table = _ledger_lines(draft, lines)
    return changes + record_sales(by=by, at=at, lines=table, source=draft.source)


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


def _unlisted(code: str, noun: str, found: list[Cells]) -> list[Oddity]:
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


def _centreless(outlets: list[Cells]) -> Problem:
    return Problem(
        f"row {outlets[0]['row']}, outlet {outlets[0]['outlet_code']}",
        f"{len(outlets)} outlets are not on record, and no centre is named for them",
        "say --centre CODE, or import the outlets first",
    )
