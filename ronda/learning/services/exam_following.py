"""What follows from a published exam: facts, proofs, proposed courses, tests before and after a course."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Count
from django.utils import timezone

from ronda.learning.models import (
    Attempt,
    AttemptQuestion,
    Competence,
    Course,
    CourseProposal,
    EffectCheck,
    Exam,
    Proof,
)
from ronda.learning.queries.course_rules import course_rules
from ronda.learning.queries.setters import exam_rules
from ronda.learning.rules.exams import parts_of, weak_ones
from ronda.learning.services.exam_outcomes import record_outcomes_of
from ronda.learning.services.proposing import propose_course
from ronda.learning.services.proving import prove


def follow_exam(exam: Exam, *, at: datetime, today: date) -> None:
    """Of an exam whose results are published in this moment, in the same transaction."""
    record_outcomes_of(exam, at=at)
    attempts = list(exam.sat.filter(state=Attempt.State.MARKED).order_by("number"))
    if exam.kind == Exam.Kind.EXAM:
        for attempt in attempts:
            _prove(exam, attempt, at)
    if exam.kind in {Exam.Kind.BEFORE, Exam.Kind.AFTER}:
        fill_effects(exam.company_id)
    if exam.kind in {Exam.Kind.EXAM, Exam.Kind.AFTER}:
        # The last attempt says what is weak now.
        _propose({each.person_id: each for each in attempts}, exam, at, today)


def fill_effects(company_id: int) -> int:
    """The newest test before a course and the first one after it; what was looked at already stays."""
    filled = 0
    checks = EffectCheck.objects.filter(company_id=company_id, checked_at__isnull=True).select_related("done")
    for check in checks.exclude(before__isnull=False, after__isnull=False):
        tests = Attempt.objects.filter(
            person_id=check.person_id,
            exam__course_id=check.course_id,
            exam__state=Exam.State.PUBLISHED,
            state=Attempt.State.MARKED,
            exam__company_id=company_id,
        )
        before = tests.filter(exam__kind=Exam.Kind.BEFORE, started_at__date__lte=check.done.day)
        after = tests.filter(exam__kind=Exam.Kind.AFTER, started_at__date__gte=check.done.day)
        found = {
            "before": check.before or before.order_by("-started_at").first(),
            "after": check.after or after.order_by("started_at").first(),
        }
        if found["before"] != check.before or found["after"] != check.after:
            check.before, check.after = found["before"], found["after"]
            check.save(update_fields=["before", "after"])
            filled += 1
    return filled


def _prove(exam: Exam, attempt: Attempt, at: datetime) -> None:
    if not attempt.passed:
        return
    rows = (row for part in parts_of(exam.parts) for row in part.rows)
    prove(
        company_id=exam.company_id,
        person_id=attempt.person_id,
        competence_ids={row.competence for row in rows if row.competence},
        kind=Proof.EXAM,
        named=exam.pk,
        day=timezone.localtime(attempt.handed_in_at or at).date(),
        said=exam.title,
        at=at,
    )


def _propose(last: Mapping[int, Attempt], exam: Exam, at: datetime, today: date) -> None:
    """The weakest first: the course that teaches little else; no more of them than anybody reads."""
    mark, most = exam_rules(today).pass_mark, course_rules(today).proposals_most_open
    offered = Course.objects.filter(company_id=exam.company_id, state=Course.State.OFFERED)
    for person, attempt in last.items():
        weak = weak_ones(_marks(attempt), mark)
        proposed = 0
        for competence in sorted(weak, key=lambda each: (weak[each], each)):
            courses = offered.filter(pk__in=Competence.objects.get(pk=competence).courses.values("pk"))
            narrow = courses.annotate(wide=Count("competences")).order_by("wide", "minutes", "pk")
            said = {"exam": exam.pk, "share": round(weak[competence] * 100)}
            if proposed < most and _proposed(exam, person, narrow, competence, said, at):
                proposed += 1


def _proposed(
    exam: Exam,
    person: int,
    courses: Iterable[Course],
    competence: int,
    said: Mapping[str, Any],
    at: datetime,
) -> bool:
    """The first course that may be proposed to the person is."""
    code = Competence.objects.get(pk=competence).code
    return any(
        propose_course(
            company_id=exam.company_id,
            person_id=person,
            course=course,
            cause=CourseProposal.Cause.EXAM,
            said={**said, "code": code},
            at=at,
        )
        for course in courses
    )


def _marks(attempt: Attempt) -> Iterable[tuple[int, Decimal, Decimal]]:
    """By question: its competence, the points, the highest points."""
    asked = AttemptQuestion.objects.filter(attempt=attempt, version__question__competence__isnull=False)
    for competence, points, most in asked.values_list("version__question__competence_id", "points", "most"):
        yield competence, points or Decimal(0), most
