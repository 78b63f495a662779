"""Taking back dated rows: withdrawn when they were added, said again when they were withdrawn."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from ronda.kernel.change import Change
from ronda.kernel.digest import canonical_json
from ronda.kernel.problem import Problem
from ronda.outlets.models import PortfolioEntry
from ronda.outlets.rules.holding import Holding, overlapping
from ronda.outlets.services.dating import carry_out, rows_in_force
from ronda.outlets.services.kinds import ENTRY, Dated, DatedRecord, set_values, values_of
from ronda.outlets.services.refusing import known_too_late
from ronda.people.rules import Viewer


def undo_dated(kind: Dated, by: Viewer, changes: Sequence[Change], at: datetime, why: str) -> list[Problem]:
    """Writes, or tells the obstacles; a row is found by what it says, so one said again is as good."""
    if not changes:
        return []
    added = {canonical_json(change.after): change for change in changes if change.after is not None}
    gone = {canonical_json(change.before): change for change in changes if change.before is not None}
    about = {values[kind.about] for each in changes for values in (each.before, each.after) if values}
    rows = rows_in_force(kind, by.company_id, about)
    standing = {canonical_json(values_of(row, kind.columns)): row for row in rows}
    problems: list[Problem] = []
    going = []
    for said in sorted(added.keys() - gone.keys()):
        where = f"{kind.model._meta.verbose_name} {added[said].key}"
        record = standing.pop(said, None)
        if record is None:
            problems.append(Problem(where, "has been corrected or withdrawn since", "take that back first"))
        else:
            problems += known_too_late(where, record.known_at, at)
            going.append(record)
    coming = [_said_again(kind, gone[said].before or {}, at) for said in sorted(gone.keys() - added.keys())]
    problems += _clashes(kind, [*standing.values(), *coming], coming)
    if not problems:
        carry_out(kind, by, going, coming, at, why)
    return problems


def _said_again(kind: Dated, values: Mapping[str, Any], at: datetime) -> DatedRecord:
    """Known from now: between its withdrawal and now the old row was not believed."""
    record = kind.model(known_at=at)
    set_values(record, values)
    return record


def _clashes(kind: Dated, rows: Sequence[DatedRecord], coming: Sequence[DatedRecord]) -> list[Problem]:
    if kind is ENTRY:
        return _shared_days(rows, coming)
    seen: defaultdict[tuple[Any, ...], int] = defaultdict(int)
    for row in rows:
        seen[tuple(getattr(row, column) for column in kind.key)] += 1
    return [
        Problem(
            f"{kind.model._meta.verbose_name} {row}", "has been recorded anew since", "take that back first"
        )
        for row in coming
        if seen[tuple(getattr(row, column) for column in kind.key)] > 1
    ]


def _shared_days(rows: Sequence[DatedRecord], coming: Sequence[DatedRecord]) -> list[Problem]:
    concerned = {row.outlet_id for row in coming if isinstance(row, PortfolioEntry)}
    held: defaultdict[int, list[Holding]] = defaultdict(list)
    for row in rows:
        if isinstance(row, PortfolioEntry) and row.outlet_id in concerned:
            held[row.outlet_id].append(Holding(row.start, row.person_id, row.end))
    return [
        Problem(f"outlet number {outlet_id}", f"was given anew from {later.start}", "take that back first")
        for outlet_id, holdings in held.items()
        for _, later in overlapping(holdings)
    ]
