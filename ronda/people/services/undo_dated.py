"""Taking back dated rows: withdrawn when they were added, said again when they were withdrawn."""

from collections.abc import Sequence
from datetime import datetime

from ronda.kernel.change import Change
from ronda.kernel.problem import Problem
from ronda.people.models import Appointment
from ronda.people.queries import in_force
from ronda.people.rules import Viewer
from ronda.people.services.appointments import double_appointments, seat_of
from ronda.people.services.dating import add, known_too_late, withdraw
from ronda.people.services.guarding import opening_oneself
from ronda.people.services.kinds import Dated, DatedRecord


def undo_dated(
    kind: Dated, changes: Sequence[Change], *, by: Viewer, at: datetime, why: str
) -> list[Problem]:
    """Writes, or tells the obstacles; the caller refuses and so rolls back the rest."""
    if not changes:
        return []
    added = {change.key for change in changes if change.is_new}
    gone = {change.key for change in changes if change.after is None}
    standing = _standing(kind, by.company_id)
    problems: list[Problem] = []
    going: list[DatedRecord] = []
    for key in sorted(added - gone, key=int):
        record = standing.pop(key, None)
        where = f"{kind.noun} {key}"
        if record is None:
            problems.append(Problem(where, "has been corrected or withdrawn since", "take that back first"))
        else:
            problems += known_too_late(record, where, at)
            going.append(record)
    coming = _said_again(kind, by.company_id, gone - added, at)
    problems += opening_oneself(kind, by, coming)
    problems += _clashes(kind, list(standing.values()), coming)
    if not problems:
        withdraw(kind, going, by, at, why)
        add(kind, coming, by, why)
    return problems


def _standing(kind: Dated, company_id: int) -> dict[str, DatedRecord]:
    rows = kind.model._default_manager.filter(in_force(), **{kind.company: company_id})
    return {str(row.pk): row for row in rows}


def _said_again(kind: Dated, company_id: int, keys: set[str], at: datetime) -> list[DatedRecord]:
    """Copies known from now: between its withdrawal and now an old row was not believed."""
    withdrawn = kind.model._default_manager.filter(withdrawn_at__isnull=False, **{kind.company: company_id})
    return [
        kind.model(known_at=at, **{column: getattr(row, column) for column in kind.columns})
        for row in withdrawn.order_by("pk")
        if str(row.pk) in keys
    ]


def _clashes(kind: Dated, standing: list[DatedRecord], coming: list[DatedRecord]) -> list[Problem]:
    keys = {tuple(getattr(row, column) for column in kind.key) for row in standing}
    for record in coming:
        if tuple(getattr(record, column) for column in kind.key) in keys:
            what = "has been recorded anew since"
            return [Problem(f"{kind.noun} {record}", what, "take that back first")]
    if kind.model is not Appointment:
        return []
    places = {seat_of(record): f"appointment {record}" for record in coming}
    return double_appointments([*standing, *coming], places)
