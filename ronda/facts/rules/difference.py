"""Where a closing and its recomputation part: the file, the row, the column and both values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

ABSENT = "(none)"


@dataclass(frozen=True)
class Difference:
    """`place` is a file of the closing's folder or a table of the database; `key` names one of its rows.

    Without a key the whole file differs; without a column the whole row is there on one side only.
    """

    place: str
    what: str
    key: Mapping[str, Any] = field(default_factory=dict)
    column: str = ""
    stored: str = ""
    recomputed: str = ""

    def __str__(self) -> str:
        row = ", ".join(f"{name} {ABSENT if value is None else value}" for name, value in self.key.items())
        where = ", ".join(filter(None, [self.place, row, f"column {self.column}" if self.column else ""]))
        told = f"{where}: {self.what}"
        if self.stored or self.recomputed:
            return f"{told} (stored {self.stored}, recomputed {self.recomputed})"
        return told
