"""What an import would write, and writing it through the services that own the records."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Protocol, TypeVar

from ronda.intake.rules.oddity import Oddity
from ronda.intake.rules.report import Counts
from ronda.intake.services.draft import Draft, RowProblem
from ronda.kernel.change import Change
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer

Row_co = TypeVar("Row_co", contravariant=True)
Row = TypeVar("Row")


class RowService(Protocol[Row_co]):
    """A write of people or outlets: rows in, changes out."""

    def __call__(self, *, by: Viewer, at: datetime, rows: Sequence[Row_co]) -> list[Change]: ...


def counted_changes(changes: Sequence[Change], records: int) -> Counts:
    """A correction of a dated row is one withdrawn and one added."""
    new = sum(change.before is None for change in changes)
    gone = sum(change.after is None for change in changes)
    edited = len(changes) - new - gone
    changed, created = edited + min(new, gone), max(new - gone, 0)
    return Counts(created, changed, max(records - created - changed, 0))


@dataclass
class Plan:
    """What would be written: `records` of them, and how.

    `count` tells from the changes what was done. A dry run writes and rolls back; `foresee` tells the counts
    where writing leaves more behind than rows in the database.
    """

    records: int
    write: Callable[[], list[Change]]
    problems: list[RowProblem] = field(default_factory=list)
    oddities: list[Oddity] = field(default_factory=list)
    count: Callable[[Sequence[Change], int], Counts] = counted_changes
    foresee: Callable[[], Counts] | None = None


def keep_rows(draft: Draft, service: RowService[Row], rows: Sequence[tuple[int, Row]]) -> list[Change]:
    """Write through a service of the owning context; what it refuses is told with the row of the file."""
    try:
        return service(by=draft.by, at=draft.at, rows=[row for _, row in rows])
    except RefusedError as error:
        numbers = [number for number, _ in rows]
        raise RefusedError(*(_at_its_row(problem, numbers) for problem in error.problems)) from None


def _at_its_row(problem: Problem, numbers: Sequence[int]) -> Problem:
    found = re.match(r"row (\d+)\b", problem.where)
    if found is None or not 0 < int(found[1]) <= len(numbers):
        return problem
    return replace(problem, where=f"row {numbers[int(found[1]) - 1]}{problem.where[found.end() :]}")
