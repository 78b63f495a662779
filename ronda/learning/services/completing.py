"""A course is completed: one transaction for everything that follows from it."""

from datetime import date, datetime, timedelta

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.learning.models import (
    Course,
    CourseDone,
    CourseProposal,
    EffectCheck,
    LearningForm,
    LearningTime,
    PlannedLearning,
    Proof,
    TrainingPlan,
)
from ronda.learning.queries.course_rules import course_rules
from ronda.learning.services.facts import record_learning_times
from ronda.learning.services.proving import prove
from ronda.people.queries import company_day
from ronda.people.queries.appointed import people_of_company
from ronda.people.rules import Viewer

DAY_MINUTES = 1440


@transaction.atomic
def complete_course(
    *,
    by: Viewer,
    at: datetime,
    course: Course,
    person_id: int,
    day: date,
    minutes: int,
    how: LearningForm | str,
    class_id: int | None = None,
) -> CourseDone:
    """The minutes, the proofs, the look at the job weeks later; what was planned or proposed is settled.

    Done already on that day, it is what was written then. Whoever calls knows that `by` may confirm it: who
    attended a class, who was observed; one's own self-study is in `self_study`.
    """
    _refuse_bad(by, at, course, person_id, day, minutes)
    done, made = CourseDone.objects.get_or_create(
        course=course,
        person_id=person_id,
        day=day,
        defaults={
            "company_id": by.company_id,
            "minutes": minutes,
            "how": how,
            "training_class_id": class_id,
            "confirmed_by_id": by.person_id if by.person_id != person_id else None,
            "at": at,
        },
    )
    if made:
        _write_time(done, at)
        _write_proofs(done, at)
        _settle_what_waited(done, by, at)
    return done


def _write_time(done: CourseDone, at: datetime) -> None:
    """A fact of the company, whoever may confirm it."""
    draft = LearningTime(
        company_id=done.company_id,
        person_id=done.person_id,
        day=done.day,
        minutes=done.minutes,
        form=done.how,
        course_id=done.course_id,
        source_key=f"course {done.course_id} {done.person_id} {done.day}",
    )
    record_learning_times(by=Viewer.operator(done.company_id), at=at, drafts=[draft])
    done.learning_number = draft.number
    done.save(update_fields=["learning_number"])


def _write_proofs(done: CourseDone, at: datetime) -> None:
    competences = list(done.course.competences.values_list("pk", flat=True))
    if not competences:
        return
    prove(
        company_id=done.company_id,
        person_id=done.person_id,
        competence_ids=competences,
        kind=Proof.COURSE,
        named=done.pk,
        day=done.day,
        said=done.course.title,
        confirmed_by_id=done.confirmed_by_id,
        at=at,
    )
    due = done.day + timedelta(days=course_rules(done.day).effect_check_days)
    EffectCheck.objects.create(
        company_id=done.company_id, done=done, course=done.course, person_id=done.person_id, due_on=due
    )


def _settle_what_waited(done: CourseDone, by: Viewer, at: datetime) -> None:
    planned = PlannedLearning.objects.filter(
        person_id=done.person_id,
        course_id=done.course_id,
        state=PlannedLearning.State.PLANNED,
        plan__state=TrainingPlan.State.ACCEPTED,
        plan__year=done.day.year,
    )
    planned.update(state=PlannedLearning.State.DONE, done=done)
    proposed = CourseProposal.objects.filter(
        person_id=done.person_id, course_id=done.course_id, state=CourseProposal.State.OPEN
    )
    proposed.update(state=CourseProposal.State.TAKEN, settled_by_id=by.person_id, settled_at=at)


def _refuse_bad(by: Viewer, at: datetime, course: Course, person_id: int, day: date, minutes: int) -> None:
    if course.company_id != by.company_id or not people_of_company(by, [person_id]):
        raise NotAllowedError(f"course {course.pk}")
    if course.state == Course.State.DRAFT:
        raise RefusedError(Problem("course", "is not offered yet", "offer the course first"))
    if day > company_day(by, at):
        raise RefusedError(Problem("day", "is still to come", "name the day on which it was learnt"))
    if not 1 <= minutes <= DAY_MINUTES:
        problem = Problem("minutes", "are none, or more than a day has", "name the minutes of that day")
        raise RefusedError(problem)
