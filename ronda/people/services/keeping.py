"""Records that are edited in place: added or put right by their code, with their history."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from ronda.kernel.change import Change
from ronda.kernel.problem import Problem
from ronda.people.rules import Viewer
from ronda.people.services.checking import invalid_fields, refuse_if_any
from ronda.people.services.kinds import Plain, set_values, values_of
from ronda.people.services.telling import told_by


def keep_records(
    kind: Plain, rows: Iterable[tuple[str, dict[str, Any]]], *, by: Viewer, at: datetime, why: str = ""
) -> list[Change]:
    """Of each `(code, values)` the record with exactly these values; refuses all when one row is bad."""
    existing = {each.code: each for each in kind.model._default_manager.filter(company_id=by.company_id)}
    given: dict[str, dict[str, Any]] = {}
    new, edited, changes, problems = [], [], [], []
    for number, (code, values) in enumerate(rows, start=1):
        where = f"row {number}, {kind.noun} {code}"
        wanted = kind.model(company_id=by.company_id, code=code, **values)
        problems += invalid_fields(wanted, where)
        after = values_of(wanted, kind.columns)
        if given.setdefault(code, after) != after:
            problems.append(Problem(where, "an earlier row says otherwise", "keep one of the two"))
        record = existing.get(code)
        before = values_of(record, kind.columns) if record else None
        if given[code] is not after or before == after:
            continue
        changes.append(Change(kind.name, code, before, after))
        if record:
            set_values(record, after)
            edited.append(record)
        else:
            new.append(wanted)
    refuse_if_any(problems)
    told = told_by(by, at, why)
    bulk_create_with_history(new, kind.model, **told)
    bulk_update_with_history(edited, kind.model, _touched(kind, changes), **told)
    return changes


def _touched(kind: Plain, changes: list[Change]) -> list[str]:
    """The columns that an edit changes; writing the others again would cost a database much."""
    edits = [(change.before, change.after) for change in changes if change.before and change.after]
    return [column for column in kind.columns if any(old[column] != new[column] for old, new in edits)]
