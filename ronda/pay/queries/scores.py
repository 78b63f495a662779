"""The month's scores in a folder of results; who may read them is decided by the callers."""

from collections.abc import Mapping
from pathlib import Path

import pyarrow.parquet as pq


def month_scores(results: Path) -> Mapping[int, int]:
    """By person, in ten-thousandths of a point."""
    rows = pq.read_table(results / "persons.parquet", columns=["person_id", "score"], partitioning=None)
    return dict(zip(rows["person_id"].to_pylist(), rows["score"].to_pylist(), strict=True))
