"""Dated rows: added, and withdrawn where a new row says otherwise of the same thing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from ronda.kernel.change import Change
from ronda.kernel.problem import Problem
from ronda.people.queries import in_force
from ronda.people.services.checking import invalid_fields, refuse_if_any
from ronda.people.services.kinds import Dated, DatedRecord, values_of

AT_ONCE = 5000


@dataclass
class Plan:
    """What is to be added and withdrawn; `standing` is what is in force when that is done."""

    kind: Dated
    standing: dict[tuple[Any, ...], DatedRecord]
    added: list[tuple[str, DatedRecord]] = field(default_factory=list)
    withdrawn: list[DatedRecord] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def plan_rows(kind: Dated, company_id: int, wanted: Iterable[tuple[str, DatedRecord]], at: datetime) -> Plan:
    """Each wanted `(where, record)` against the rows in force; the same again is left alone."""
    believed = kind.model._default_manager.filter(in_force(), **{kind.company: company_id})
    plan = Plan(kind, {_key(kind, row): row for row in believed})
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
            continue
        if old is not None:
            plan.problems += known_too_late(old, where, at)
            plan.withdrawn.append(old)
        plan.added.append((where, record))
        plan.standing[key] = record
    return plan


def carry_out(plan: Plan, at: datetime) -> list[Change]:
    """Writes the plan, or refuses it with all its problems."""
    refuse_if_any(plan.problems)
    kind = plan.kind
    withdraw(kind, plan.withdrawn, at)
    added = [record for _, record in plan.added]
    add(kind, added)
    gone = [Change(kind.name, str(each.pk), values_of(each, kind.columns), None) for each in plan.withdrawn]
    come = [Change(kind.name, str(each.pk), None, values_of(each, kind.columns)) for each in added]
    return gone + come


def add(kind: Dated, records: Sequence[Any]) -> None:
    kind.model._default_manager.bulk_create(records)


def withdraw(kind: Dated, records: Sequence[DatedRecord], at: datetime) -> None:
    for first in range(0, len(records), AT_ONCE):
        some = [record.pk for record in records[first : first + AT_ONCE]]
        kind.model._default_manager.filter(pk__in=some).update(withdrawn_at=at)


def known_too_late(record: DatedRecord, where: str, at: datetime) -> list[Problem]:
    if record.known_at <= at:
        return []
    known = f"{record.known_at:%Y-%m-%d %H:%M}"
    return [Problem(where, f"what it corrects is known only since {known}", "record it at a later moment")]


def _key(kind: Dated, record: DatedRecord) -> tuple[Any, ...]:
    return tuple(getattr(record, column) for column in kind.key)


def _said(kind: Dated, record: DatedRecord) -> tuple[Any, ...]:
    return tuple(getattr(record, column) for column in kind.said)
