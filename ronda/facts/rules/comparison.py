"""Two tables with one key, row by row, until enough differences are named."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import pyarrow as pa

from ronda.facts.rules.difference import ABSENT, Difference
from ronda.facts.rules.rows import sorted_rows

MOST = 20
BATCH = 10_000

Row = dict[str, Any]


def compare_tables(
    place: str, stored: pa.Table, recomputed: pa.Table, key: Sequence[str], most: int = MOST
) -> list[Difference]:
    """The first differences in the order of `key`, which must be unique; [] when the rows are the same."""
    if problem := _other_columns(place, stored.schema, recomputed.schema):
        return [problem]
    if stored.equals(recomputed):
        return []
    order = tuple(key)
    rows = _aligned(_rows(stored, order), _rows(recomputed, order), order)
    return list(islice(_differences(place, rows, order), most))


def _other_columns(place: str, stored: pa.Schema, recomputed: pa.Schema) -> Difference | None:
    ours, theirs = (
        {field.name: str(field.type) for field in schema if not pa.types.is_null(field.type)}
        for schema in (stored, recomputed)
    )
    for name in sorted(ours.keys() | theirs.keys()):
        if ours.get(name) != theirs.get(name):
            found, wanted = ours.get(name, ABSENT), theirs.get(name, ABSENT)
            return Difference(place, "the column's type differs", {}, name, found, wanted)
    return None


def _rows(table: pa.Table, order: tuple[str, ...]) -> Iterator[Row]:
    for batch in sorted_rows(table, order).to_batches(max_chunksize=BATCH):
        yield from batch.to_pylist()


def _aligned(
    stored: Iterator[Row], recomputed: Iterator[Row], order: tuple[str, ...]
) -> Iterator[tuple[Row | None, Row | None]]:
    """Both sides in step; a row that one side lacks is paired with None."""
    left, right = next(stored, None), next(recomputed, None)
    while left is not None or right is not None:
        ahead = _place_in_order(left, order), _place_in_order(right, order)
        if ahead[0] == ahead[1]:
            yield left, right
            left, right = next(stored, None), next(recomputed, None)
        elif ahead[0] < ahead[1]:
            yield left, None
            left = next(stored, None)
        else:
            yield None, right
            right = next(recomputed, None)


def _place_in_order(row: Row | None, order: tuple[str, ...]) -> tuple[Any, ...]:
    """Sorts as Arrow does: an empty cell behind every value, and the end of a table behind every row."""
    if row is None:
        return (True,)
    cells = ((row[name] is None, 0 if row[name] is None else row[name]) for name in order)
    return (False, *cells)


def _differences(
    place: str, rows: Iterator[tuple[Row | None, Row | None]], order: tuple[str, ...]
) -> Iterator[Difference]:
    for stored, recomputed in rows:
        present = stored or recomputed or {}
        key = {name: present[name] for name in order}
        if stored is None:
            yield Difference(place, "the row is missing", key)
        elif recomputed is None:
            yield Difference(place, "the row should not be there", key)
        else:
            for name, value in stored.items():
                if value != recomputed[name]:
                    yield Difference(place, "differs", key, name, _told(value), _told(recomputed[name]))


def _told(value: Any) -> str:
    return ABSENT if value is None else str(value)
