"""What findings do by themselves once a day: each limit that passed is written down, once."""

from datetime import date, datetime

from django.db import transaction

from ronda.inspection.queries.steps.seen import findings_seen
from ronda.inspection.queries.steps.standing import standings_of
from ronda.inspection.rules.finding_steps import RUNNING
from ronda.people.rules import Viewer
from ronda.work.queries.traced import told_traces
from ronda.work.services.tracing import leave_traces

LATE, UNANSWERED = "finding.late", "finding.unanswered"


def do_findings_day(by: Viewer, at: datetime, today: date) -> dict[str, int]:
    """By the name of what was done; a second time on a day finds nothing left to do."""
    return {work.__name__: work(by, at, today) for work in (note_unanswered, note_late)}


@transaction.atomic
def note_unanswered(by: Viewer, at: datetime, today: date) -> int:
    """The last day for an answer has passed: now it is decided without one."""
    waiting = findings_seen(by).filter(state="issued", confirmed=None, answer_due__lt=today)
    due = [(each.pk, each.answer_due) for each in waiting if each.answer_due is not None]
    return _note(by, at, UNANSWERED, due)


@transaction.atomic
def note_late(by: Viewer, at: datetime, today: date) -> int:
    found = standings_of(by, findings_seen(by).filter(state__in=RUNNING), today=today)
    late = [(each.finding.pk, each.limit) for each in found if each.late and each.limit is not None]
    return _note(by, at, LATE, late)


def _note(by: Viewer, at: datetime, what: str, due: list[tuple[int, date]]) -> int:
    known = {(number, said["due"]) for number, _what, said in told_traces(by, "finding", [what])}
    told = [(number, day.isoformat()) for number, day in due]
    new = [(number, {"due": day}) for number, day in told if (number, day) not in known]
    leave_traces(by=by, at=at, about="finding", what=what, said=new)
    return len(new)
