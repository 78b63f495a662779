"""Taking back what earlier writes did, as far as nothing has been built on it since."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from ronda.kernel.change import Change
from ronda.kernel.problem import Problem
from ronda.people.rules import Viewer
from ronda.people.services.checking import refuse_if_any, refuse_unless_manager
from ronda.people.services.company_data import COMPANY, undo_company
from ronda.people.services.guarding import never_without_administrator
from ronda.people.services.kinds import DATED, PLAIN
from ronda.people.services.undo_dated import undo_dated
from ronda.people.services.undo_plain import undo_plain


@transaction.atomic
def undo_changes(*, by: Viewer, at: datetime, changes: Iterable[Change], why: str = "") -> None:
    """Dated rows are withdrawn, or said again when the change withdrew them; edits are put back; records that
    the change made are removed. One obstacle refuses all. A record that a withdrawn row speaks of stays:
    what was known before must remain readable.
    """
    refuse_unless_manager(by, "taking back changes")
    listed = list(changes)
    unknown = {change.kind for change in listed} - PLAIN.keys() - DATED.keys() - {COMPANY}
    if unknown:
        raise ValueError(f"these changes are not of people: {', '.join(sorted(unknown))}")
    with never_without_administrator(by, at):
        refuse_if_any(_take_back(by, at, listed, why))


def _take_back(by: Viewer, at: datetime, listed: list[Change], why: str) -> list[Problem]:
    problems = []
    for name, kind in DATED.items():
        problems += undo_dated(kind, _of(name, listed), by=by, at=at, why=why)
    for name, plain in PLAIN.items():
        problems += undo_plain(plain, _of(name, listed), by=by, at=at, why=why)
    return problems + undo_company(_of(COMPANY, listed), by=by, at=at, why=why)


def _of(name: str, changes: Sequence[Change]) -> list[Change]:
    return [change for change in changes if change.kind == name]
