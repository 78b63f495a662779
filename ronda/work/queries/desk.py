"""What lies with an object of work: comments, files, notes of its leaders, and what was done to it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.work.models import Attachment, Comment, SupervisionNote, Trace
from ronda.work.queries.reached import Reached, reached
from ronda.work.rules import may_lead

MOST_SHOWN = 200


@dataclass(frozen=True)
class Desk:
    """The newest trace first, what was said in its order; `may_note`: leads the owner and is another one."""

    about: str
    number: int
    person_id: int | None
    comments: list[Comment]
    files: list[Attachment]
    notes: list[SupervisionNote]
    traces: list[Trace]
    may_note: bool

    @property
    def passed_on(self) -> Trace | None:
        """The last time that somebody who left passed it on."""
        return next((each for each in self.traces if each.what.endswith((".passed_on", ".left"))), None)


def desk_of(viewer: Viewer, about: str, number: int, found: Reached | None = None) -> Desk:
    """Five statements; RefusedError where the viewer does not see the object.

    A page that has read the object as its viewer says whose it is in `found`, and it is not asked again.
    """
    if found is None:
        found = reached(viewer, about, number)
    return Desk(
        about=about,
        number=number,
        person_id=viewer.person_id,
        comments=list(_lying(Comment, viewer, about, number).select_related("written_by")),
        files=list(
            _lying(Attachment, viewer, about, number).filter(removed_at=None).select_related("added_by")
        ),
        notes=list(_notes(viewer, about, number, found)),
        traces=list(_lying(Trace, viewer, about, number).select_related("done_by")[:MOST_SHOWN]),
        may_note=may_note(viewer, found),
    )


def may_note(viewer: Viewer, found: Reached) -> bool:
    """Whoever leads the centre writes to whose work it is, never to oneself."""
    if viewer.person_id is None or found.owner_id in (None, viewer.person_id):
        return False
    return _leads(viewer, found)


def traces_of(viewer: Viewer, about: str, number: int) -> list[Trace]:
    """What was done to an object that the viewer was already given, in its order."""
    rows = _lying(Trace, viewer, about, number).select_related("done_by")
    return list(rows.order_by("done_at", "pk")[:MOST_SHOWN])


def traces_by_number(viewer: Viewer, about: str, numbers: Collection[int]) -> dict[int, list[Trace]]:
    """Of several objects that the viewer was already given, each in its order, in one statement."""
    found: dict[int, list[Trace]] = {number: [] for number in numbers}
    rows = Trace.objects.filter(company_id=viewer.company_id, about=about, number__in=found)
    for row in rows.select_related("done_by").order_by("done_at", "pk"):
        found[row.number].append(row)
    return found


def traces_since(viewer: Viewer, about: str, number: int, since: datetime) -> list[Trace]:
    """What was done after a moment to an object that the viewer was already given, in its order."""
    rows = _lying(Trace, viewer, about, number).filter(done_at__gt=since).select_related("done_by")
    return list(rows.order_by("done_at", "pk"))


def file_for(viewer: Viewer, pk: int) -> Attachment:
    """A file with an object that the viewer sees; RefusedError for every other one."""
    file = Attachment.objects.filter(company_id=viewer.company_id, pk=pk, removed_at=None).first()
    if file is None:
        raise RefusedError(Problem(f"file {pk}", "is not in force among yours", "look at it again"))
    reached(viewer, file.about, file.number)
    return file


def notes_waiting(viewer: Viewer) -> list[SupervisionNote]:
    """Notes to the viewer that are not acknowledged, the oldest first."""
    notes = SupervisionNote.objects.filter(
        company_id=viewer.company_id, to_id=viewer.person_id or 0, acknowledged_at=None
    )
    return list(notes.select_related("written_by").order_by("written_at", "pk"))


def _leads(viewer: Viewer, found: Reached) -> bool:
    if found.centre_id is None:
        return viewer.can_manage or "leader" in viewer.roles
    return may_lead(viewer, found.centre_id)


def _notes(viewer: Viewer, about: str, number: int, found: Reached) -> QuerySet[SupervisionNote]:
    """What a leader thinks of somebody's work is for the two of them and for those who lead."""
    notes = _lying(SupervisionNote, viewer, about, number).select_related("written_by", "to")
    if _leads(viewer, found):
        return notes
    oneself = viewer.person_id or 0
    return notes.filter(Q(to_id=oneself) | Q(written_by_id=oneself))


def _lying(model: Any, viewer: Viewer, about: str, number: int) -> QuerySet[Any]:
    rows: QuerySet[Any] = model.objects.filter(company_id=viewer.company_id, about=about, number=number)
    return rows
