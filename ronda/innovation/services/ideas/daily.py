"""What ideas do by themselves once a day; a second time on a day finds nothing left to do."""

from datetime import date, datetime

from django.db import transaction

from ronda.innovation.models import Idea
from ronda.people.rules import Viewer
from ronda.work.queries.traced import told_traces
from ronda.work.services.tracing import leave_traces


def do_ideas_day(by: Viewer, at: datetime, today: date) -> dict[str, int]:
    """By the name of what was done."""
    return {"note_late_answers": note_late_answers(by, at, today)}


@transaction.atomic
def note_late_answers(by: Viewer, at: datetime, today: date) -> int:
    """Each suggestion whose answer is overdue is told once; it is the answer that is late, never the idea."""
    late = Idea.objects.filter(company_id=by.company_id, answered_at=None, answer_due__lt=today)
    known = {number for number, _what, _said in told_traces(by, "idea", ["idea.late"])}
    new = [(each.pk, {"due": each.answer_due.isoformat()}) for each in late if each.pk not in known]
    leave_traces(by=by, at=at, about="idea", what="idea.late", said=new)
    return len(new)
