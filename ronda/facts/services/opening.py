"""Opening a frozen month on an engine: DuckDB by default, in memory, nothing written back."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa

from ronda.facts.rules.rows import sorted_rows
from ronda.facts.rules.snapshot import Facts, Table
from ronda.facts.rules.tables import FROZEN_TABLES
from ronda.kernel.period import Month


@dataclass
class Engine:
    """An engine that keeps each step as a table, so that no step is computed twice."""

    connection: Any = field(default_factory=ibis.duckdb.connect)

    def open_facts(self, folder: Path, month: Month) -> Facts:
        """The frozen tables of `folder`; FileNotFoundError names the first that is missing."""
        tables = {name: self._open_table(folder, name) for name in FROZEN_TABLES}
        return Facts(month, tables)

    def keep(self, name: str, expression: Table) -> Table:
        return self.connection.create_table(name, expression, temp=True)

    def fetch(self, table: Table, order: tuple[str, ...]) -> pa.Table:
        return sorted_rows(self.connection.to_pyarrow(table), order)

    def close(self) -> None:
        self.connection.disconnect()

    def _open_table(self, folder: Path, name: str) -> Table:
        paths = sorted(folder.glob(f"{name}.parquet")) or sorted(folder.glob(f"{name}-*.parquet"))
        if not paths:
            raise FileNotFoundError(f"{folder}: the frozen table '{name}' is missing")
        return self.connection.read_parquet([str(path) for path in paths], table_name=f"frozen_{name}")
