"""A record that a file names twice: once is enough, and when the two differ the last one counts."""

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from ronda.intake.rules.oddity import Oddity, oddities, strange

Row = TypeVar("Row")


def last_of_each(
    rows: Sequence[tuple[int, Row]], key: Callable[[Row], Hashable]
) -> tuple[list[tuple[int, Row]], list[Oddity]]:
    kept: dict[Hashable, tuple[int, Row]] = {}
    found = []
    for number, row in rows:
        earlier = kept.get(key(row))
        if earlier is not None and earlier[1] != row:
            found.append(
                strange(
                    f"row {number}",
                    f"says otherwise than row {earlier[0]} of the same record",
                    "the last one counts; remove the other",
                )
            )
        kept[key(row)] = (number, row)
    return list(kept.values()), oddities("repeated_key", found)
