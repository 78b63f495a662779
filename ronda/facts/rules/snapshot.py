"""A frozen month as Ibis tables."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ronda.kernel.period import Month

Table = Any
Keep = Callable[[str, Table], Table]


def unkept(name: str, table: Table) -> Table:
    """Leaves a step to be computed with the next one."""
    return table


@dataclass(frozen=True)
class Facts:
    """The tables of one frozen month by name; see `tables.FROZEN_TABLES` for their columns."""

    month: Month
    tables: Mapping[str, Table]

    def __getattr__(self, name: str) -> Table:
        try:
            return self.tables[name]
        except KeyError:
            raise AttributeError(f"the snapshot of {self.month} has no table '{name}'") from None
