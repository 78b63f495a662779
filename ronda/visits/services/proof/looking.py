"""A look at somebody else's place: for a purpose, written down, and shown to the person."""

from datetime import datetime

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.visits.models import ReadingLook
from ronda.visits.queries.proof.seeing import reading_numbered

LONGEST_WHY = 200


@transaction.atomic
def look_at_reading(*, by: Viewer, at: datetime, number: int, why: str) -> ReadingLook | None:
    """None for one's own: that is no look at anybody."""
    reading = reading_numbered(by, number)
    if reading.form.person_id == by.person_id:
        return None
    words = why.strip()
    if not words:
        raise RefusedError(Problem("why", "names no purpose", "say what you need the place for"))
    if len(words) > LONGEST_WHY:
        raise RefusedError(Problem("why", f"is longer than {LONGEST_WHY} characters", "say it in fewer"))
    return ReadingLook.objects.create(reading=reading, person_id=by.person_id or 0, looked_at=at, why=words)
