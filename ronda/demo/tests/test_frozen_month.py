"""A simulated month is written as the frozen tables that an appraisal reads."""

from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from ronda.demo.rules import frozen
from ronda.demo.rules.sizes import Size
from ronda.demo.services import DemoError, write_frozen_month
from ronda.facts.rules.tables import FROZEN_TABLES
from ronda.kernel.digest import digest_tree
from ronda.kernel.period import Month

SMALL = Size(centres=5, managers=2, outlets=40, lines=4_001)
MAY = Month(2026, 5)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(frozen, "CENTRES_AT_ONCE", 2)
    write_frozen_month(SMALL, seed=3, month=MAY, folder=tmp_path / "facts")
    return tmp_path / "facts"


def ask(folder: Path, question: str) -> list[tuple[object, ...]]:
    tables = {name: folder / f"{name}.parquet" for name in FROZEN_TABLES}
    tables["lines"] = folder / "lines-*.parquet"
    with duckdb.connect() as database:
        for name, path in tables.items():
            database.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet('{path}')")
        return database.execute(question).fetchall()


def test_every_frozen_table_is_there_with_its_own_columns(folder: Path) -> None:
    for name, table in FROZEN_TABLES.items():
        path = folder / ("lines-00001.parquet" if name == "lines" else f"{name}.parquet")
        assert pq.read_schema(path) == table.schema, name


def test_every_frozen_table_is_sorted_by_a_unique_key(folder: Path) -> None:
    for name, table in FROZEN_TABLES.items():
        keys = ", ".join(table.order)
        rows = ask(folder, f"SELECT {keys} FROM {name}")
        known = [tuple(("" if value is None else value) for value in row) for row in rows]
        assert known == sorted(set(known)), name


def test_the_lines_of_all_cuts_add_up_to_the_company(folder: Path) -> None:
    assert len(list(folder.glob("lines-*.parquet"))) == 3
    assert ask(folder, "SELECT count(*), count(DISTINCT line_no) FROM lines") == [(4_001, 4_001)]


def test_every_outlet_is_in_a_book_on_every_day_of_the_month(folder: Path) -> None:
    held = "SELECT outlet_id FROM books GROUP BY outlet_id HAVING sum(days) = 31"

    assert ask(folder, f"SELECT count(*) FROM ({held})") == [(200,)]


def test_every_number_that_a_table_names_exists(folder: Path) -> None:
    for table, column, home in (
        ("spells", "person_id", "people"),
        ("spells", "unit_id", "units"),
        ("books", "spell_id", "spells"),
        ("books", "outlet_id", "outlets"),
        ("lines", "outlet_id", "outlets"),
        ("lines", "product_id", "products"),
        ("listing_targets", "product_id", "products"),
        ("prior_sales", "outlet_id", "outlets"),
        ("handovers", "owner_id", "people"),
        ("tasks", "owner_id", "people"),
        ("visits", "person_id", "people"),
        ("requests", "owner_id", "people"),
        ("satisfaction_forms", "outlet_id", "outlets"),
    ):
        key = {"people": "person_id"}.get(home, home.removesuffix("s") + "_id")
        lost = f"SELECT count(*) FROM {table} ANTI JOIN {home} ON {table}.{column} = {home}.{key}"
        assert ask(folder, lost) == [(0,)], (table, column)


def test_the_same_seed_writes_the_same_bytes_and_another_seed_others(folder: Path, tmp_path: Path) -> None:
    for name, seed in (("again", 3), ("other", 4)):
        write_frozen_month(SMALL, seed=seed, month=MAY, folder=tmp_path / name)

    once, again, other = (
        digest_tree(tmp_path / name, (tmp_path / name).iterdir()) for name in ("facts", "again", "other")
    )
    assert once == again != other


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")

    with pytest.raises(DemoError, match="not empty"):
        write_frozen_month(SMALL, seed=3, month=MAY, folder=tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
