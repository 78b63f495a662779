"""Taking back records of two clocks: those that were brought go, those that were corrected come back."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from ronda.intake.services.recorded import Standing
from ronda.kernel.change import Change
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.work.queries import numbered
from ronda.work.services.recording import replace_record, said

_AT_ONCE = 1000


def undo_records(
    standing: Standing, *, by: Viewer, at: datetime, changes: Sequence[Change], reason: str
) -> None:
    """A record that was corrected or withdrawn since refuses all: somebody has relied on it."""
    for some in _batches(changes):
        records = _as_left(standing, by, some)
        new = [int(change.key) for change in some if change.before is None]
        if new:
            standing.withdraw(by=by, at=at, numbers=new, reason=reason)
        for change in some:
            if change.before is not None:
                record = records[int(change.key)]
                replace_record(record, at=at, **_values(record, change.before))


def _as_left(standing: Standing, by: Viewer, changes: Sequence[Change]) -> dict[int, Any]:
    numbers = [int(change.key) for change in changes]
    records = {record.number: record for record in standing.in_force(by).filter(numbered(numbers))}
    problems = []
    for change in changes:
        record = records.get(int(change.key))
        if record is None:
            problems.append(_problem(change, "has been withdrawn since"))
        elif said(record) != change.after:
            problems.append(_problem(change, "has been corrected since"))
    if problems:
        raise RefusedError(*problems)
    return records


def _problem(change: Change, what: str) -> Problem:
    noun = change.kind.partition(".")[2]
    return Problem(f"{noun} {change.key}", what, "take that back first")


def _values(record: Any, before: Any) -> dict[str, Any]:
    return {name: record._meta.get_field(name).to_python(value) for name, value in before.items()}


def _batches(changes: Sequence[Change]) -> Iterator[Sequence[Change]]:
    return (changes[start : start + _AT_ONCE] for start in range(0, len(changes), _AT_ONCE))
