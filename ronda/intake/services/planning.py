"""From values to records: what every kind of import has in common."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from ronda.intake.rules.oddity import Oddity
from ronda.intake.rules.report import Counts
from ronda.intake.services.options import ImportOptions
from ronda.kernel.change import Change
from ronda.kernel.problem import Problem
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
        if self.options.centre:
            return self.options.centre
        return next(iter(known)) if len(known) == 1 else None

    def problem(self, cells: Cells, name: str, what: str, remedy: str) -> RowProblem:
        where = f"row {cells['row']}, column {self.labels.get(name, name)}"
        return cells["row"], Problem(where, what, remedy)


def counted_changes(changes: Sequence[Change], records: int) -> Counts:
    """A correction of a dated row is one withdrawn and one added."""
    new = sum(change.before is None for change in changes)
    gone = sum(change.after is None for change in changes)
    edited = len(changes) - new - gone
    changed, created = edited + min(new, gone), max(new - gone, 0)
    return Counts(created, changed, max(records - created - changed, 0))


@dataclass
class Plan:
    """What would be written: `records` of them, and how.

    `count` tells from the changes what was done. A dry run writes and rolls back; `foresee` tells the counts
    where writing leaves more behind than rows in the database.
    """

    records: int
    write: Callable[[], list[Change]]
    problems: list[RowProblem] = field(default_factory=list)
    oddities: list[Oddity] = field(default_factory=list)
    count: Callable[[Sequence[Change], int], Counts] = counted_changes
    foresee: Callable[[], Counts] | None = None


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
    allowed = f"add the {noun} first, or write one of: {_some(known)}" if known else f"add the {noun} first"
    return [
        draft.problem({"row": row}, name, f"there is no {noun} '{code}'", allowed)
        for row, code in zip(
            draft.values["row"].filter(missing).to_pylist(), codes.filter(missing).to_pylist(), strict=True
        )
    ]


def without(rows: Sequence[dict[str, Any]], problems: Sequence[RowProblem]) -> list[dict[str, Any]]:
    bad = {row for row, _ in problems}
    return [cells for cells in rows if cells["row"] not in bad]


def _some(known: Collection[str]) -> str:
    first = sorted(known)[:8]
    return ", ".join(first) + (" and others" if len(known) > len(first) else "")
