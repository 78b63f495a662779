"""Whatever bytes come: a table or a sentence."""

import contextlib
import tempfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ronda.intake.rules.limits import SpreadsheetLimits
from ronda.intake.rules.source import UnreadableError
from ronda.intake.services.workbook import refuse_bombs
from ronda.intake.tests.builders import read_first_sheet, write_workbook

STARTS = [b"", b"code,name\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\x1f\x8b\x08", b"PAR1", b'"', b"\xfe\xff"]


def read_or_sentence(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        path.write_bytes(content)
        with contextlib.suppress(UnreadableError):
            read_first_sheet(path)


@settings(deadline=None, max_examples=100)
@given(st.sampled_from(STARTS), st.binary(max_size=200))
def test_any_small_file_is_a_table_or_a_sentence(start: bytes, rest: bytes) -> None:
    read_or_sentence(start + rest)


@settings(deadline=None, max_examples=100)
@given(st.text(st.characters(codec="utf-8"), max_size=200))
def test_any_text_is_a_table_or_a_sentence(text: str) -> None:
    read_or_sentence(text.encode())


@pytest.fixture(scope="module")
def parquet(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("fuzz") / "file.parquet"
    pq.write_table(pa.table({"code": ["1", "2"], "name": ["A", None], "price": [1.5, 2.5]}), path)
    return path.read_bytes()


@settings(deadline=None, max_examples=100)
@given(place=st.integers(0, 10_000), byte=st.integers(0, 255))
def test_a_parquet_file_with_a_wrong_byte_is_a_table_or_a_sentence(
    parquet: bytes, place: int, byte: int
) -> None:
    place %= len(parquet)

    read_or_sentence(parquet[:place] + bytes([byte]) + parquet[place + 1 :])


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = write_workbook(tmp_path_factory.mktemp("fuzz"), {"Outlets": [["code", "name"], ["1", "A"]]})
    return path.read_bytes()


@settings(deadline=None, max_examples=10)
@given(place=st.integers(0, 100_000), byte=st.integers(0, 255))
def test_a_workbook_with_a_wrong_byte_is_a_table_or_a_sentence(
    workbook: bytes, place: int, byte: int
) -> None:
    place %= len(workbook)

    read_or_sentence(workbook[:place] + bytes([byte]) + workbook[place + 1 :])


@settings(deadline=None, max_examples=100)
@given(place=st.integers(0, 100_000), byte=st.integers(0, 255))
def test_the_list_of_contents_with_a_wrong_byte_is_judged_or_a_sentence(
    workbook: bytes, place: int, byte: int
) -> None:
    place %= len(workbook)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.xlsx"
        path.write_bytes(workbook[:place] + bytes([byte]) + workbook[place + 1 :])
        with contextlib.suppress(UnreadableError):
            refuse_bombs(path, SpreadsheetLimits())
