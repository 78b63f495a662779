"""Reads a workbook in a process of its own: `python workbook_child.py FILE LIMITS`, JSON on standard output.

It imports nothing of Ronda, for it starts anew for every file. Only values are read: no formula is computed
and no macro is run. The limits are set before the file is touched.
"""

import datetime
import json
import resource
import sys
import zipfile
from decimal import Decimal
from typing import Any
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

from defusedxml.common import DefusedXmlException
from defusedxml.expatreader import create_parser
from python_calamine import CalamineWorkbook


class TooMuchError(Exception):
    pass


class Stop(ContentHandler):
    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802
        raise StopIteration


def main(path: str, limits: dict[str, int]) -> None:
    limit(resource.RLIMIT_AS, limits["memory_bytes"])
    limit(resource.RLIMIT_CPU, limits["seconds"])
    limit(resource.RLIMIT_CORE, 0)
    try:
        refuse_entities(path)
        answer = json.dumps({"sheets": read_sheets(path, limits)}, ensure_ascii=False)
    except MemoryError:
        answer = json.dumps({"error": "memory"})
    except TooMuchError as error:
        answer = json.dumps({"error": str(error)})
    except BaseException as error:  # the reader's panics are no Exceptions
        answer = json.dumps({"error": f"damaged: {error}"})
    sys.stdout.buffer.write(answer.encode("utf-8", "replace"))


def limit(kind: int, most: int) -> None:
    """Never above what the machine allows already."""
    _, hard = resource.getrlimit(kind)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(kind, (most, most))


def refuse_entities(path: str) -> None:
    """A document type can stand only before the first element, so each part is parsed up to there."""
    if not zipfile.is_zipfile(path):
        return
    with zipfile.ZipFile(path) as archive:
        for member in archive.infolist():
            parser = create_parser(forbid_dtd=True)
            parser.setContentHandler(Stop())
            try:
                with archive.open(member) as part:
                    while chunk := part.read(4096):
                        parser.feed(chunk)
            except DefusedXmlException:
                raise TooMuchError("entities") from None
            except (StopIteration, SAXException):
                continue


def read_sheets(path: str, limits: dict[str, int]) -> list[dict[str, Any]]:
    book = CalamineWorkbook.from_path(path)
    left = {"cells": limits["cells"], "chars": limits["unpacked_bytes"] * 4}
    sheets = []
    for name in book.sheet_names:
        try:
            sheet = book.get_sheet_by_name(name)
        except Exception as error:  # a chart has no cells
            if "chart" in str(error).lower() or "not found" in str(error).lower():
                continue
            raise
        if sheet.height > limits["rows"] or sheet.width > limits["columns"]:
            raise TooMuchError(f"sheet {name}: {sheet.height} rows, {sheet.width} columns")
        rows = []
        for number, cells in enumerate(sheet.to_python(skip_empty_area=False), start=1):
            texts = [cell_text(cell) for cell in cells]
            if not any(texts):
                continue
            left["cells"] -= len(texts)
            left["chars"] -= sum(map(len, texts))
            if min(left.values()) < 0:
                raise TooMuchError("cells")
            rows.append([number, texts])
        sheets.append({"name": name, "rows": rows})
    return sheets


def cell_text(cell: Any) -> str:
    """A cell as its program shows it: 15 digits at most, days as 2026-02-28."""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        if cell == int(cell) if abs(cell) < 1e15 else False:
            return str(int(cell))
        return format(Decimal(format(cell, ".15g")), "f")
    if isinstance(cell, datetime.datetime):
        midnight = cell.time() == datetime.time()
        return cell.date().isoformat() if midnight else cell.isoformat(" ", "seconds")
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    if isinstance(cell, datetime.time):
        return cell.isoformat("minutes")
    return "" if cell is None else str(cell)


if __name__ == "__main__":
    main(sys.argv[1], json.loads(sys.argv[2]))
