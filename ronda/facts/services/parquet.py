"""Parquet files that come out byte for byte the same, and appear whole or not at all."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from ronda.facts.rules.manifest import FileMark
from ronda.kernel.digest import digest_file

ROW_GROUP = 262_144


def write_parquet(table: pa.Table, path: Path) -> FileMark:
    """Writes the table and returns its mark; a crash leaves no file under this name."""
    return write_batches([table], table.schema, path)


def write_batches(batches: Iterable[pa.Table], schema: pa.Schema, path: Path) -> FileMark:
    """The same for tables that follow each other; how they are cut does not show in the file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".draft")
    rows = 0
    with pq.ParquetWriter(draft, schema, compression="zstd", store_schema=False) as writer:
        for group in _row_groups(batches, schema):
            rows += group.num_rows
            # Chunks would set where pages end, and so the bytes.
            writer.write_table(group.combine_chunks(), row_group_size=ROW_GROUP)
    with draft.open("rb") as stream:
        os.fsync(stream.fileno())
    draft.replace(path)
    return FileMark(digest_file(path), rows)


def mark_of(path: Path) -> FileMark:
    return FileMark(digest_file(path), pq.read_metadata(path).num_rows)


def _row_groups(batches: Iterable[pa.Table], schema: pa.Schema) -> Iterator[pa.Table]:
    """Tables of `ROW_GROUP` rows, the last one shorter; one empty table when there is nothing."""
    waiting = schema.empty_table()
    for batch in batches:
        waiting = pa.concat_tables([waiting, batch])
        while waiting.num_rows >= ROW_GROUP:
            yield waiting.slice(0, ROW_GROUP)
            waiting = waiting.slice(ROW_GROUP)
    if waiting.num_rows:
        yield waiting
