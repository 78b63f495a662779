"""Dated rows: added, and withdrawn where a new row says otherwise of the same thing."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from ronda.kernel.change import Change
from ronda.kernel.problem import Problem
from ronda.outlets.services.kinds import FEW, Dated, DatedRecord, values_of
from ronda.outlets.services.refusing import known_too_late, refuse_if_any
from ronda.people.queries import in_force
from ronda.people.rules import Viewer

AT_ONCE = 5000


def record_rows(
    kind: Dated, by: Viewer, wanted: Iterable[tuple[str, DatedRecord]], at: datetime, why: str = ""
) -> list[Change]:
    """Each `(where, record)` against the rows in force; the same again is left alone."""
    listed = list(wanted)
    about = {getattr(record, kind.about) for _, record in listed}
    standing = {_values(row, kind.key): row for row in rows_in_force(kind, by.company_id, about)}
    given: dict[tuple[Any, ...], tuple[Any, ...]] = {}
    going, coming, problems = [], [], []
    for where, record in listed:
        key, said = _values(record, kind.key), _values(record, kind.said)
        if key in given:
            if given[key] != said:
                problems.append(Problem(where, "an earlier row says otherwise", "keep one of the two"))
            continue
        given[key] = said
        old = standing.get(key)
        if old is not None and _values(old, kind.said) == said:
            continue
        if old is not None:
            problems += known_too_late(where, old.known_at, at)
            going.append(old)
        coming.append(record)
    refuse_if_any(problems)
    return carry_out(kind, by, going, coming, at, why)


def rows_in_force(kind: Dated, company_id: int, about: Collection[int]) -> list[DatedRecord]:
    """The company's rows that nobody has withdrawn: at least those of the outlets or licences asked for."""
    rows = kind.model._default_manager.filter(in_force(), **{kind.company: company_id})
    if len(about) <= FEW:
        rows = rows.filter(**{f"{kind.about}__in": about})
    return list(rows.order_by("pk"))


def carry_out(
    kind: Dated,
    by: Viewer,
    going: Sequence[DatedRecord],
    coming: Sequence[Any],
    at: datetime,
    why: str = "",
) -> list[Change]:
    """Withdraws before it adds, because the database allows one row in force for each thing."""
    for first in range(0, len(going), AT_ONCE):
        some = [record.pk for record in going[first : first + AT_ONCE]]
        kind.model._default_manager.filter(pk__in=some).update(
            withdrawn_at=at, withdrawn_by=by.person_id, withdrawn_why=why
        )
    for record in coming:
        record.known_by_id, record.known_why = by.person_id, why
    kind.model._default_manager.bulk_create(coming)
    gone = [Change(kind.name, str(each.pk), values_of(each, kind.columns), None) for each in going]
    come = [Change(kind.name, str(each.pk), None, values_of(each, kind.columns)) for each in coming]
    return gone + come


def _values(record: DatedRecord, columns: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(getattr(record, column) for column in columns)
