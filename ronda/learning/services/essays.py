"""Essays: two mark without seeing each other or whose it is; a third settles what lies too far apart."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.learning.models import Attempt, AttemptQuestion, EssayMark
from ronda.learning.queries.setters import exam_rules, refuse_unless_setter, set_by
from ronda.learning.rules.exams import must_be_settled, points_of, rubric_share, settled
from ronda.learning.services.handing_in import reckon
from ronda.people.rules import Viewer
from ronda.work.services.tracing import leave_trace


@transaction.atomic
def mark_essay(
    *, by: Viewer, at: datetime, today: date, number: int, by_rubric: Mapping[str, Any], said: str
) -> EssayMark:
    """The second mark settles it where the two lie near each other."""
    asked, rules = _own(by, number), exam_rules(today)
    marks = list(asked.marks.all())
    if any(each.marker_id == by.person_id for each in marks) or len(marks) >= rules.essay_markers:
        raise RefusedError(Problem("essay", "is marked already", "go on with the next"))
    points = points_of(rubric_share(asked.version.key["rubric"], by_rubric), asked.most)
    mark = EssayMark.objects.create(
        asked=asked,
        marker_id=by.person_id or 0,
        points=points,
        by_rubric=dict(by_rubric),
        said=said.strip()[:500],
        given_at=at,
    )
    given = [each.points for each in [*marks, mark] if each.points is not None]
    agreed = settled(given, asked.most, rules.essay_settled_share)
    if agreed is not None:
        # The mean of two marks is a share of the highest points.
        asked.points = points_of(agreed, Decimal(1))
        _keep(asked)
    return mark


@transaction.atomic
def settle_essay(
    *, by: Viewer, at: datetime, today: date, number: int, points: Decimal, why: str
) -> AttemptQuestion:
    """By somebody who has not marked it, for a reason."""
    asked, rules = _own(by, number), exam_rules(today)
    marks = list(asked.marks.all())
    if any(each.marker_id == by.person_id for each in marks):
        raise NotAllowedError("settling what you marked yourself")
    given = [each.points for each in marks if each.points is not None]
    if not must_be_settled(given, asked.most, rules.essay_settled_share):
        raise RefusedError(Problem("essay", "has nothing to settle", "go on with the next"))
    if not why.strip() or not 0 <= points <= asked.most:
        raise RefusedError(Problem("why", "needs points within the question and a reason", "write both"))
    asked.points, asked.settled_by_id, asked.settled_why = points, by.person_id, why.strip()[:500]
    _keep(asked)
    said = {"points": str(points)}
    leave_trace(
        by=by,
        at=at,
        about="exam",
        number=asked.attempt.exam_id,
        what="exam.settled",
        said=said,
        why=asked.settled_why,
    )
    return asked


def _keep(asked: AttemptQuestion) -> None:
    asked.save(update_fields=["points", "settled_by", "settled_why"])
    reckon(asked.attempt, asked.attempt.questions.all())


def _own(by: Viewer, number: int) -> AttemptQuestion:
    """An essay of somebody else that was handed in and has no points yet."""
    refuse_unless_setter(by)
    asked = (
        AttemptQuestion.objects.select_for_update(of=("self",))
        .filter(set_by(by, "attempt__exam__"), pk=number, version__question__kind="essay")
        .exclude(attempt__person_id=by.person_id or 0)
        .select_related("attempt__exam", "version__question")
        .first()
    )
    if asked is None or by.person_id is None:
        raise NotAllowedError(f"essay {number}")
    if asked.attempt.state != Attempt.State.HANDED_IN or asked.points is not None:
        raise RefusedError(Problem("essay", "is marked already", "go on with the next"))
    return asked
