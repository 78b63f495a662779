"""The yardstick: a bare DuckDB scan and group-by of the lines, `python -m benchmarks.scan FACTS`."""

import sys
from pathlib import Path

import duckdb

from benchmarks.measuring import working


def scan_lines(facts: Path) -> int:
    """Quantity and amount of every outlet; returns how many outlets bought."""
    with duckdb.connect() as database:
        database.execute(
            "CREATE TEMP TABLE sums AS"
            " SELECT outlet_id, sum(quantity) AS quantity, sum(amount_cents) AS amount_cents"
            f" FROM read_parquet('{facts}/lines*.parquet') GROUP BY outlet_id"
        )
        (outlets,) = database.execute("SELECT count(*) FROM sums").fetchone() or (0,)
    return int(outlets)


if __name__ == "__main__":
    with working() as work:
        work.count = scan_lines(Path(sys.argv[1]))
