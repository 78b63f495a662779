"""Published exams as facts: who passed, who did not."""

from datetime import datetime

from django.utils import timezone

from ronda.learning.models import Exam, ExamOutcome
from ronda.learning.services.facts import record_exam_outcomes
from ronda.people.rules import Viewer


def record_outcomes_of(exam: Exam, *, at: datetime) -> int:
    """Passed is who passed any attempt, on the day of the deciding one; mock exams and tests are no facts."""
    if exam.kind != Exam.Kind.EXAM:
        return 0
    best: dict[int, tuple[bool, datetime]] = {}
    for person, passed, handed_in in exam.sat.order_by("number").values_list(
        "person_id", "passed", "handed_in_at"
    ):
        if person not in best or (passed and not best[person][0]):
            best[person] = (bool(passed), handed_in or at)
    rows = [
        ExamOutcome(
            company_id=exam.company_id,
            person_id=person,
            exam=exam,
            day=timezone.localtime(moment).date(),
            passed=passed,
            source_key=f"exam {exam.pk} {person}",
        )
        for person, (passed, moment) in best.items()
    ]
    return len(record_exam_outcomes(by=Viewer.operator(exam.company_id), at=at, drafts=rows))
