"""Files as people send them, written by the test."""

import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from ronda.intake.rules.limits import MASTER_DATA, Limits
from ronda.intake.rules.report import ImportReport
from ronda.intake.rules.source import SourceTable
from ronda.intake.services import ImportOptions, import_file
from ronda.intake.services.opening import open_source
from ronda.people.tests.builders import County

NOW = datetime(2022, 11, 1, 9, tzinfo=UTC)


def write_text(folder: Path, text: str, *, name: str = "file.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


Sheet = Sequence[Sequence[Any]]


def write_workbook(folder: Path, sheets: dict[str, Sheet], *, name: str = "file.xlsx") -> Path:
    path = folder / name
    with xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"}) as book:
        for title, rows in sheets.items():
            sheet = book.add_worksheet(title)
            for number, cells in enumerate(rows):
                sheet.write_row(number, 0, cells)
    return path


def write_zip(folder: Path, members: dict[str, bytes], *, name: str = "file.xlsx") -> Path:
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    return path


def read_first_sheet(path: Path, limits: Limits = MASTER_DATA) -> tuple[list[str], SourceTable]:
    """The names of the columns, and all of them read."""
    with open_source(path, limits) as source:
        preview = source.previews()[0]
        number, names = preview.rows[0]
        columns = {str(place): place for place in range(len(names))}
        return list(names), source.read(preview.sheet, number, columns)


def cells_of(table: SourceTable) -> list[list[str]]:
    return [list(row.values()) for row in table.cells.to_pylist()]


def take_in(county: County, kind: str, file: Path, **options: Any) -> ImportReport:
    """The file as whoever runs the machine imports it."""
    return import_file(by=county.viewer, at=NOW, kind=kind, file=file, options=ImportOptions(**options))


def told(report: ImportReport) -> dict[str, int]:
    """What is strange, by its code."""
    return {oddity.code: oddity.count for oddity in report.oddities}
