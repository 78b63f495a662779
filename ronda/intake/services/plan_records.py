"""Imports of tasks, hand-overs, requests, visits, checks and forms."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from ronda.intake.rules.keys import OWN, record_keys
from ronda.intake.rules.repeats import last_of_each
from ronda.intake.services.draft import Cells, Draft, RowProblem, unknown_codes, without
from ronda.intake.services.duties import unknown_duties
from ronda.intake.services.planning import Plan, keep_rows
from ronda.intake.services.recorded import RECORDS, RecordKind
from ronda.intake.services.words import kinds
from ronda.kernel.problem import Problem
from ronda.outlets.queries import numbers_of_outlets
from ronda.people.queries import company_for, numbers_of_centres, numbers_of_people
from ronda.people.rules import Viewer

_NUMBERS: dict[str, Callable[[Viewer], Mapping[str, int]]] = {
    "centre": numbers_of_centres,
    "person": numbers_of_people,
    "outlet": numbers_of_outlets,
}
_AT_ONCE = 1000


def plan_records(draft: Draft, name: str) -> Plan:
    """Records are known by the key of their source, or by one made of what they are about."""
    kind = RECORDS[name]
    problems = [
        problem
        for code, noun in kind.codes.items()
        for problem in unknown_codes(draft, code, _NUMBERS[noun](draft.by), noun)
    ]
    if "centre_code" in kind.codes:
        problems += _without_centre(draft)
    keys = dict(
        zip(
            [cells["row"] for cells in draft.rows],
            record_keys(draft.rows, kinds()[name].key),
            strict=True,
        )
    )
    complete = _completed(draft, without(draft.rows, problems))
    on_record = _on_record(draft, kind, [keys[cells["row"]] for cells in complete])
    rows, repeated = last_of_each(
        [
            (cells["row"], _row(kind, {**cells, OWN: key}, on_record.get(key)))
            for cells in complete
            for key in [keys[cells["row"]]]
        ],
        key=lambda row: row.source_key,
    )
    faulty = _faults(kind, rows)
    good = [(number, row) for number, row in rows if number not in {bad for bad, _ in faulty}]
    return Plan(
        len(good),
        lambda: keep_rows(draft, kind.write, good),
        [*problems, *faulty],
        [*repeated, *unknown_duties(draft.at.date(), complete)],
    )


def _without_centre(draft: Draft) -> list[RowProblem]:
    if draft.centre:
        return []
    return [
        draft.problem(cells, "centre_code", "names no centre", "add a column, or say --centre CODE")
        for cells in draft.rows
        if not cells.get("centre_code")
    ]


def _completed(draft: Draft, rows: Sequence[Cells]) -> list[dict[str, Any]]:
    """With the centre of rows that name none, and the time of a start as a moment of the company's day."""
    zone = ZoneInfo(company_for(draft.by).timezone)
    complete = []
    for cells in rows:
        more: dict[str, Any] = {"centre_code": cells.get("centre_code") or draft.centre}
        if "started" in cells:
            started = cells["started"]
            more["started_at"] = started and datetime.combine(cells["day"], started, zone)
        complete.append({**cells, **more})
    return complete


def _on_record(draft: Draft, kind: RecordKind, keys: Sequence[str]) -> dict[str, Any]:
    """What is known under these keys, where the file leaves something unsaid that a correction would lose."""
    said = {"started_at" if name == "started" else name for name in draft.given} | {"centre_code", OWN}
    if all(column.name in said for column in fields(kind.row)):
        return {}
    named = [code.removesuffix("_code") for code in kind.codes]
    records = kind.standing.in_force(draft.by).select_related(*named)
    return {
        record.source_key: record
        for start in range(0, len(keys), _AT_ONCE)
        for record in records.filter(source_key__in=keys[start : start + _AT_ONCE])
    }


def _row(kind: RecordKind, cells: Cells, on_record: Any) -> Any:
    """The file's value, an empty cell as the field's nothing; what the file does not name as on record."""
    values: dict[str, Any] = {}
    for column in fields(kind.row):
        if cells.get(column.name) is not None:
            values[column.name] = cells[column.name]
        elif column.name not in cells and on_record is not None:
            values[column.name] = _kept(on_record, column.name)
    return kind.row(**values)


def _kept(record: Any, name: str) -> Any:
    if not name.endswith("_code"):
        return getattr(record, name)
    named = getattr(record, name.removesuffix("_code"))
    return named.code if named else ""


def _faults(kind: RecordKind, rows: Sequence[tuple[int, Any]]) -> list[RowProblem]:
    return [
        (number, Problem(f"row {number}", what, remedy))
        for number, row in rows
        for what, remedy in kind.faults(row)
    ]
