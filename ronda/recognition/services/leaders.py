"""Recognition notes: written by a leader, answered by the person, taken back with a reason."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.recognition.models import RecognitionNote
from ronda.recognition.queries.leaders import leader_rules, note_for, noteworthy
from ronda.work.services.tracing import leave_trace

SHOWN = RecognitionNote.Shown


@dataclass(frozen=True)
class NoteSaid:
    """`outlet` is a number; `criterion` one of the eight, or nothing."""

    person: int
    day: date
    text: str
    criterion: str = ""
    outlet: int | None = None


@transaction.atomic
def note_bright_spot(*, by: Viewer, at: datetime, today: date, said: NoteSaid) -> RecognitionNote:
    """The person is told at once and asked whether the team may read it. Sent twice it is one."""
    person = next((each for each in noteworthy(by, on=today) if each.person_id == said.person), None)
    if person is None or by.person_id is None:
        raise NotAllowedError("a note about this person")
    if said.day > today:
        raise RefusedError(Problem("day", "of the note is still to come", "say when it was seen"))
    least = leader_rules(today).note_least_letters
    if len(said.text.strip()) < least:
        remedy = f"say in at least {least} letters what was good and what came of it"
        raise RefusedError(Problem("text", "of the note says too little", remedy))
    same = {"person_id": said.person, "noted_by_id": by.person_id, "day": said.day, "text": said.text.strip()}
    known = RecognitionNote.objects.filter(company_id=by.company_id, taken_back_at=None, **same).first()
    if known is not None:
        return known
    note = RecognitionNote.objects.create(
        **same,
        company_id=by.company_id,
        centre_id=person.centre_id,
        criterion=said.criterion,
        outlet_id=said.outlet,
        noted_at=at,
    )
    leave_trace(by=by, at=at, about="recognition_note", number=note.pk, what="note.written")
    return note


@transaction.atomic
def answer_note(*, by: Viewer, at: datetime, number: int, to_team: bool, words: str = "") -> RecognitionNote:
    """By the person alone, who may change the answer later."""
    own = note_for(by, number)
    if own.person_id != by.person_id:
        raise NotAllowedError("answering a note about somebody else")
    own.shown = SHOWN.TEAM if to_team else SHOWN.PRIVATE
    own.answer, own.answered_at = words.strip(), at
    own.save(update_fields=["shown", "answer", "answered_at"])
    leave_trace(by=by, at=at, about="recognition_note", number=own.pk, what="note.answered")
    return own


@transaction.atomic
def take_note_back(*, by: Viewer, at: datetime, number: int, why: str) -> RecognitionNote:
    """By whoever wrote it; it is shown to nobody any more and counts in no judgement."""
    note = note_for(by, number)
    if note.noted_by_id != by.person_id:
        raise NotAllowedError("taking back what another wrote")
    if not why.strip():
        raise RefusedError(Problem("why", "of taking the note back is missing", "say what was wrong"))
    note.taken_back_at, note.taken_back_why = at, why.strip()
    note.save(update_fields=["taken_back_at", "taken_back_why"])
    leave_trace(
        by=by, at=at, about="recognition_note", number=note.pk, what="note.taken_back", why=why.strip()
    )
    return note
