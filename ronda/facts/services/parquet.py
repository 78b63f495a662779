"""Parquet files that come out byte for byte the same, and appear whole or not at all."""

import os
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from ronda.facts.rules.manifest import FileMark
from ronda.kernel.digest import digest_file


def write_parquet(table: pa.Table, path: Path) -> FileMark:
    """Writes the table and returns its mark; a crash leaves no file under this name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".draft")
    pq.write_table(table, draft, compression="zstd", row_group_size=1_048_576, store_schema=False)
    with draft.open("rb") as stream:
        os.fsync(stream.fileno())
    draft.replace(path)
    return FileMark(digest_file(path), table.num_rows)


def mark_of(path: Path) -> FileMark:
    return FileMark(digest_file(path), pq.read_metadata(path).num_rows)
