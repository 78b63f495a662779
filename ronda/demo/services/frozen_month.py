"""Write a simulated month of any size as a folder of frozen tables, a cut of the company at a time."""

from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

import pyarrow as pa
import pyarrow.parquet as pq

from ronda.demo.rules.frozen import cut_company, freeze_company, freeze_cut
from ronda.demo.rules.sizes import Size
from ronda.demo.services.problems import DemoError
from ronda.facts.rules.tables import FROZEN_TABLES
from ronda.kernel.period import Month

ROW_GROUP = 1_048_576
BUFFERED_ROWS = 400_000


def write_frozen_month(
    size: Size, *, seed: int, month: Month, folder: Path, progress: Callable[[int, int], None] | None = None
) -> dict[str, int]:
    """Fill `folder` (which must be empty or missing) and return how many rows each table has.

    The same size, seed and month give the same bytes; memory depends on the cut, not on the company.
    """
    if folder.exists() and any(folder.iterdir()):
        raise DemoError(f"{folder} is not empty; name a new folder, nothing was written")
    folder.mkdir(parents=True, exist_ok=True)
    cuts = cut_company(size)
    with _Tables(folder) as tables:
        for name, table in freeze_company(size, seed, month).items():
            tables.add(name, table)
        for number, cut in enumerate(cuts, start=1):
            frozen = freeze_cut(size, seed, month, cut, tables.rows)
            tables.add_lines(number, frozen.pop("lines"))
            for name, table in frozen.items():
                tables.add(name, table)
            if progress is not None:
                progress(number, len(cuts))
    return tables.rows


class _Tables:
    """One open Parquet file a table; small cuts are gathered so that row groups stay large."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.rows = dict.fromkeys(FROZEN_TABLES, 0)
        self._waiting: dict[str, list[pa.Table]] = {name: [] for name in FROZEN_TABLES if name != "lines"}
        self._writers: dict[str, pq.ParquetWriter] = {}

    def __enter__(self) -> Self:
        self._writers = {
            name: pq.ParquetWriter(
                self.folder / f"{name}.parquet", FROZEN_TABLES[name].schema, compression="zstd"
            )
            for name in self._waiting
        }
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for name, writer in self._writers.items():
            self._flush(name)
            writer.close()

    def add(self, name: str, table: pa.Table) -> None:
        self.rows[name] += table.num_rows
        self._waiting[name].append(table)
        if sum(waiting.num_rows for waiting in self._waiting[name]) >= BUFFERED_ROWS:
            self._flush(name)

    def add_lines(self, number: int, table: pa.Table) -> None:
        self.rows["lines"] += table.num_rows
        path = self.folder / f"lines-{number:05d}.parquet"
        pq.write_table(table, path, compression="zstd", row_group_size=ROW_GROUP)

    def _flush(self, name: str) -> None:
        if self._waiting[name]:
            self._writers[name].write_table(pa.concat_tables(self._waiting[name]), row_group_size=ROW_GROUP)
        self._waiting[name] = []
