"""Sitting an exam: begin, save each answer as it is given, hand in."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.learning.models import Attempt, AttemptQuestion, Candidate, Exam, QuestionVersion, SavedAnswer
from ronda.learning.queries.bank import bank_in_use
from ronda.learning.queries.setters import exam_rules
from ronda.learning.rules.exams import DRAWN, codes_of, draw_paper, drawn_order, due_at, is_late, parts_of
from ronda.learning.services.handing_in import hand_in_all
from ronda.people.rules import Viewer


@dataclass(frozen=True)
class Saving:
    """`sequence`: the highest that the server has; `taken`: the answer is kept, now or already before."""

    taken: bool
    sequence: int
    late: bool


@transaction.atomic
def begin_attempt(*, by: Viewer, at: datetime, today: date, exam: int, seed: str) -> Attempt:
    """The paper is drawn from the seed; one that is under way is gone on with."""
    place = Candidate.objects.select_for_update(of=("self",)).filter(
        exam_id=exam, exam__company_id=by.company_id, person_id=by.person_id or 0
    )
    candidate = place.select_related("exam").first()
    if candidate is None:
        raise NotAllowedError(f"exam {exam}")
    sat = Attempt.objects.filter(exam_id=exam, person_id=candidate.person_id)
    running = sat.filter(state=Attempt.State.UNDER_WAY).select_related("exam").first()
    if running is not None:
        if not is_late(at, running.due_at, exam_rules(today).late_grace_seconds):
            return running
        hand_in_all([running], at=at, today=today)
    _refuse_unless_open(candidate.exam, at, sat.count())
    attempt = Attempt.objects.create(
        exam=candidate.exam,
        person_id=candidate.person_id,
        number=sat.count() + 1,
        seed=seed,
        started_at=at,
        due_at=due_at(at, candidate.exam.minutes, candidate.more_minutes, candidate.exam.closes_at),
    )
    _draw(attempt)
    return attempt


def save_answer(
    *, by: Viewer, at: datetime, today: date, attempt: int, position: int, sequence: int, said: Any
) -> Saving:
    """The same sequence again changes nothing; what comes too late is kept and marked as late."""
    rules = exam_rules(today)
    asked = (
        AttemptQuestion.objects.filter(
            attempt_id=attempt,
            position=position,
            attempt__person_id=by.person_id or 0,
            attempt__exam__company_id=by.company_id,
        )
        .annotate(highest=Max("answers__sequence"))
        .select_related("attempt")
        .defer("version")
        .first()
    )
    if asked is None:
        raise NotAllowedError(f"attempt {attempt}")
    if len(json.dumps(said, ensure_ascii=False)) > rules.essay_most_letters:
        raise RefusedError(Problem("answer", "is too long", "write less"))
    if not 0 < sequence < 2**31:
        raise RefusedError(Problem("answer", "has no sequence", "load the page again"))
    over = asked.attempt.state != Attempt.State.UNDER_WAY
    late = over or is_late(at, asked.attempt.due_at, rules.late_grace_seconds)
    try:
        with transaction.atomic():
            SavedAnswer.objects.create(asked=asked, sequence=sequence, said=said, saved_at=at, late=late)
    except IntegrityError:
        before = SavedAnswer.objects.get(asked=asked, sequence=sequence)
        return Saving(before.said == said, max(asked.highest or 0, sequence), before.late)
    return Saving(True, max(asked.highest or 0, sequence), late)


@transaction.atomic
def hand_in(*, by: Viewer, at: datetime, today: date, number: int) -> Attempt:
    """Twice is once."""
    attempt = (
        Attempt.objects.select_for_update(of=("self",))
        .filter(pk=number, person_id=by.person_id or 0, exam__company_id=by.company_id)
        .select_related("exam")
        .first()
    )
    if attempt is None:
        raise NotAllowedError(f"attempt {number}")
    if attempt.state == Attempt.State.UNDER_WAY:
        hand_in_all([attempt], at=at, today=today)
    return attempt


def _refuse_unless_open(exam: Exam, at: datetime, sat: int) -> None:
    if exam.state != Exam.State.OPEN or not exam.opens_at <= at < exam.closes_at:
        raise RefusedError(Problem("exam", "is not open now", "come back while it is open"))
    if sat >= exam.attempts:
        raise RefusedError(Problem("exam", "has no attempt left", "ask whoever sets it"))


def _draw(attempt: Attempt) -> None:
    bank = bank_in_use(attempt.exam.company_id)
    drawn, lacks = draw_paper(
        parts_of(attempt.exam.parts), [each for each, _v in bank.values()], attempt.seed
    )
    if lacks:
        raise RefusedError(Problem("exam", "lacks questions in the bank", "tell whoever sets it"))
    rows = [
        AttemptQuestion(
            attempt=attempt,
            position=place,
            part=each.part,
            version_id=bank[each.question][1],
            most=each.points,
        )
        for place, each in enumerate(drawn, start=1)
    ]
    versions = QuestionVersion.objects.defer("key").select_related("question")
    shown = versions.in_bulk([row.version_id for row in rows])
    for row, each in zip(rows, drawn, strict=True):
        version = shown[row.version_id]
        listed = DRAWN.get(version.question.kind)
        if listed:
            row.order = drawn_order(codes_of(version.shown.get(listed)), attempt.seed, each.question)
    AttemptQuestion.objects.bulk_create(rows)
