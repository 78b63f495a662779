"""Dated rows: added, and withdrawn where a new row says otherwise of the same thing."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from ronda.kernel.change import Change
from ronda.kernel.problem import Problem
from ronda.people.queries import in_force
from ronda.people.rules import Viewer
from ronda.people.services.checking import invalid_fields, refuse_if_any
from ronda.people.services.kinds import Dated, DatedRecord, values_of

AT_ONCE = 5000


@dataclass
class Plan:
    """What is to be added and withdrawn; `standing` is what is in force when that is done."""

    kind: Dated
    by: Viewer
    at: datetime
    why: str
    standing: dict[tuple[Any, ...], DatedRecord]
    added: list[tuple[str, DatedRecord]] = field(default_factory=list)
    withdrawn: list[DatedRecord] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def plan_rows(
    kind: Dated,
    wanted: Iterable[tuple[str, DatedRecord]],
    *,
    by: Viewer,
    at: datetime,
    why: str = "",
    instead_of: Collection[int] = (),
) -> Plan:
    """Each wanted `(where, record)` against the rows in force; the same again is left alone.

    The rows numbered in `instead_of` leave when nothing wanted says the same as they do.
    """
    believed = kind.model._default_manager.filter(in_force(), **{kind.company: by.company_id})
    plan = Plan(kind, by, at, why, {_key(kind, row): row for row in believed})
    leaving = {row.pk: row for row in plan.standing.values() if row.pk in instead_of}
    plan.problems += [_gone(kind, number) for number in instead_of if number not in leaving]
    given: dict[tuple[Any, ...], tuple[Any, ...]] = {}
    for where, record in wanted:
        record.known_at = at
        plan.problems += invalid_fields(record, where)
        key, said = _key(kind, record), _said(kind, record)
        if key in given:
            if given[key] != said:
                plan.problems.append(Problem(where, "an earlier row says otherwise", "keep one of the two"))
            continue
        given[key] = said
        old = plan.standing.get(key)
        if old is not None and _said(kind, old) == said:
            leaving.pop(old.pk, None)
            continue
        if old is not None:
            leaving[old.pk] = old
        plan.added.append((where, record))
        plan.standing[key] = record
    for row in leaving.values():
        plan.problems += known_too_late(row, f"{kind.noun} {row}", at)
        plan.withdrawn.append(row)
        if plan.standing[_key(kind, row)] is row:
            del plan.standing[_key(kind, row)]
    return plan


def carry_out(plan: Plan) -> list[Change]:
    """Writes the plan, or refuses it with all its problems."""
    refuse_if_any(plan.problems)
    kind = plan.kind
    withdraw(kind, plan.withdrawn, plan.by, plan.at, plan.why)
    added = [record for _, record in plan.added]
    add(kind, added, plan.by, plan.why)
    gone = [Change(kind.name, str(each.pk), values_of(each, kind.columns), None) for each in plan.withdrawn]
    come = [Change(kind.name, str(each.pk), None, values_of(each, kind.columns)) for each in added]
    return gone + come


def add(kind: Dated, records: Sequence[Any], by: Viewer, why: str = "") -> None:
    for record in records:
        record.known_by_id, record.known_why = by.person_id, why
    kind.model._default_manager.bulk_create(records)


def withdraw(kind: Dated, records: Sequence[DatedRecord], by: Viewer, at: datetime, why: str = "") -> None:
    for first in range(0, len(records), AT_ONCE):
        some = [record.pk for record in records[first : first + AT_ONCE]]
        kind.model._default_manager.filter(pk__in=some).update(
            withdrawn_at=at, withdrawn_by=by.person_id, withdrawn_why=why
        )


def known_too_late(record: DatedRecord, where: str, at: datetime) -> list[Problem]:
    if record.known_at <= at:
        return []
    known = f"{record.known_at:%Y-%m-%d %H:%M}"
    return [Problem(where, f"what it corrects is known only since {known}", "record it at a later moment")]


def _gone(kind: Dated, number: int) -> Problem:
    what = "has been corrected or withdrawn since"
    return Problem(f"{kind.noun} {number}", what, "look at the page again")


def _key(kind: Dated, record: DatedRecord) -> tuple[Any, ...]:
    return tuple(getattr(record, column) for column in kind.key)


def _said(kind: Dated, record: DatedRecord) -> tuple[Any, ...]:
    return tuple(getattr(record, column) for column in kind.said)
