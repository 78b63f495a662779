"""A table as it stands in a file: text, with the row and the sheet that each cell comes from."""

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa

from ronda.kernel.problem import Problem


class UnreadableError(ValueError):
    """The file cannot be read as a table; the text says why and what to do."""


@dataclass(frozen=True)
class Preview:
    """The first rows of a sheet, each with its number in the file; a file without sheets has one named ''."""

    sheet: str
    rows: Sequence[tuple[int, Sequence[str]]]
    has_header: bool = False  # Parquet names its columns apart from the rows


@dataclass(frozen=True)
class SourceTable:
    """Chosen columns of one sheet as text; `rows` holds the row numbers, `problems` are rows not in it."""

    cells: pa.Table
    rows: pa.Array
    problems: tuple[Problem, ...] = ()

    @property
    def count(self) -> int:
        return len(self.rows)

    def only(self, mask: pa.Array) -> "SourceTable":
        return SourceTable(self.cells.filter(mask), self.rows.filter(mask), self.problems)
