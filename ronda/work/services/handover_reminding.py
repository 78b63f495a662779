"""A reminder: a comment that stands with the work, and a trace that one was asked for."""

from datetime import datetime

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.work.models import Comment
from ronda.work.services.desk import write_comment
from ronda.work.services.tracing import leave_trace


@transaction.atomic
def remind(*, by: Viewer, at: datetime, about: str, number: int, whom: str, text: str) -> Comment:
    """Once a day and person: a second reminder says nothing that the first did not."""
    already = Comment.objects.filter(
        company_id=by.company_id,
        about=about,
        number=number,
        written_by_id=by.person_id,
        written_at__date=at.date(),
        text=text,
    )
    if already.exists():
        raise RefusedError(Problem("reminder", "was sent today", "wait for tomorrow"))
    leave_trace(by=by, at=at, about=about, number=number, what=f"{about}.reminded", said={"name": whom})
    return write_comment(by=by, at=at, about=about, number=number, text=text)
