"""Records in the order that a reader asks for."""

from collections.abc import Sequence
from decimal import Decimal

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError

Value = str | int | bool | None
Record = dict[str, Value]
Records = list[Record]

# Exact decimals that are kept as text.
NUMBERS = frozenset({"visits_due", "visits_missing"})


def in_order(rows: Records, columns: Sequence[str], sort: str) -> Records:
    """Sorted by a column, empty cells last in both directions; equal rows keep the order they had."""
    name, falling = sort.removeprefix("-"), sort.startswith("-")
    if not name or not rows:
        return rows
    if name not in columns:
        raise RefusedError(Problem(f"column '{name}'", "is unknown", f"it is one of {', '.join(columns)}"))
    filled = [row for row in rows if row[name] not in (None, "")]
    empty = [row for row in rows if row[name] in (None, "")]
    return sorted(filled, key=lambda row: _key(name, row[name]), reverse=falling) + empty


def _key(name: str, value: Value) -> tuple[Decimal, str]:
    if name in NUMBERS:
        return Decimal(str(value)), ""
    return (Decimal(0), value.casefold()) if isinstance(value, str) else (Decimal(value or 0), "")
