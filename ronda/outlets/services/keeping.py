"""Records that are edited in place: added or put right by their key, with their history."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from simple_history.utils import bulk_create_with_history

from ronda.kernel.change import Change
from ronda.kernel.problem import Problem
from ronda.outlets.services.kinds import Plain, PlainRecord, key_of, set_values, values_of
from ronda.outlets.services.refusing import refuse_if_any
from ronda.people.rules import Viewer
from ronda.people.services.telling import told_by

Wanted = tuple[str, PlainRecord]


def keep_records(
    kind: Plain, by: Viewer, wanted: Sequence[Wanted], at: datetime, why: str = ""
) -> list[Change]:
    """Each `(where, record)` as it is to be; those that are so already are left alone."""
    existing = kind.kept(by.company_id, [key_of(record) for _, record in wanted])
    given: dict[str, dict[str, Any]] = {}
    new, edited, changes, problems = [], [], [], []
    for where, record in wanted:
        key, after = key_of(record), values_of(record, kind.columns)
        if key in given:
            if given[key] != after:
                problems.append(Problem(where, "an earlier row says otherwise", "keep one of the two"))
            continue
        given[key] = after
        old = existing.get(key)
        before = values_of(old, kind.columns) if old else None
        if before == after:
            continue
        changes.append(Change(kind.name, key, before, after))
        if old:
            set_values(old, after)
            edited.append(old)
        else:
            new.append(record)
    refuse_if_any(problems)
    add_records(kind, by, new, at, why)
    edit_records(kind, by, edited, at, why)
    return changes


def add_records(kind: Plain, by: Viewer, records: Sequence[PlainRecord], at: datetime, why: str = "") -> None:
    bulk_create_with_history(records, kind.model, **told_by(by, at, why))


def edit_records(kind: Plain, by: Viewer, records: Sequence[Any], at: datetime, why: str = "") -> None:
    """Writes all columns of the records as rows that replace their own.

    An UPDATE with a CASE for each row, as `bulk_update` writes it, takes minutes for ten thousand outlets.
    """
    kind.model._default_manager.bulk_create(
        records, update_conflicts=True, unique_fields=["id"], update_fields=kind.columns
    )
    kind.model.history.bulk_history_create(records, update=True, **told_by(by, at, why))
