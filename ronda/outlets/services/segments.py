"""Segments of the ledger on disk: the same lines give the same bytes; a file appears whole or not at all."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

import pyarrow as pa
import pyarrow.parquet as pq

from ronda.kernel.digest import digest_file
from ronda.kernel.period import Month
from ronda.outlets.queries.ledger import segment_path
from ronda.outlets.rules.ledger import arranged


def write_segment(folder: Path, month: Month, lines: pa.Table) -> str:
    """Writes the lines under the digest of their bytes and returns it; a crash leaves a draft at most."""
    place = folder / str(month)
    place.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=place, suffix=".draft", delete=False) as stream:
        draft = Path(stream.name)
        try:
            pq.write_table(
                arranged(lines), stream, compression="zstd", row_group_size=1_048_576, store_schema=False
            )
            stream.flush()
            os.fsync(stream.fileno())
        except BaseException:
            draft.unlink()
            raise
    digest = digest_file(draft)
    draft.replace(segment_path(folder, str(month), digest))
    # A first delivery makes the folders too, and their names can be lost as well.
    for each in (place, folder, folder.parent):
        _sync_folder(each)
    return digest


def _sync_folder(place: Path) -> None:
    """Without this the name of the file may be lost with the power although its bytes are not."""
    handle = os.open(place, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
