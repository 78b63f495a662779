"""Workbooks, XLSX and XLS: looked at from outside first, then opened in a process with limits."""

import json
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pyarrow as pa

from ronda.intake.rules.limits import SpreadsheetLimits, tell_bytes
from ronda.intake.rules.source import Preview, SourceTable, UnreadableError
from ronda.intake.services.options import Progress, tell_nobody
from ronda.kernel.problem import Problem

CHILD = Path(__file__).with_name("workbook_child.py")
_PREVIEW = 200


class Workbook:
    """Rows have the numbers that the sheet shows; empty sheets are left out."""

    def __init__(self, path: Path, size: int, limits: SpreadsheetLimits) -> None:
        if size > limits.file_bytes:
            raise UnreadableError(
                f"the workbook has {tell_bytes(size)}, more than the "
                f"{tell_bytes(limits.file_bytes)} allowed; save it as CSV"
            )
        if zipfile.is_zipfile(path):
            refuse_bombs(path, limits)
        self._sheets = {
            sheet["name"]: sheet["rows"] for sheet in _read_in_child(path, limits) if sheet["rows"]
        }
        if not self._sheets:
            raise UnreadableError("the workbook has no filled sheet")

    def previews(self) -> Sequence[Preview]:
        return [Preview(name, rows[:_PREVIEW]) for name, rows in self._sheets.items()]

    def read(
        self, sheet: str, header_row: int, columns: dict[str, int], tell: Progress = tell_nobody
    ) -> SourceTable:
        rows = [row for row in self._sheets[sheet] if row[0] > header_row]
        tell("reading", len(rows), len(rows))
        cells = {
            name: pa.array([texts[place] if place < len(texts) else "" for _, texts in rows], pa.string())
            for name, place in columns.items()
        }
        width = len(next(texts for number, texts in self._sheets[sheet] if number == header_row))
        problems = [
            Problem(f"row {number}", "has cells to the right of the last column", "give that column a name")
            for number, texts in rows
            if any(texts[width:])
        ]
        return SourceTable(pa.table(cells), pa.array([row[0] for row in rows], pa.int64()), tuple(problems))


def refuse_bombs(path: Path, limits: SpreadsheetLimits) -> None:
    """Judge by the list of contents, before anything is unpacked."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, ValueError, UnicodeError):
        raise UnreadableError(
            "the workbook is damaged; open it in a spreadsheet program and save it"
        ) from None
    names = {member.filename.lower() for member in members}
    if len(members) > limits.members:
        raise UnreadableError(
            f"the workbook has {len(members)} parts, more than the {limits.members} allowed"
        )
    if any(name.endswith("vbaproject.bin") for name in names):
        raise UnreadableError("the workbook holds macros, which are never run; save it as plain XLSX")
    if not any(name.endswith("workbook.xml") for name in names):
        raise UnreadableError("this is no XLSX workbook; save it as XLSX or CSV")
    unpacked = sum(member.file_size for member in members)
    packed = max(sum(member.compress_size for member in members), 1)
    if unpacked > limits.unpacked_bytes:
        raise UnreadableError(
            f"unpacked, the workbook has {tell_bytes(unpacked)}, more than the "
            f"{tell_bytes(limits.unpacked_bytes)} allowed; save it as CSV"
        )
    if unpacked > packed * limits.ratio:
        raise UnreadableError(
            f"the workbook unpacks to {unpacked // packed} times its size, more than the "
            f"{limits.ratio} allowed; save it as CSV"
        )


def _read_in_child(path: Path, limits: SpreadsheetLimits) -> list[dict[str, Any]]:
    command = [sys.executable, "-I", str(CHILD), str(path.absolute()), json.dumps(asdict(limits))]
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=limits.seconds * 3, check=False
        )
        answer = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        raise UnreadableError(
            f"the workbook took more than {limits.seconds} seconds; save it as CSV"
        ) from None
    except ValueError:
        raise UnreadableError(_say("memory", limits)) from None
    if "error" in answer:
        raise UnreadableError(_say(answer["error"], limits))
    sheets: list[dict[str, Any]] = answer["sheets"]
    return sheets


def _say(error: str, limits: SpreadsheetLimits) -> str:
    if error == "memory":
        return (
            f"the workbook needs more than {tell_bytes(limits.memory_bytes)} or {limits.seconds} seconds "
            "to open; remove cells far away from the table, or save it as CSV"
        )
    if error == "entities":
        return "the workbook declares XML entities, as no spreadsheet program does; save it anew"
    if error == "cells":
        return f"the workbook has more than the {limits.cells:,} cells allowed; save it as CSV"
    if error.startswith("sheet "):
        return f"{error}: more than the {limits.rows:,} rows and {limits.columns} columns allowed"
    said = _first_line(error)
    return f"the workbook cannot be read ({said}); open it in a spreadsheet program and save it anew"


def _first_line(error: str) -> str:
    return error.strip().partition("\n")[0][:200]
