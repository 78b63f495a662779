"""The readable rows of a file, and what of them does not fit the records."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from ronda.intake.services.options import ImportOptions
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.queries import numbers_of_centres
from ronda.people.rules import Viewer

Cells = Mapping[str, Any]
RowProblem = tuple[int, Problem]


@dataclass(frozen=True)
class Draft:
    """The readable rows of a file, and who brings them when."""

    by: Viewer
    at: datetime
    values: pa.Table
    labels: Mapping[str, str]
    options: ImportOptions
    source: str

    @property
    def given(self) -> frozenset[str]:
        """The fields that the file speaks of; what it does not name stays as it is on record."""
        return frozenset(self.values.column_names)

    @cached_property
    def rows(self) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = self.values.to_pylist()
        return rows

    @cached_property
    def centre(self) -> str | None:
        """The centre for rows that name none: the one asked for, or the company's only one."""
        known = numbers_of_centres(self.by)
        if self.options.centre and self.options.centre not in known:
            remedy = f"name one of: {some_of(known)}"
            raise RefusedError(
                Problem(f"centre {self.options.centre}", "is no centre of the company", remedy)
            )
        if self.options.centre:
            return self.options.centre
        return next(iter(known)) if len(known) == 1 else None

    def problem(self, cells: Cells, name: str, what: str, remedy: str) -> RowProblem:
        where = f"row {cells['row']}, column {self.labels.get(name, name)}"
        return cells["row"], Problem(where, what, remedy)


def end_of(cells: Cells) -> date | None:
    """The first day that no longer counts; files mostly name the last one that does."""
    end: date | None = cells.get("end")
    last: date | None = cells.get("last_day")
    return last + timedelta(days=1) if end is None and last is not None else end


def wrong_end(draft: Draft, cells: Cells) -> list[RowProblem]:
    end = end_of(cells)
    if end is None or cells.get("start") is None or end > cells["start"]:
        return []
    name = "end" if cells.get("end") is not None else "last_day"
    return [draft.problem(cells, name, f"lies before the start, {cells['start']}", "correct one of the two")]


def unknown_codes(draft: Draft, name: str, known: Collection[str], noun: str) -> list[RowProblem]:
    """One problem for each row whose code is not on record."""
    if name not in draft.given:
        return []
    codes = draft.values[name]
    missing = pc.invert(pc.or_kleene(pc.is_in(codes, pa.array(list(known), pa.string())), pc.is_null(codes)))
    allowed = f"add the {noun} first, or write one of: {some_of(known)}" if known else f"add the {noun} first"
    return [
        draft.problem({"row": row}, name, f"there is no {noun} '{code}'", allowed)
        for row, code in zip(
            draft.values["row"].filter(missing).to_pylist(), codes.filter(missing).to_pylist(), strict=True
        )
    ]


def without(rows: Sequence[dict[str, Any]], problems: Sequence[RowProblem]) -> list[dict[str, Any]]:
    bad = {row for row, _ in problems}
    return [cells for cells in rows if cells["row"] not in bad]


def some_of(known: Collection[str]) -> str:
    first = sorted(known)[:8]
    return ", ".join(first) + (" and others" if len(known) > len(first) else "")
