"""Opening a frozen month on an engine: DuckDB by default, in memory, nothing written back."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
from ibis.expr.operations import DatabaseTable, InMemoryTable, Namespace, Node

from ronda.facts.rules.rows import arranged
from ronda.facts.rules.snapshot import Facts, Table
from ronda.facts.rules.tables import FROZEN_TABLES, LATER_TABLES
from ronda.facts.services.parquet import write_parquet
from ronda.kernel.period import Month

_BATCH = 131_072
_TEMPORARY = Namespace(catalog="temp", database="main")


# Enough for a nation's month; what does not fit waits in the scratch folder.
MEMORY = "1GB"


@dataclass(frozen=True)
class Step:
    """How one table is made: by statements, or, where it comes from memory, from its expression."""

    name: str
    statements: tuple[str, ...]
    from_memory: Any = None


@dataclass
class Engine:
    """An engine that keeps each step as a table, so that no step is computed twice; `steps` tells how."""

    scratch: Any = field(default_factory=tempfile.TemporaryDirectory)
    connection: Any = field(init=False)
    steps: list[Step] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.connection = ibis.duckdb.connect(
            memory_limit=MEMORY, temp_directory=self.scratch.name, preserve_insertion_order=False
        )

    def open_facts(self, folder: Path, month: Month) -> Facts:
        """The frozen tables of `folder`; FileNotFoundError names the first that is missing.

        A table that closings did not have from the beginning is empty where it is not there.
        """
        tables = {name: self._open_table(folder, name) for name in FROZEN_TABLES}
        return Facts(month, tables)

    def keep(self, name: str, expression: Table) -> Table:
        """The step as a table, with the columns and types that the expression declares.

        A second run on the same engine takes the place of the first, and finds its statements written.
        """
        step = expression.op()
        in_memory = bool(step.find(InMemoryTable))
        if in_memory and step.find(DatabaseTable):
            raise TypeError(f"the step {name} mixes memory with tables of this engine; keep the former first")
        made = Step(name, (), expression) if in_memory else Step(name, _statements(name, step))
        self.take(made)
        self.steps.append(made)
        kept = DatabaseTable(name, schema=step.schema, source=self.connection, namespace=_TEMPORARY)
        return kept.to_expr()

    def take(self, step: Step) -> None:
        """Make the table of a step, which may have been told by another engine."""
        if step.from_memory is not None:
            self.connection.create_table(step.name, step.from_memory, temp=True, overwrite=True)
        for statement in step.statements:
            self.connection.raw_sql(statement).fetchall()

    def fetch(self, query: str) -> Iterator[pa.Table]:
        """The rows of a query, so many at a time that they never lie in memory together."""
        batches = self.connection.raw_sql(query).to_arrow_reader(_BATCH)
        return (pa.Table.from_batches([batch]) for batch in batches)

    def close(self) -> None:
        self.connection.disconnect()
        self.scratch.cleanup()

    def _open_table(self, folder: Path, name: str) -> Table:
        paths = sorted(folder.glob(f"{name}.parquet")) or sorted(folder.glob(f"{name}-*.parquet"))
        if not paths and name in LATER_TABLES:
            paths = [self._empty(name)]
        if not paths:
            raise FileNotFoundError(f"{folder}: the frozen table '{name}' is missing")
        return self.connection.read_parquet([str(path) for path in paths], table_name=f"frozen_{name}")

    def _empty(self, name: str) -> Path:
        """As a file like the others, so that the statements of an appraisal fit it."""
        path = Path(self.scratch.name) / f"{name}.parquet"
        write_parquet(arranged(FROZEN_TABLES[name], ()), path)
        return path


def query_of(table: Table, order: tuple[str, ...]) -> str:
    """The rows of a table in their order, as text."""
    return str(ibis.to_sql(table.order_by(list(order)), dialect="duckdb", pretty=False))


@lru_cache(maxsize=256)
def _statements(name: str, step: Node) -> tuple[str, str]:
    """What create_table does, as text: to write it takes far longer than to run it, so it is written once."""
    columns = step.schema.to_sqlglot_column_defs("duckdb")
    names = ", ".join(column.sql("duckdb") for column in columns)
    rows = ibis.to_sql(step.to_expr(), dialect="duckdb", pretty=False)
    return f'CREATE OR REPLACE TEMPORARY TABLE "{name}" ({names})', f'INSERT INTO "{name}" {rows}'
