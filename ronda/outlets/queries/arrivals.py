"""Sales lines that arrive, held against the ledger: new ones, changed ones, known ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from ronda.kernel.period import Month
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.outlets.models import LedgerSegment
from ronda.outlets.queries.ledger import ledger_folder, segment_path
from ronda.outlets.queries.outlets import numbers_of_outlets
from ronda.outlets.queries.products import numbers_of_products
from ronda.outlets.rules.ledger import LINES, by_month, fitted, unknown_numbers
from ronda.people.queries import in_force
from ronda.people.rules import Viewer

_SAYS_OTHERWISE = " OR ".join(
    f"sent.{name} IS DISTINCT FROM held.{name}" for name in LINES.names if name != "line_no"
)


@dataclass(frozen=True)
class MonthOfLines:
    """How many of the lines of a month are new, changed, or known as they are."""

    month: Month
    added: int
    changed: int
    known: int


@dataclass(frozen=True)
class Arrival:
    """What of a month is to be written, the segments it was held against, and those it replaces."""

    counts: MonthOfLines
    lines: pa.Table
    valid: tuple[LedgerSegment, ...]
    replaced: tuple[LedgerSegment, ...]


def compare_sales(viewer: Viewer, lines: pa.Table) -> list[MonthOfLines]:
    """What recording these lines would do, month by month; nothing is written."""
    return [arrival.counts for arrival in arrivals(viewer, lines)]


def arrivals(viewer: Viewer, lines: pa.Table) -> list[Arrival]:
    """Refuses lines that do not fit; a line is known by its number within its month."""
    if not viewer.can_manage:
        raise NotAllowedError("recording sales")
    table, problems = fitted(lines)
    problems += unknown_numbers(table, "outlet_id", numbers_of_outlets(viewer).values())
    problems += unknown_numbers(table, "product_id", numbers_of_products(viewer).values())
    if problems:
        raise RefusedError(*problems)
    folder = ledger_folder(viewer)
    return [_arrival(viewer, folder, month, part) for month, part in by_month(table)]


def _arrival(viewer: Viewer, folder: Path, month: Month, sent: pa.Table) -> Arrival:
    valid = tuple(LedgerSegment.objects.filter(in_force(), company_id=viewer.company_id, month=str(month)))
    if not valid:
        return Arrival(MonthOfLines(month, sent.num_rows, 0, 0), sent, (), ())
    paths = {str(segment_path(folder, each.month, each.digest)): each for each in valid}
    with duckdb.connect() as database:
        database.register("sent", sent)
        _read(database, "held", list(paths))
        database.execute(
            "CREATE TEMP TABLE news AS SELECT sent.*, held.filename FROM sent LEFT JOIN held USING (line_no) "
            f"WHERE held.line_no IS NULL OR {_SAYS_OTHERWISE}"
        )
        touched = database.sql("SELECT DISTINCT filename FROM news WHERE filename IS NOT NULL").fetchall()
        changed = database.sql("SELECT count(filename) FROM news").fetchall()[0][0]
        lines = _to_write(database, [path for (path,) in touched])
        written = database.sql("SELECT count(*) FROM news").fetchall()[0][0]
    counts = MonthOfLines(month, written - changed, changed, sent.num_rows - written)
    return Arrival(counts, lines, valid, tuple(paths[path] for (path,) in sorted(touched)))


def _to_write(database: duckdb.DuckDBPyConnection, touched: Sequence[str]) -> pa.Table:
    """The news, and with them the untouched lines of the segments that they replace."""
    columns = ", ".join(LINES.names)
    if not touched:
        return database.sql(f"SELECT {columns} FROM news").to_arrow_table()
    _read(database, "replaced", touched)
    return database.sql(
        f"SELECT {columns} FROM news UNION ALL "
        f"SELECT {columns} FROM replaced WHERE line_no NOT IN (SELECT line_no FROM news)"
    ).to_arrow_table()


def _read(database: duckdb.DuckDBPyConnection, name: str, paths: Sequence[str]) -> None:
    database.read_parquet(list(paths), filename=True).create_view(name)
