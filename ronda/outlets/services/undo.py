"""Taking back what earlier writes did, as far as nothing has been built on it since."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from ronda.kernel.change import Change
from ronda.outlets.services.kinds import DATED, PLAIN, SEGMENT
from ronda.outlets.services.refusing import refuse_if_any, refuse_unless_manager
from ronda.outlets.services.undo_dated import undo_dated
from ronda.outlets.services.undo_plain import undo_plain
from ronda.outlets.services.undo_sales import undo_sales
from ronda.people.rules import Viewer


@transaction.atomic
def undo_changes(*, by: Viewer, at: datetime, changes: Iterable[Change], why: str = "") -> None:
    """Dated rows and segments are withdrawn, or said again when the change withdrew them; edits are put back;
    records that the change made are removed, unless a withdrawn row still speaks of them. One obstacle
    refuses all.
    """
    refuse_unless_manager(by, "taking back changes")
    listed = list(changes)
    unknown = {change.kind for change in listed} - PLAIN.keys() - DATED.keys() - {SEGMENT}
    if unknown:
        raise ValueError(f"these changes are not of outlets: {', '.join(sorted(unknown))}")
    problems = undo_sales(by, _of(SEGMENT, listed), at)
    for name, kind in DATED.items():
        problems += undo_dated(kind, by, _of(name, listed), at, why)
    for name, plain in PLAIN.items():
        problems += undo_plain(plain, by, _of(name, listed), at, why)
    refuse_if_any(problems)


def _of(name: str, changes: Sequence[Change]) -> list[Change]:
    return [change for change in changes if change.kind == name]
