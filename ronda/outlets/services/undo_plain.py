"""Taking back records that are edited in place: put back, or removed when the change made them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models.deletion import Collector

from ronda.kernel.change import Change
from ronda.kernel.problem import Problem
from ronda.outlets.queries.ledger import numbers_sold
from ronda.outlets.services.keeping import edit_records
from ronda.outlets.services.kinds import LICENCE, OUTLET, Plain, PlainRecord, key_of, set_values, values_of
from ronda.people.rules import Viewer
from ronda.people.services.references import references_to
from ronda.people.services.telling import told_by


def undo_plain(kind: Plain, by: Viewer, changes: Sequence[Change], at: datetime, why: str) -> list[Problem]:
    """Writes, or tells the obstacles; the caller refuses and so rolls back the rest."""
    if not changes:
        return []
    records = kind.kept(by.company_id, {change.key for change in changes})
    left, problems = _values_to_leave(kind, records, changes)
    if problems:
        return problems
    unmade = {records[key].pk: records[key] for key, values in left.items() if values is None}
    used, spoken_of = references_to(kind.model, unmade)
    used |= dict.fromkeys(_sold(kind, by, unmade), "sale")
    if used:
        return [
            Problem(
                f"{kind.noun} {key_of(unmade[number])}", f"is used by a {what}", f"take the {what} back first"
            )
            for number, what in used.items()
        ]
    edited = [records[key] for key, values in left.items() if values is not None]
    for record in edited:
        set_values(record, left[key_of(record)] or {})
    edit_records(kind, by, edited, at, why)
    _remove([record for number, record in unmade.items() if number not in spoken_of], by, at, why)
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
        if now is None or now != _in_full(kind, change.after):
            what = "is no longer there" if now is None else "has been edited since"
            problems.append(Problem(f"{kind.noun} {change.key}", what, "put it right by hand"))
        left[change.key] = _in_full(kind, change.before)
    return left, problems


def _in_full(kind: Plain, values: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """A change from before a column was there said nothing in it."""
    if values is None:
        return None
    return {**values_of(kind.model(), kind.columns), **values}


def _sold(kind: Plain, by: Viewer, unmade: dict[int, PlainRecord]) -> set[int]:
    """The database does not see that the ledger's files speak of an outlet or a product."""
    if kind is LICENCE or not unmade:
        return set()
    return unmade.keys() & numbers_sold(by, "outlet_id" if kind is OUTLET else "product_id")


def _remove(records: Sequence[Any], by: Viewer, at: datetime, why: str) -> None:
    """All at once, as a queryset's `delete` would, but with who, when and why in the history."""
    told = told_by(by, at, why)
    for record in records:
        record._history_date = told["default_date"]
        record._history_user = told["default_user"]
        record._change_reason = told["default_change_reason"]
    removal = Collector(using=DEFAULT_DB_ALIAS)
    removal.collect(records)
    removal.delete()
