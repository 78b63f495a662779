"""The 4.7 million real lines of 2021 and 2022 as one frozen month, so that a close can be measured on them.

Counties become centres and stores outlets; account managers are invented, sixty stores each. All lines count
as the month's, 2021 alone as the year before: the amounts mean nothing, the work is that of real data.
"""

import sys
from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from ronda.facts.rules.tables import FROZEN_TABLES
from ronda.kernel.period import Month

MONTH = Month(2022, 10)
STORES_A_MANAGER = 60
BACK_POSTS = ("director", "deputy", "brand_manager", "information_officer")


def write_real_years(iowa: Path, folder: Path) -> int:
    """Write the frozen tables into `folder`; returns the number of lines."""
    folder.mkdir(parents=True, exist_ok=True)
    with duckdb.connect() as database:
        _read_sources(database, iowa)
        _number_things(database)
        for name, query in _TABLES.items():
            _write(database, folder, name, query)
        for name in FROZEN_TABLES.keys() - _TABLES.keys():
            columns = ", ".join(f"NULL AS {column}" for column in FROZEN_TABLES[name].schema.names)
            _write(database, folder, name, f"SELECT {columns} WHERE false")
        (lines,) = database.execute("SELECT count(*) FROM sales").fetchone() or (0,)
    return int(lines)


def count_lines(folder: Path) -> int:
    """How many lines a written folder holds."""
    return int(pq.read_metadata(folder / "lines.parquet").num_rows)


def _read_sources(database: duckdb.DuckDBPyConnection, iowa: Path) -> None:
    database.execute(f"CREATE VIEW sales AS SELECT * FROM read_parquet('{iowa}/sales/*.parquet')")
    database.execute(
        "CREATE TABLE places AS SELECT store, max(coalesce(county, 'unknown')) AS county"
        f" FROM read_csv('{iowa}/iowa_stores.csv') GROUP BY store"
    )
    database.execute(
        "CREATE TABLE prices AS SELECT item, max(description) AS name, max(vendor) AS brand,"
        f" max(state_bottle_retail) AS shelf FROM read_parquet('{iowa}/iowa_products.parquet') GROUP BY item"
    )


def _number_things(database: duckdb.DuckDBPyConnection) -> None:
    """Centres, managers and outlets by number; a store that is on no list belongs to 'unknown'."""
    database.execute(
        "CREATE TABLE outlet AS SELECT *, 1 + (place - 1) // ? AS manager FROM ("
        " SELECT store, county, row_number() OVER (PARTITION BY county ORDER BY store) AS place,"
        " dense_rank() OVER (ORDER BY county) AS unit_id FROM ("
        "  SELECT s.store, coalesce(p.county, 'unknown') AS county"
        "  FROM (SELECT DISTINCT store FROM sales) s LEFT JOIN places p USING (store)))",
        [STORES_A_MANAGER],
    )
    database.execute(
        "CREATE TABLE product AS SELECT row_number() OVER (ORDER BY s.item) AS product_id, s.item, p.*"
        " EXCLUDE (item) FROM (SELECT DISTINCT item FROM sales) s LEFT JOIN prices p USING (item)"
    )
    backs = ", ".join(f"('{post}', {-1 - place})" for place, post in enumerate(BACK_POSTS))
    database.execute(
        "CREATE TABLE person AS SELECT row_number() OVER (ORDER BY unit_id, seat) AS person_id, * FROM ("
        " SELECT DISTINCT unit_id, 'account_manager' AS post, manager AS seat FROM outlet"
        f" UNION ALL SELECT DISTINCT unit_id, b.post, b.seat FROM outlet, (VALUES {backs}) b(post, seat))"
    )


def _write(database: duckdb.DuckDBPyConnection, folder: Path, name: str, query: str) -> None:
    table = FROZEN_TABLES[name]
    rows = database.execute(f"SELECT * FROM ({query}) ORDER BY {', '.join(table.order)}").to_arrow_table()
    database.register("rows", rows.select(table.schema.names).cast(table.schema))
    database.execute(f"COPY rows TO '{folder}/{name}.parquet' (FORMAT parquet, COMPRESSION zstd)")
    database.unregister("rows")


_START, _END = f"DATE '{MONTH.start}'", f"DATE '{MONTH.end}'"
_SUMS = "sum(bottles) AS quantity, sum(cast(sale_dollars * 100 AS BIGINT)) AS amount_cents"
_TABLES = {
    "units": "SELECT DISTINCT unit_id, county AS code, county AS name FROM outlet",
    "people": "SELECT person_id, 'E' || person_id AS code, 'Invented ' || person_id AS name FROM person",
    "spells": f"""
        SELECT person_id AS spell_id, person_id, 'E' || person_id AS person_code, unit_id, post,
               {_START} AS start, {_END} AS "end", {MONTH.days} AS days, {MONTH.days} AS present_days,
               {MONTH.days} AS available_days, false AS newcomer, 500000 AS wage_cents FROM person""",
    "books": f"""
        SELECT store AS outlet_id, person_id AS spell_id, unit_id, {_START} AS start, {_END} AS "end",
               {MONTH.days} AS days, true AS whole
        FROM outlet JOIN (SELECT * FROM person WHERE post = 'account_manager') USING (unit_id)
        WHERE seat = manager""",
    "outlets": """
        SELECT store AS outlet_id, cast(store AS VARCHAR) AS code, 'Store ' || store AS name, unit_id,
               false AS modern, 'B' AS visit_class FROM outlet""",
    "products": """
        SELECT product_id, item AS code, coalesce(name, item) AS name, coalesce(brand, '') AS brand
        FROM product""",
    "lines": f"""
        SELECT invoice_line AS line_no, store AS outlet_id, product_id,
               {_START} + cast(dayofyear(date) % {MONTH.days} AS INTEGER) AS day, bottles AS quantity,
               cast(sale_dollars * 100 AS BIGINT) AS amount_cents,
               cast(coalesce(shelf, 0) * 100 AS BIGINT) * bottles AS retail_cents
        FROM sales JOIN product USING (item)""",
    "prior_sales": f"""
        SELECT store AS outlet_id, {_SUMS}, 0 AS retail_cents
        FROM sales WHERE year(date) = 2021 GROUP BY store""",
    "calendar": f"""
        SELECT cast(day AS DATE) AS day, isodow(day) <= 5 AS working
        FROM generate_series({_START}, {_END} - INTERVAL 1 DAY, INTERVAL 1 DAY) t(day)""",
}  # fmt: skip


if __name__ == "__main__":
    write_real_years(Path(sys.argv[1]), Path(sys.argv[2]))
