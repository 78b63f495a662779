"""Tables as a workbook; text stays text, whatever it begins with."""

import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import xlsxwriter
from django.http import HttpResponse

Sheet = tuple[str, Iterable[Sequence[object]]]

KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ROWS = 1_048_576
LONGEST_TITLE = 31
NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\']")
WIDTHS = (10, 48)


def xlsx_answer(name: str, sheets: Iterable[Sheet]) -> HttpResponse:
    """The sheets as an attachment; each is a title and its rows, of which the first one heads the columns."""
    whole = io.BytesIO()
    workbook = xlsxwriter.Workbook(whole, {"constant_memory": True, "strings_to_numbers": False})
    formats = {
        "head": workbook.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
        "day": workbook.add_format({"num_format": "yyyy-mm-dd"}),
        "moment": workbook.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
    }
    for number, (title, rows) in enumerate(sheets, start=1):
        _write_sheet(workbook, formats, _title(title, number), rows)
    workbook.close()
    answer = HttpResponse(whole.getvalue(), content_type=KIND)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _write_sheet(workbook: Any, formats: Any, title: str, rows: Iterable[Sequence[object]]) -> None:
    sheet = workbook.add_worksheet(title)
    sheet.freeze_panes(1, 0)
    for index, row in enumerate(rows):
        if index == MOST_ROWS:
            raise ValueError(f"a sheet holds {MOST_ROWS} rows at most")
        for column, cell in enumerate(row):
            if index == 0:
                sheet.set_column(column, column, min(max(len(str(cell)) + 4, WIDTHS[0]), WIDTHS[1]))
            _write_cell(sheet, formats, index, column, cell)


def _write_cell(sheet: Any, formats: Any, row: int, column: int, cell: object) -> None:
    if row == 0:
        sheet.write_string(row, column, str(cell), formats["head"])
    elif cell is None or cell == "":
        return
    elif isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif isinstance(cell, int | float | Decimal | Fraction):
        sheet.write_number(row, column, float(cell))
    elif isinstance(cell, datetime):
        sheet.write_datetime(row, column, cell.replace(tzinfo=None), formats["moment"])
    elif isinstance(cell, date):
        sheet.write_datetime(row, column, cell, formats["day"])
    else:
        sheet.write_string(row, column, str(cell))


def _title(title: str, number: int) -> str:
    """As a spreadsheet allows it; the number keeps titles apart that begin alike."""
    clean = NOT_IN_TITLES.sub(" ", title).strip() or str(number)
    return clean if len(clean) <= LONGEST_TITLE else f"{clean[: LONGEST_TITLE - 4].strip()} {number}"
