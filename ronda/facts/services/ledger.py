"""The month's sales and those that targets are made of, out of the ledger's segments."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa

from ronda.facts.rules.manifest import FileMark
from ronda.facts.rules.past_sales import prior_sales, recent_sales
from ronda.facts.rules.rows import sorted_rows
from ronda.facts.rules.snapshot import Table
from ronda.facts.rules.tables import FROZEN_TABLES, LINES
from ronda.facts.services.parquet import ROW_GROUP, write_batches, write_parquet
from ronda.kernel.digest import digest_file
from ronda.kernel.period import Month
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.outlets.queries import ledger_files
from ronda.people.rules import Viewer

MEMORY = "250MB"
Progress = Callable[[str, int, int], None]


def freeze_ledger(
    viewer: Viewer,
    month: Month,
    as_of: datetime,
    recent_months: int,
    folder: Path,
    progress: Progress | None = None,
) -> dict[str, FileMark]:
    """Writes `lines`, `prior_sales` and `recent_sales`; what exceeds the memory spills into `folder`.

    `progress` hears how many lines are written, and of how many.
    """
    spill = folder / ".spill"
    connection = ibis.duckdb.connect(memory_limit=MEMORY, temp_directory=str(spill))
    try:
        ledger = _Ledger(connection, viewer, as_of)
        lines = ledger.open("now", [month])
        total = ledger.rows
        year_earlier = ledger.open("year_earlier", [month.plus(-12)])
        recent = ledger.open("recent", [month.plus(-back) for back in range(1, recent_months + 1)])
        return {
            "lines": _write_lines(connection, lines, folder / "lines.parquet", _Counted(total, progress)),
            "prior_sales": _write(connection, "prior_sales", prior_sales(year_earlier), folder),
            "recent_sales": _write(connection, "recent_sales", recent_sales(recent, year_earlier), folder),
        }
    finally:
        connection.disconnect()
        if spill.exists():
            spill.rmdir()


class _Ledger:
    """The ledger of one company as it was known at one moment."""

    def __init__(self, connection: Any, viewer: Viewer, as_of: datetime) -> None:
        self.connection, self.viewer, self.as_of = connection, viewer, as_of
        self.rows = 0

    def open(self, name: str, months: list[Month]) -> Table:
        files = ledger_files(self.viewer, months, self.as_of)
        self.rows = sum(file.rows for file in files)
        for file in files:
            _refuse_changed(file.path, file.digest)
        if not files:
            return self.connection.create_table(name, LINES.schema.empty_table(), temp=True)
        paths = [str(file.path) for file in files]
        table = self.connection.read_parquet(paths, table_name=name, hive_partitioning=False)
        return table.select(*LINES.schema.names)


def _refuse_changed(path: Path, digest: str) -> None:
    if not path.is_file():
        raise RefusedError(
            Problem(str(path), "is missing, so the month's sales are not whole", "put it back from a backup")
        )
    if digest_file(path) != digest:
        raise RefusedError(
            Problem(str(path), "is not the file that was registered", "put it back from a backup")
        )


class _Counted:
    """Tells how many lines went by."""

    def __init__(self, total: int, progress: Progress | None) -> None:
        self._total, self._progress, self._done = total, progress, 0

    def each(self, batches: Iterable[pa.Table]) -> Iterator[pa.Table]:
        for batch in batches:
            if self._progress is not None:
                self._progress("ledger", self._done, self._total)
            self._done += batch.num_rows
            yield batch


def _write_lines(connection: Any, lines: Table, path: Path, counted: _Counted) -> FileMark:
    # Asked of DuckDB itself: Ibis would call its reader by a name that DuckDB has given up.
    ordered = connection.con.sql(ibis.to_sql(lines.order_by(list(LINES.order)), dialect="duckdb"))
    return write_batches(counted.each(_cast(ordered.to_arrow_reader(ROW_GROUP // 4))), LINES.schema, path)


def _cast(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.Table]:
    for batch in batches:
        yield pa.table(batch).cast(LINES.schema)


def _write(connection: Any, name: str, table: Table, folder: Path) -> FileMark:
    frozen = FROZEN_TABLES[name]
    found = connection.to_pyarrow(table).select(frozen.schema.names).cast(frozen.schema)
    return write_parquet(sorted_rows(found, frozen.order), folder / f"{name}.parquet")
