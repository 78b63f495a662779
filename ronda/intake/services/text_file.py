"""Text tables: any delimiter, any encoding, quoted cells."""

import codecs
import csv
import itertools
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa

from ronda.intake.rules.delimiter import delimiter_of
from ronda.intake.rules.encoding import encoding_of
from ronda.intake.rules.limits import Limits
from ronda.intake.rules.source import Preview, SourceTable, UnreadableError
from ronda.intake.services.options import Progress, tell_nobody
from ronda.kernel.problem import Problem

_CHUNK = 1024 * 1024
_BATCH = 50_000
_PREVIEW = 200
_SAMPLE_CHARS = 64 * 1024


class TextFile:
    """Rows are numbered as a spreadsheet program numbers them: blank ones count, broken lines do not."""

    def __init__(self, path: Path, limits: Limits, *, encoding: str = "", delimiter: str = "") -> None:
        self._path, self._limits = path, limits
        self.encoding = _known_encoding(encoding) if encoding else _find_encoding(path)
        self.delimiter = _one_character(delimiter) if delimiter else delimiter_of(self._sample())

    def previews(self) -> Sequence[Preview]:
        rows = [row for row in itertools.islice(self._rows(), _PREVIEW) if any(row[1])]
        if not rows:
            raise UnreadableError("the file has no filled row at its start")
        return [Preview("", rows)]

    def read(
        self, sheet: str, header_row: int, columns: dict[str, int], tell: Progress = tell_nobody
    ) -> SourceTable:
        del sheet
        rows = self._rows()
        width = next((len(cells) for number, cells in rows if number == header_row), 0)
        schema = pa.schema([(name, pa.string()) for name in columns])
        batches: list[pa.RecordBatch] = []
        numbers: list[int] = []
        problems: list[Problem] = []
        while batch := list(itertools.islice(rows, _BATCH)):
            last = batch[-1][0]
            if last - header_row > self._limits.rows:
                raise UnreadableError(f"more than {self._limits.rows:,} rows; split the file into several")
            tell("reading", last, None)
            problems += [_too_wide(*row) for row in batch if any(row[1][width:])]
            whole = [row for row in batch if any(row[1]) and not any(row[1][width:])]
            numbers += [number for number, _ in whole]
            batches.append(_as_columns(whole, columns, schema))
        return SourceTable(
            pa.Table.from_batches(batches, schema), pa.array(numbers, pa.int64()), tuple(problems)
        )

    def _rows(self) -> Iterator[tuple[int, list[str]]]:
        number = 0
        try:
            with self._path.open(encoding=self.encoding, newline="") as stream:
                for number, cells in enumerate(csv.reader(stream, delimiter=self.delimiter), start=1):
                    if len(cells) > self._limits.columns:
                        raise UnreadableError(
                            f"row {number} has more than the {self._limits.columns} columns allowed; "
                            "remove those that are not needed"
                        )
                    yield number, cells
        except csv.Error as error:
            raise UnreadableError(
                f"row {number + 1} cannot be split into cells ({error}); is a quotation mark left open?"
            ) from None
        except UnicodeError:
            raise UnreadableError(
                f"after row {number} the text is not {self.encoding}; save the file as UTF-8, "
                "or name its encoding in the mapping"
            ) from None

    def _sample(self) -> str:
        try:
            with self._path.open(encoding=self.encoding, newline="") as stream:
                return stream.read(_SAMPLE_CHARS)
        except UnicodeError:
            raise UnreadableError(
                f"the text is not {self.encoding}; save the file as UTF-8, or name its encoding "
                "in the mapping"
            ) from None


def _as_columns(
    rows: Sequence[tuple[int, list[str]]], columns: dict[str, int], schema: pa.Schema
) -> pa.RecordBatch:
    arrays = [
        pa.array([cells[place] if place < len(cells) else "" for _, cells in rows], pa.string())
        for place in columns.values()
    ]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def _too_wide(number: int, cells: list[str]) -> Problem:
    return Problem(
        f"row {number}", f"has {len(cells)} cells, more than there are columns",
        "put quotation marks around a value that contains the separator",
    )  # fmt: skip


def _find_encoding(path: Path) -> str:
    decoder = codecs.getincrementaldecoder("utf-8")()
    is_utf8 = True
    with path.open("rb") as stream:
        sample = stream.read(_CHUNK)
        chunk = sample
        try:
            while chunk:
                decoder.decode(chunk)
                chunk = stream.read(_CHUNK)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            is_utf8 = False
            _, sample = stream.seek(0), stream.read(8 * _CHUNK)
    found = encoding_of(sample, is_utf8=is_utf8)
    if found is None:
        raise UnreadableError("this is no table; save it as CSV, XLSX, XLS or Parquet")
    return found


def _known_encoding(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        raise UnreadableError(f"'{name}' is no encoding; write one like utf-8, cp1252 or gb18030") from None


def _one_character(delimiter: str) -> str:
    delimiter = {"tab": "\t", "\\t": "\t"}.get(delimiter, delimiter)
    if len(delimiter) != 1 or delimiter in '"\r\n':
        raise UnreadableError(f"'{delimiter}' cannot separate cells; write one character, such as ;")
    return delimiter
