"""Rows of a frozen table in their one order, as an Arrow table of the one schema."""

from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa

from ronda.facts.rules.tables import FrozenTable


def arranged(table: FrozenTable, rows: Iterable[Mapping[str, Any]]) -> pa.Table:
    """The rows as Arrow, sorted; raises ValueError naming the table when a value does not fit its column."""
    listed = list(rows)
    columns = {name: [row[name] for row in listed] for name in table.schema.names}
    try:
        arrow = pa.table(columns, schema=table.schema)
    except (pa.ArrowInvalid, pa.ArrowTypeError, OverflowError) as problem:
        raise ValueError(f"the facts of '{table.name}' cannot be frozen: {problem}") from problem
    return sorted_rows(arrow, table.order)


def sorted_rows(arrow: pa.Table, order: tuple[str, ...]) -> pa.Table:
    return arrow.sort_by([(name, "ascending") for name in order])
