from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from ronda.intake.rules.limits import MASTER_DATA
from ronda.intake.rules.source import UnreadableError
from ronda.intake.tests.builders import cells_of, read_first_sheet


def write_table(folder: Path, **columns: pa.Array) -> Path:
    path = folder / "file.parquet"
    pq.write_table(pa.table(columns), path, store_schema=False)
    return path


def test_every_type_keeps_its_digits(tmp_path: Path) -> None:
    path = write_table(
        tmp_path,
        price=pa.array([Decimal("186.10")], pa.decimal128(12, 2)),
        day=pa.array([date(2022, 10, 31)]),
        moment=pa.array([datetime(2022, 10, 31, 8, 5, tzinfo=UTC)]),
        degrees=pa.array([41.976612]),
        count=pa.array([2106], pa.int32()),
        yes=pa.array([True]),
        name=pa.array(["Peña"]).dictionary_encode(),
        nothing=pa.array([None], pa.string()),
    )

    _, table = read_first_sheet(path)

    (cells,) = cells_of(table)
    assert cells[:2] == ["186.10", "2022-10-31"]
    assert cells[2].startswith("2022-10-31 08:05:00")
    assert cells[3:] == ["41.976612", "2106", "true", "Peña", ""]
    assert table.rows.to_pylist() == [1]


def test_nested_columns_are_left_out(tmp_path: Path) -> None:
    path = write_table(tmp_path, code=pa.array(["1"]), many=pa.array([[1, 2]]))

    assert read_first_sheet(path)[0] == ["code"]


def test_the_files_own_account_is_looked_at_first(tmp_path: Path) -> None:
    path = write_table(tmp_path, code=pa.array(["1"] * 1000))

    with pytest.raises(UnreadableError, match="1,000 rows, more than the 10 allowed"):
        read_first_sheet(path, replace(MASTER_DATA, rows=10))
    with pytest.raises(UnreadableError, match="unpacked, more than the"):
        read_first_sheet(path, replace(MASTER_DATA, unpacked_bytes=10))


def test_a_giant_cell_that_stands_for_many_is_refused_before_it_is_unfolded(tmp_path: Path) -> None:
    giant = pa.DictionaryArray.from_arrays(pa.array([0] * 50_000, pa.int32()), pa.array(["x" * 100_000]))
    path = write_table(tmp_path, code=giant)

    with pytest.raises(UnreadableError, match="a cell has 100,000 characters"):
        read_first_sheet(path)


@pytest.mark.parametrize("kept", [4, 20, 200])
def test_a_file_cut_short_gets_a_sentence(tmp_path: Path, kept: int) -> None:
    path = write_table(tmp_path, code=pa.array(["1", "2"]))
    path.write_bytes(path.read_bytes()[:kept])

    with pytest.raises(UnreadableError, match="the Parquet file cannot be read"):
        read_first_sheet(path)
