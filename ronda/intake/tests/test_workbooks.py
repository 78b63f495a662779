import contextlib
import zlib
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import xlsxwriter

from ronda.intake.rules.limits import MASTER_DATA, SpreadsheetLimits
from ronda.intake.rules.source import UnreadableError
from ronda.intake.services.opening import open_source
from ronda.intake.tests.builders import cells_of, read_first_sheet, write_workbook, write_zip

BOOK = b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
SPREADSHEETS = [
    "blanks.xlsx", "dates-1904.xls", "dates-leap-year-1900-xlsx.xlsx", "deaths.xlsx",
    "empty-named-column.xlsx", "empty-sheets.xlsx", "inlineStr.xlsx", "list_type.xlsx",
    "missing-values-xlsx.xlsx", "no-yes-col-names.xlsx", "nonstandard-xml-ns-prefix.xlsx",
    "texty-dates-xlsx.xlsx", "utf8-sheet-names.xlsx", "vietnamese-utf8.xlsx", "whitespace-xlsx.xlsx",
]  # fmt: skip


def test_numbers_days_and_truths_become_the_text_that_the_program_shows(tmp_path: Path) -> None:
    row = [
        2106,
        0.1 + 0.2,
        41.976612,
        123456789012345,
        date(2022, 10, 31),
        datetime(2022, 10, 31, 8, 5, tzinfo=UTC).replace(tzinfo=None),
        True,
        " x ",
    ]
    path = write_workbook(tmp_path, {"Outlets": [list("abcdefgh"), row]})

    _, table = read_first_sheet(path)

    assert cells_of(table) == [
        ["2106", "0.3", "41.976612", "123456789012345", "2022-10-31", "2022-10-31 08:05:00", "true", "x"]
    ]


def test_rows_have_the_numbers_that_the_sheet_shows(tmp_path: Path) -> None:
    path = write_workbook(tmp_path, {"Outlets": [[], ["code", "name"], ["1", "A"], [], ["2", "B", "stray"]]})

    names, table = read_first_sheet(path)

    assert names[:2] == ["code", "name"]
    assert table.rows.to_pylist() == [3, 5]


def test_empty_sheets_are_left_out_and_the_others_named(tmp_path: Path) -> None:
    path = write_workbook(tmp_path, {"nothing": [], "零售户": [["code"], ["1"]]})

    with open_source(path, MASTER_DATA) as source:
        assert [preview.sheet for preview in source.previews()] == ["零售户"]


@pytest.mark.parametrize("name", SPREADSHEETS)
def test_real_workbooks_are_read_or_refused_with_a_sentence(shared_data: Path, name: str) -> None:
    path = shared_data / "spreadsheets" / name
    with contextlib.suppress(UnreadableError), open_source(path, MASTER_DATA) as source:
        for preview in source.previews():
            number, names = preview.rows[0]
            source.read(preview.sheet, number, {str(place): place for place in range(len(names))})


def test_every_shared_workbook_is_in_the_list(shared_data: Path) -> None:
    assert sorted(path.name for path in (shared_data / "spreadsheets").iterdir()) == SPREADSHEETS


def test_a_bomb_is_refused_by_its_list_of_contents(tmp_path: Path) -> None:
    bomb = write_zip(tmp_path, {"xl/workbook.xml": BOOK, "xl/worksheets/sheet1.xml": b" " * 60_000_000})

    with pytest.raises(UnreadableError, match=r"more than the 50\.0 MB allowed"):
        read_first_sheet(bomb)


def test_a_smaller_bomb_is_refused_by_its_ratio(tmp_path: Path) -> None:
    bomb = write_zip(tmp_path, {"xl/workbook.xml": BOOK, "xl/worksheets/sheet1.xml": b" " * 5_000_000})

    with pytest.raises(UnreadableError, match="times its size, more than the 100 allowed"):
        read_first_sheet(bomb)


def test_a_workbook_of_too_many_parts_is_refused(tmp_path: Path) -> None:
    parts = {f"xl/media/{number}": b"" for number in range(200)}

    with pytest.raises(UnreadableError, match="201 parts, more than the 200 allowed"):
        read_first_sheet(write_zip(tmp_path, {"xl/workbook.xml": BOOK, **parts}))


def test_macros_and_other_archives_are_refused(tmp_path: Path) -> None:
    macros = write_zip(tmp_path, {"xl/workbook.xml": BOOK, "xl/vbaProject.bin": b"auto_open"})
    with pytest.raises(UnreadableError, match="macros, which are never run"):
        read_first_sheet(macros)

    other = write_zip(tmp_path, {"content.xml": b"<office/>"}, name="file.ods")
    with pytest.raises(UnreadableError, match="no XLSX workbook"):
        read_first_sheet(other)


def test_xml_entities_are_refused(tmp_path: Path) -> None:
    laughs = b'<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + BOOK
    with pytest.raises(UnreadableError, match="declares XML entities"):
        read_first_sheet(write_zip(tmp_path, {"xl/workbook.xml": laughs, "filler": bytes(range(256)) * 4}))


def test_a_cell_at_the_far_end_of_the_sheet_is_refused(tmp_path: Path) -> None:
    path = write_workbook(tmp_path, {"Outlets": [["code"], ["1"]]})
    far = write_workbook(tmp_path, {"Outlets": [["code"], [*[""] * 16_383, "far"]]}, name="far.xlsx")

    assert cells_of(read_first_sheet(path)[1]) == [["1"]]
    with pytest.raises(UnreadableError, match="sheet Outlets: 2 rows, 16384 columns"):
        read_first_sheet(far)


def test_the_reading_process_stays_within_its_memory(tmp_path: Path) -> None:
    # Enough to start and to unpack, too little for all cells: a reader without any memory may hang instead.
    path = write_workbook(tmp_path, {"Outlets": [["code"], *([number] for number in range(100_000))]})
    tight = replace(MASTER_DATA, spreadsheet=SpreadsheetLimits(memory_bytes=54 * 1024 * 1024))

    with pytest.raises(UnreadableError, match=r"needs more than 54\.0 MB"):
        read_first_sheet(path, tight)


@pytest.mark.parametrize("kept", [4, 30, 600, 2000, 5000])
def test_a_workbook_cut_short_gets_a_sentence(tmp_path: Path, kept: int) -> None:
    path = write_workbook(tmp_path, {"Outlets": [["code"], ["1"]]})
    path.write_bytes(path.read_bytes()[:kept])

    with pytest.raises(UnreadableError):
        read_first_sheet(path)


def test_an_old_workbook_that_is_damaged_gets_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "old.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + zlib.compress(bytes(range(256)) * 40))

    with pytest.raises(UnreadableError, match="cannot be read"):
        read_first_sheet(path)


def test_the_very_last_cell_of_a_sheet_does_not_cost_the_memory_of_all_others(tmp_path: Path) -> None:
    path = tmp_path / "far.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Outlets")
        sheet.write(0, 0, "code")
        sheet.write(1_048_575, 16_383, "far")

    with pytest.raises(UnreadableError, match="remove cells far away from the table"):
        read_first_sheet(path)
