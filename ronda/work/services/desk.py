"""Writes of what lies with an object of work."""

from datetime import datetime
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.crypto import get_random_string

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.people.services.checking import refuse_if_any
from ronda.work.models import Attachment, Comment, SupervisionNote
from ronda.work.queries.desk import may_note
from ronda.work.queries.reached import reached
from ronda.work.rules.attachments import attachment_faults, clean_name, ending_of, kind_of
from ronda.work.services.tracing import leave_trace

LONGEST_TEXT = 4000


@transaction.atomic
def write_comment(*, by: Viewer, at: datetime, about: str, number: int, text: str) -> Comment:
    """A remark of whoever sees the object."""
    reached(by, about, number)
    return Comment.objects.create(
        company_id=by.company_id,
        about=about,
        number=number,
        text=_said(text),
        written_by_id=by.person_id,
        written_at=at,
    )


@transaction.atomic
def take_back_comment(*, by: Viewer, at: datetime, comment: int) -> Comment:
    """One's own; its place stays, without the words."""
    found: Comment = _locked(Comment, by, comment)
    if by.person_id is None or found.written_by_id != by.person_id:
        raise NotAllowedError(f"comment {comment}")
    if found.removed_at is None:
        found.removed_at, found.text = at, "-"
        found.save(update_fields=["removed_at", "text"])
    return found


@transaction.atomic
def attach_file(
    *, by: Viewer, at: datetime, about: str, number: int, name: str, content: bytes
) -> Attachment:
    """Keeps the bytes under a name that nobody guesses; the digest says which bytes they were."""
    reached(by, about, number)
    clean = clean_name(name)
    faults = attachment_faults(
        clean,
        len(content),
        content[:16],
        allowed=settings.RONDA_ATTACHMENT_TYPES,
        most_megabytes=settings.RONDA_ATTACHMENT_MEGABYTES,
    )
    refuse_if_any([Problem("file", what, remedy) for what, remedy in faults])
    file = Attachment(
        company_id=by.company_id,
        about=about,
        number=number,
        name=clean,
        kind=kind_of(clean),
        size=len(content),
        digest=sha256(content).hexdigest(),
        added_by_id=by.person_id,
        added_at=at,
    )
    file.file.save(f"{get_random_string(32)}.{ending_of(clean)}", ContentFile(content), save=False)
    try:
        file.save()
        leave_trace(by=by, at=at, about=about, number=number, what="desk.attached", said={"name": clean})
    except BaseException:
        default_storage.delete(str(file.file.name))
        raise
    return file


@transaction.atomic
def remove_file(*, by: Viewer, at: datetime, file: int) -> Attachment:
    """Whoever added it, or leads; the bytes stay for whoever has to prove something."""
    found: Attachment = _locked(Attachment, by, file)
    there = reached(by, found.about, found.number)
    own = by.person_id is not None and found.added_by_id == by.person_id
    if not own and not may_note(by, there):
        raise NotAllowedError(f"file {file}")
    if found.removed_at is None:
        found.removed_at = at
        found.save(update_fields=["removed_at"])
        leave_trace(
            by=by,
            at=at,
            about=found.about,
            number=found.number,
            what="desk.removed",
            said={"name": found.name},
        )
    return found


@transaction.atomic
def write_note(*, by: Viewer, at: datetime, about: str, number: int, text: str) -> SupervisionNote:
    """Of whoever leads, to the one whose work it is."""
    there = reached(by, about, number)
    if there.owner_id is None or not may_note(by, there):
        raise NotAllowedError(f"a note on {about} {number}")
    centre_id = there.centre_id or min(by.centre_ids, default=None)
    if centre_id is None:
        raise RefusedError(Problem("note", "concerns work of no centre", "write a comment"))
    note = SupervisionNote.objects.create(
        company_id=by.company_id,
        about=about,
        number=number,
        centre_id=centre_id,
        text=_said(text),
        to_id=there.owner_id,
        written_by_id=by.person_id,
        written_at=at,
    )
    leave_trace(by=by, at=at, about=about, number=number, what="note.written", said={"name": note.to.name})
    return note


@transaction.atomic
def acknowledge_note(*, by: Viewer, at: datetime, note: int, reply: str = "") -> SupervisionNote:
    """Read and understood, with an answer or without; once."""
    found: SupervisionNote = _locked(SupervisionNote, by, note)
    if by.person_id is None or found.to_id != by.person_id:
        raise NotAllowedError(f"note {note}")
    if found.acknowledged_at is not None:
        return found
    found.acknowledged_at, found.reply = at, reply.strip()[:LONGEST_TEXT]
    found.save(update_fields=["acknowledged_at", "reply"])
    leave_trace(by=by, at=at, about=found.about, number=found.number, what="note.acknowledged")
    return found


def _said(text: str) -> str:
    said = text.strip()
    if not said:
        raise RefusedError(Problem("text", "is empty", "write something"))
    if len(said) > LONGEST_TEXT:
        raise RefusedError(Problem("text", f"is longer than {LONGEST_TEXT} characters", "say it in fewer"))
    return said


def _locked(model: Any, by: Viewer, pk: int) -> Any:
    found = model.objects.select_for_update(of=("self",)).filter(company_id=by.company_id, pk=pk).first()
    if found is None:
        where = f"{model._meta.verbose_name} {pk}"
        raise RefusedError(Problem(where, "is not in force among yours", "look at the page again"))
    reached(by, found.about, found.number)
    return found
