"""Handing in: the machine marks what it can; what people must mark waits."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime, timedelta

from django.db import transaction

from ronda.learning.models import Attempt, AttemptQuestion
from ronda.learning.queries.bank import asked_of
from ronda.learning.queries.exams import held_answers
from ronda.learning.queries.setters import exam_rules
from ronda.learning.rules.exams import is_passed, marked, part_results, parts_of, points_of


@transaction.atomic
def hand_in_all(attempts: Iterable[Attempt], *, at: datetime, today: date) -> int:
    """As they stand; nobody's clock but the server's: one that ran out was handed in when it was due."""
    rules = exam_rules(today)
    found = list(attempts)
    for attempt in found:
        ran_out = at > attempt.due_at + timedelta(seconds=rules.late_grace_seconds)
        mark_attempt(attempt, handed_in_at=attempt.due_at if ran_out else at)
    return len(found)


def mark_attempt(attempt: Attempt, *, handed_in_at: datetime) -> None:
    asked = list(attempt.questions.select_related("version__question"))
    answers = held_answers(asked)
    for each in asked:
        saved = answers.get(each.pk)
        share = marked(asked_of(each.version), saved.said if saved else None)
        each.points = None if share is None else points_of(share, each.most)
    AttemptQuestion.objects.bulk_update(asked, ["points"])
    attempt.handed_in_at = handed_in_at
    reckon(attempt, asked)


def reckon(attempt: Attempt, asked: Iterable[AttemptQuestion]) -> None:
    """Parts and whether it is passed; marked once no question waits."""
    rows = list(asked)
    marks = [(each.part, each.points, each.most) for each in rows]
    results = part_results(parts_of(attempt.exam.parts), marks)
    done = all(each.points is not None for each in rows)
    attempt.parts = [
        {
            name: str(value) if name in {"points", "most", "pass_mark"} else value
            for name, value in asdict(one).items()
        }
        for one in results
    ]
    attempt.passed = is_passed(results) if done else None
    attempt.state = Attempt.State.MARKED if done else Attempt.State.HANDED_IN
    attempt.save(update_fields=["handed_in_at", "parts", "passed", "state"])


def hand_in_overdue(*, at: datetime, today: date, company_id: int) -> int:
    """Daily, and whenever somebody looks: what ran out is handed in."""
    grace = timedelta(seconds=exam_rules(today).late_grace_seconds)
    overdue = Attempt.objects.filter(
        exam__company_id=company_id, state=Attempt.State.UNDER_WAY, due_at__lt=at - grace
    ).select_related("exam")
    return hand_in_all(overdue, at=at, today=today) if overdue else 0
