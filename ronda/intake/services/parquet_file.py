"""Parquet files: their own account of rows and bytes is looked at before anything is unpacked."""

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from ronda.intake.rules.limits import Limits, tell_bytes
from ronda.intake.rules.source import Preview, SourceTable, UnreadableError
from ronda.intake.services.options import Progress, tell_nobody

_PREVIEW = 200


class ParquetFile:
    """Rows are numbered from 1; nested columns and bytes are left out."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self._path, self._limits = path, limits
        try:
            metadata = pq.read_metadata(path)
            schema = pq.read_schema(path)
        except (pa.ArrowException, OSError, ValueError) as error:
            raise UnreadableError(_damaged(error)) from None
        _refuse_large(metadata, limits)
        self._names = [field.name for field in schema if _is_plain(field.type)]
        # Repeated text stays a number into a dictionary until its length is known: a few bytes can
        # stand for gigabytes.
        self._texts = [field.name for field in schema if pa.types.is_string(field.type)]

    def previews(self) -> Sequence[Preview]:
        rows: list[tuple[int, Sequence[str]]] = [(0, self._names)]
        with self._opened() as file:
            for batch in file.iter_batches(batch_size=_PREVIEW, columns=self._names):
                columns = [_as_text(column, self._limits).to_pylist() for column in batch.columns]
                rows += enumerate(map(list, zip(*columns, strict=True)), start=1)
                break
        return [Preview("", rows, has_header=True)]

    def read(
        self, sheet: str, header_row: int, columns: dict[str, int], tell: Progress = tell_nobody
    ) -> SourceTable:
        del sheet, header_row
        with self._opened() as file:
            table = file.read(columns=list(dict.fromkeys(self._names[place] for place in columns.values())))
            cells = {name: self._text_of(table[self._names[place]]) for name, place in columns.items()}
        tell("reading", table.num_rows, table.num_rows)
        return SourceTable(pa.table(cells), pa.array(range(1, table.num_rows + 1), pa.int64()))

    def _text_of(self, column: pa.ChunkedArray) -> pa.ChunkedArray:
        return pa.chunked_array([_as_text(chunk, self._limits) for chunk in column.chunks], pa.string())

    @contextlib.contextmanager
    def _opened(self) -> Iterator[pq.ParquetFile]:
        try:
            with pq.ParquetFile(self._path, read_dictionary=self._texts) as file:
                yield file
        except (pa.ArrowException, OSError) as error:
            raise UnreadableError(_damaged(error)) from None


def _refuse_large(metadata: pq.FileMetaData, limits: Limits) -> None:
    groups = [metadata.row_group(place) for place in range(metadata.num_row_groups)]
    unpacked = sum(group.total_byte_size for group in groups)
    found = (
        (metadata.num_rows, limits.rows, f"{metadata.num_rows:,} rows", f"{limits.rows:,}"),
        (metadata.num_columns, limits.columns, f"{metadata.num_columns} columns", f"{limits.columns}"),
        (
            unpacked,
            limits.unpacked_bytes,
            f"{tell_bytes(unpacked)} unpacked",
            tell_bytes(limits.unpacked_bytes),
        ),
    )
    for count, most, told, allowed in found:
        if count > most:
            raise UnreadableError(f"the file has {told}, more than the {allowed} allowed; split it")


def _is_plain(kind: pa.DataType) -> bool:
    return not (pa.types.is_nested(kind) or pa.types.is_binary(kind) or pa.types.is_large_binary(kind))


def _as_text(column: pa.Array, limits: Limits) -> pa.Array:
    """The cells as text, every digit kept; decimals and days have one spelling in Arrow."""
    column.validate(full=True)
    if pa.types.is_dictionary(column.type):
        longest = pc.max(pc.utf8_length(column.dictionary)).as_py() or 0
        if longest > limits.cell_chars:
            raise UnreadableError(
                f"a cell has {longest:,} characters, more than the {limits.cell_chars:,} allowed"
            )
    return pc.fill_null(column.cast(pa.string()), "")


def _damaged(error: Exception) -> str:
    said = str(error).strip().partition("\n")[0][:200]
    return f"the Parquet file cannot be read ({said}); write or copy it again"
