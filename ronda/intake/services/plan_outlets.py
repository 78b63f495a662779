"""Imports of outlets, their licences and portfolios, and of products."""

from dataclasses import fields
from typing import Any

from ronda.intake.rules.names import renamed_outlets
from ronda.intake.rules.oddity import oddities, strange
from ronda.intake.rules.positions import Placed, strange_positions
from ronda.intake.rules.repeats import last_of_each
from ronda.intake.services.draft import Cells, Draft, RowProblem, end_of, unknown_codes, without, wrong_end
from ronda.intake.services.planning import Plan, keep_rows
from ronda.outlets.queries import numbers_of_outlets, outlets_for, products_for
from ronda.outlets.rules.records import LicenceRow, OutletRow, PortfolioRow, ProductRow
from ronda.outlets.services import assign_portfolios, keep_licences, keep_outlets, keep_products
from ronda.people.queries import numbers_of_centres, numbers_of_people

_NUMBER_COLUMNS = {"wholesale": "wholesale_cents", "shelf": "shelf_cents"}


def plan_outlets(draft: Draft) -> Plan:
    on_record = {each.code: each for each in outlets_for(draft.by)}
    problems = unknown_codes(draft, "centre_code", numbers_of_centres(draft.by), "centre")
    for cells in draft.rows:
        problems += _without_centre(draft, cells, on_record) + _half_position(draft, cells)
    good = without(draft.rows, problems)
    rows, repeated = last_of_each(
        [(cells["row"], _outlet(draft, cells, on_record.get(cells["code"]))) for cells in good],
        key=lambda row: row.code,
    )
    areas = {cells["code"]: cells.get("area") or cells.get("city") or "" for cells in good}
    nameless = [
        strange(f"row {number}, outlet {row.code}", "has no name", "its code stands for it")
        for number, row in rows
        if row.name == row.code
    ]
    named = [(cells["row"], cells["code"], cells["name"]) for cells in good if cells.get("name")]
    return Plan(
        len(rows),
        lambda: keep_rows(draft, keep_outlets, rows),
        problems,
        [
            *repeated,
            *oddities("nameless_outlet", nameless),
            *renamed_outlets(named, {code: each.name for code, each in on_record.items()}),
            *strange_positions([_placed(number, row, areas[row.code]) for number, row in rows]),
        ],
    )


def plan_products(draft: Draft) -> Plan:
    on_record = {each.code: each for each in products_for(draft.by)}
    rows, repeated = last_of_each(
        [(cells["row"], _product(draft, cells, on_record.get(cells["code"]))) for cells in draft.rows],
        key=lambda row: row.code,
    )
    priceless = [
        strange(
            f"row {number}, product {row.code}", "has no shelf price", "outlets that buy it have no margin"
        )
        for number, row in rows
        if row.shelf_cents is None
    ]
    return Plan(
        len(rows),
        lambda: keep_rows(draft, keep_products, rows),
        oddities=[*repeated, *oddities("missing_price", priceless)],
    )


def plan_licences(draft: Draft) -> Plan:
    problems = unknown_codes(draft, "outlet_code", numbers_of_outlets(draft.by), "outlet")
    for cells in draft.rows:
        issued, expires = cells.get("issued"), cells.get("expires")
        if issued and expires and expires < issued:
            problems.append(
                draft.problem(cells, "expires", f"lies before the issue, {issued}", "correct one")
            )
    rows, repeated = last_of_each(
        [
            (
                cells["row"],
                LicenceRow(cells["outlet_code"], cells["number"], cells.get("issued"), cells.get("expires")),
            )
            for cells in without(draft.rows, problems)
        ],
        key=lambda row: (row.outlet_code, row.number),
    )
    return Plan(
        len(rows),
        lambda: keep_rows(draft, keep_licences, rows),
        problems,
        repeated,
    )


def plan_portfolios(draft: Draft) -> Plan:
    problems = [
        *unknown_codes(draft, "outlet_code", numbers_of_outlets(draft.by), "outlet"),
        *unknown_codes(draft, "person_code", numbers_of_people(draft.by), "person"),
    ]
    for cells in draft.rows:
        problems += wrong_end(draft, cells)
    rows, repeated = last_of_each(
        [
            (
                cells["row"],
                PortfolioRow(cells["outlet_code"], cells["person_code"], cells["start"], end_of(cells)),
            )
            for cells in without(draft.rows, problems)
        ],
        key=lambda row: (row.outlet_code, row.start),
    )
    return Plan(
        len(rows),
        lambda: keep_rows(draft, assign_portfolios, rows),
        problems,
        repeated,
    )


def _without_centre(draft: Draft, cells: Cells, on_record: dict[str, Any]) -> list[RowProblem]:
    if cells.get("centre_code") or draft.centre or cells["code"] in on_record:
        return []
    return [draft.problem(cells, "centre_code", "names no centre", "add a column, or say --centre CODE")]


def _half_position(draft: Draft, cells: Cells) -> list[RowProblem]:
    latitude, longitude = cells.get("latitude"), cells.get("longitude")
    if (latitude is None) == (longitude is None):
        return []
    name = "latitude" if latitude is None else "longitude"
    return [
        draft.problem(cells, name, "is empty, the other half of the position is not", "write both or none")
    ]


def _outlet(draft: Draft, cells: Cells, on_record: Any) -> OutletRow:
    values = _merged(draft, cells, OutletRow, on_record)
    values["code"] = cells["code"]
    values["name"] = cells.get("name") or (on_record.name if on_record else cells["code"])
    centre = cells.get("centre_code") or (on_record.centre.code if on_record else draft.centre)
    assert centre is not None, "rows without a centre are left out"
    values["centre_code"] = centre
    return OutletRow(**values)


def _product(draft: Draft, cells: Cells, on_record: Any) -> ProductRow:
    renamed = {_NUMBER_COLUMNS.get(name, name): value for name, value in cells.items()}
    return ProductRow(**_merged(draft, renamed, ProductRow, on_record))


def _merged(draft: Draft, cells: Cells, row: type, on_record: Any) -> dict[str, Any]:
    """The file's value, an empty cell as the field's nothing; what the file does not name as on record."""
    values: dict[str, Any] = {}
    for column in fields(row):
        if column.name in cells and cells[column.name] is not None:
            values[column.name] = cells[column.name]
        elif column.name not in cells and on_record is not None and hasattr(on_record, column.name):
            values[column.name] = getattr(on_record, column.name)
    return values


def _placed(number: int, row: OutletRow, area: str) -> Placed:
    return Placed(
        f"row {number}, outlet {row.code}",
        area or row.centre_code,
        None if row.latitude is None else float(row.latitude),
        None if row.longitude is None else float(row.longitude),
    )
