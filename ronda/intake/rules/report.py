"""What an import found and did."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from ronda.intake.rules.oddity import Oddity
from ronda.kernel.problem import Problem

Outcome = Literal["refused", "tried", "written", "same"]


@dataclass(frozen=True)
class Counts:
    """Records, not rows: one row of a list of people may hold a person and an appointment."""

    created: int
    changed: int
    same: int


@dataclass(frozen=True)
class ImportReport:
    """`columns` tells which column fed which field; `errors` may be cut off, `error_count` is not.

    The outcome: `refused` for its errors, `tried` without writing, `written`, or `same` as on record.
    """

    kind: str
    source: str
    sheet: str
    other_sheets: tuple[str, ...]
    mapping: str
    columns: Mapping[str, str]
    unused: tuple[str, ...]
    rows: int
    outcome: Outcome
    counts: Counts
    left_out: int
    errors: tuple[Problem, ...]
    error_count: int
    oddities: tuple[Oddity, ...]
    number: int | None = None

    @property
    def strange(self) -> int:
        return sum(oddity.count for oddity in self.oddities)

    def as_json(self) -> dict[str, Any]:
        return {
            "sheet": self.sheet,
            "mapping": self.mapping,
            "columns": dict(self.columns),
            "rows": self.rows,
            "same": self.counts.same,
            "left_out": self.left_out,
            "errors": [each.as_json() for each in self.errors[:100]],
            "error_count": self.error_count,
            "oddities": [oddity.as_json() for oddity in self.oddities],
        }
