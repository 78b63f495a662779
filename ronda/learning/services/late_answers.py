"""An answer that came too late counts by the decision of a setter, for a reason; else it never does."""

from datetime import date, datetime, timedelta

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.learning.models import Attempt, Exam, SavedAnswer
from ronda.learning.queries.bank import asked_of
from ronda.learning.queries.exams import held_answers
from ronda.learning.queries.setters import exam_rules, refuse_unless_setter, results_seen
from ronda.learning.rules.exams import marked, points_of
from ronda.learning.services.exams import ABOUT
from ronda.learning.services.handing_in import reckon
from ronda.people.rules import Viewer
from ronda.work.services.tracing import leave_trace


@transaction.atomic
def count_late(*, by: Viewer, at: datetime, today: date, number: int, why: str) -> SavedAnswer:
    """The question is marked again with what holds now."""
    answer = _own(by, number)
    attempt = answer.asked.attempt
    limit = attempt.due_at + timedelta(seconds=exam_rules(today).late_counted_most_seconds)
    if answer.saved_at > limit:
        raise RefusedError(Problem("answer", "came later than may count", "leave it as it is"))
    if not why.strip():
        raise RefusedError(Problem("why", "has no reason to count", "write why"))
    answer.counted_by_id, answer.counted_why = by.person_id, why.strip()[:500]
    answer.save(update_fields=["counted_by", "counted_why"])
    _mark_again(answer)
    said = {"question": answer.asked.position, "person": attempt.person.name}
    leave_trace(
        by=by,
        at=at,
        about=ABOUT,
        number=attempt.exam_id,
        what="exam.late_counted",
        said=said,
        why=why.strip(),
    )
    return answer


def _mark_again(answer: SavedAnswer) -> None:
    asked = answer.asked
    held = held_answers([asked])[asked.pk]
    share = marked(asked_of(asked.version), held.said)
    if share is None:
        asked.marks.all().delete()
    asked.points = None if share is None else points_of(share, asked.most)
    asked.save(update_fields=["points"])
    reckon(asked.attempt, asked.attempt.questions.all())


def _own(by: Viewer, number: int) -> SavedAnswer:
    refuse_unless_setter(by)
    answer = (
        SavedAnswer.objects.select_for_update(of=("self",))
        .filter(results_seen(by, "asked__attempt__"), pk=number, late=True)
        .exclude(asked__attempt__person_id=by.person_id or 0)
        .select_related("asked__attempt__exam", "asked__attempt__person", "asked__version__question")
        .first()
    )
    if answer is None or by.person_id is None:
        raise NotAllowedError(f"answer {number}")
    exam, attempt = answer.asked.attempt.exam, answer.asked.attempt
    if answer.counted_by_id is not None or attempt.state == Attempt.State.UNDER_WAY:
        raise RefusedError(Problem("answer", "counts already or is not to be decided", "look again"))
    if exam.state not in {Exam.State.OPEN, Exam.State.CLOSED}:
        raise RefusedError(Problem("exam", "is past this step", "look at the page again"))
    return answer
