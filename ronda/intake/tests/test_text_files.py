import gzip
from dataclasses import replace
from pathlib import Path

import pytest

from ronda.intake.rules.limits import MASTER_DATA
from ronda.intake.rules.source import UnreadableError
from ronda.intake.services.opening import open_source
from ronda.intake.tests.builders import cells_of, read_first_sheet, write_text

SHOPS = [["1", "Almacén Peña", "Ñandú 5"], ["2", "Müller & Söhne", "Straße; 7"]]


def shops(delimiter: str = ",") -> str:
    rows = [["code", "name", "address"], *SHOPS]
    return "".join(delimiter.join(f'"{cell}"' for cell in cells) + "\r\n" for cells in rows)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "cp1252"]
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_encoding_and_delimiter_gives_the_same_cells(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    path = write_text(tmp_path, shops(delimiter), encoding=encoding)

    names, table = read_first_sheet(path)

    assert names == ["code", "name", "address"]
    assert cells_of(table) == SHOPS
    assert table.rows.to_pylist() == [2, 3]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_chinese_is_read_in_its_encodings(tmp_path: Path, encoding: str) -> None:
    text = "客户编号,客户名称,地址\n1001,红星商店,人民路1号\n1002,大众超市,解放路22号\n"

    names, table = read_first_sheet(write_text(tmp_path, text, encoding=encoding))

    assert names == ["客户编号", "客户名称", "地址"]
    assert cells_of(table)[1] == ["1002", "大众超市", "解放路22号"]


def test_a_lone_western_letter_is_not_taken_for_chinese(tmp_path: Path) -> None:
    _, table = read_first_sheet(write_text(tmp_path, "a,b\n1,año\n", encoding="latin-1"))

    assert cells_of(table) == [["1", "año"]]


def test_blank_rows_count_but_are_left_out(tmp_path: Path) -> None:
    _, table = read_first_sheet(write_text(tmp_path, "code,name\n\n1,A\n,\n\n2,B"))

    assert cells_of(table) == [["1", "A"], ["2", "B"]]
    assert table.rows.to_pylist() == [3, 6]


def test_a_quoted_cell_may_hold_lines_quotes_and_delimiters(tmp_path: Path) -> None:
    _, table = read_first_sheet(write_text(tmp_path, 'code,name\n1,"A ""b"",\nand c"\n2,D\n'))

    assert cells_of(table) == [["1", 'A "b",\nand c'], ["2", "D"]]
    assert table.rows.to_pylist() == [2, 3]


def test_a_short_row_is_filled_and_a_wide_one_is_a_problem(tmp_path: Path) -> None:
    _, table = read_first_sheet(write_text(tmp_path, "code,name\n1\n2,B,C\n3,D,\n"))

    assert cells_of(table) == [["1", ""], ["3", "D"]]
    assert [problem.where for problem in table.problems] == ["row 3"]


def test_old_line_ends_are_read(tmp_path: Path) -> None:
    _, table = read_first_sheet(write_text(tmp_path, "code,name\r1,A\r2,B\r"))

    assert cells_of(table) == [["1", "A"], ["2", "B"]]


def test_a_packed_file_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "shops.csv.gz"
    path.write_bytes(gzip.compress(shops().encode()))

    assert cells_of(read_first_sheet(path)[1]) == SHOPS


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the file is empty"),
        (b"%PDF-1.7 ...", "this is no table"),
        (b"\x89PNG\r\n\x1a\n", "this is no table"),
        (b"\x00\x01\x02\x03\x00\x00\xff\xfe" * 9, "this is no table"),
        (b'code,name\n1,"' + b"x" * 200_000, "is a quotation mark left open?"),
        (b"\xff\xfeabc", "not utf-16"),
        (gzip.compress(b"code\n" * 99, mtime=0)[:-9], "the packed file is damaged"),
        (b"a," * 600 + b"\n", "more than the 500 columns"),
    ],
)
def test_what_is_no_table_gets_a_sentence(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "file.csv"
    path.write_bytes(content)

    with pytest.raises(UnreadableError, match=said.replace("?", r"\?")):
        read_first_sheet(path)


def test_a_missing_file_and_a_folder_get_a_sentence(tmp_path: Path) -> None:
    for path, said in ((tmp_path / "none.csv", "no such file"), (tmp_path, "not a file")):
        with pytest.raises(UnreadableError, match=said):
            read_first_sheet(path)


def test_files_above_the_caps_are_refused(tmp_path: Path) -> None:
    path = write_text(tmp_path, shops())
    packed = tmp_path / "packed.csv.gz"
    packed.write_bytes(gzip.compress(b"1,2,3\n" * 400_000))

    with pytest.raises(UnreadableError, match="split it into several"):
        read_first_sheet(path, replace(MASTER_DATA, file_bytes=20))
    with pytest.raises(UnreadableError, match="more than 1 rows"):
        read_first_sheet(path, replace(MASTER_DATA, rows=1))
    with pytest.raises(UnreadableError, match="unpacked, the file has more than"):
        read_first_sheet(packed, replace(MASTER_DATA, unpacked_bytes=1_000_000))


def test_an_encoding_and_a_delimiter_that_are_named_are_used(tmp_path: Path) -> None:
    path = write_text(tmp_path, "a#b\nñ#2\n", encoding="cp850")

    with open_source(path, MASTER_DATA, encoding="cp850", delimiter="#") as source:
        assert source.previews()[0].rows == [(1, ["a", "b"]), (2, ["ñ", "2"])]
    with (
        pytest.raises(UnreadableError, match="'klingon' is no encoding"),
        open_source(path, MASTER_DATA, encoding="klingon"),
    ):
        pass
