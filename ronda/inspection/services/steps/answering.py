"""The words of the person whose work it is: an answer or objection before a decision, a correction after."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from ronda.inspection.models import Finding
from ronda.inspection.services.steps.taking import kept, taken, words
from ronda.people.rules import Viewer


@transaction.atomic
def answer_finding(
    *, by: Viewer, at: datetime, today: date, number: int, answer: str, objects: bool
) -> Finding:
    """An objection counts before the finding counts against anybody: who decides has both in front."""
    finding = taken(by, number, "answer", today)
    said = {"objects": objects}
    values: dict[str, Any] = {"answer": words("answer", answer), "objects_to_it": objects, "answered_at": at}
    return kept(by, at, finding, "finding.answered", said=said, **values)


@transaction.atomic
def correct_finding(*, by: Viewer, at: datetime, today: date, number: int, correction: str) -> Finding:
    """What was confirmed is put right; somebody else looks whether it holds."""
    finding = taken(by, number, "correct", today)
    said = words("correction", correction)
    return kept(by, at, finding, "finding.corrected", correction=said, corrected_on=today)
