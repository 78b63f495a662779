"""Taking back records that are edited in place: put back, or removed when the change made them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models.deletion import Collector
from simple_history.utils import bulk_update_with_history

from ronda.kernel.change import Change
from ronda.kernel.problem import Problem
from ronda.people.rules import Viewer
from ronda.people.services.kinds import Plain, PlainRecord, set_values, values_of
from ronda.people.services.references import references_to
from ronda.people.services.telling import told_by


def undo_plain(
    kind: Plain, changes: Sequence[Change], *, by: Viewer, at: datetime, why: str
) -> list[Problem]:
    """Writes, or tells the obstacles; the caller refuses and so rolls back the rest."""
    if not changes:
        return []
    records = {each.code: each for each in kind.model._default_manager.filter(company_id=by.company_id)}
    left, problems = _values_to_leave(kind, records, changes)
    if problems:
        return problems
    unmade = {records[code].pk: records[code] for code, values in left.items() if values is None}
    used, spoken_of = references_to(kind.model, unmade)
    if used:
        return [
            Problem(f"{kind.noun} {unmade[number].code}", f"is used by {what}", f"take the {what} back first")
            for number, what in used.items()
        ]
    edited = [records[code] for code, values in left.items() if values is not None]
    for record in edited:
        set_values(record, left[record.code] or {})
    told = told_by(by, at, why)
    bulk_update_with_history(edited, kind.model, kind.columns, **told)
    _remove([record for number, record in unmade.items() if number not in spoken_of], told)
    return []


def _values_to_leave(
    kind: Plain, records: dict[str, PlainRecord], changes: Sequence[Change]
) -> tuple[dict[str, dict[str, Any] | None], list[Problem]]:
    """The values of each record before the first of the changes; None where there was no record."""
    left: dict[str, dict[str, Any] | None] = {}
    problems = []
    for change in reversed(changes):
        if change.key in left:
            now = left[change.key]
        else:
            record = records.get(change.key)
            now = values_of(record, kind.columns) if record else None
        if now is None or now != change.after:
            what = "is no longer there" if now is None else "has been edited since"
            problems.append(Problem(f"{kind.noun} {change.key}", what, "put it right by hand"))
        left[change.key] = None if change.before is None else dict(change.before)
    return left, problems


def _remove(records: Sequence[Any], told: dict[str, Any]) -> None:
    """All at once, as a queryset's `delete` would, but with the moment in the history."""
    for record in records:
        record._history_date = told["default_date"]
        record._history_user = told["default_user"]
        record._change_reason = told["default_change_reason"]
    removal = Collector(using=DEFAULT_DB_ALIAS)
    removal.collect(records)
    removal.delete()
