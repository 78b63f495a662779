"""Self-study: completed by the person alone, with the minutes really seen; then what it was like."""

from datetime import date, datetime

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.learning.models import CourseDone
from ronda.learning.queries.courses import course_for
from ronda.learning.queries.materials import own_seen
from ronda.learning.queries.study import study_of
from ronda.learning.services.completing import complete_course
from ronda.people.rules import Viewer

LONGEST_FEEDBACK = 2000
HINDRANCES = {
    "form": "is not learnt alone",
    "offer": "is not offered",
    "done": "is done already, and not due again",
    "nothing": "has no material",
    "unfinished": "has materials that are not finished",
    "short": "was seen for less than a minute",
}


@transaction.atomic
def complete_self_study(*, by: Viewer, at: datetime, today: date, number: int) -> CourseDone:
    """Once all compulsory materials are finished; the minutes are those seen, capped by the policy."""
    if by.person_id is None:
        raise NotAllowedError(f"course {number}")
    course = course_for(by, number)
    study = study_of(by, course, on=today)
    if study.hindrance == "before":
        names = ", ".join(each.title for each in study.missing)
        raise RefusedError(Problem("course", f"comes after {names}", "do that first"))
    if study.hindrance:
        raise RefusedError(Problem("course", HINDRANCES[study.hindrance], "look at its page"))
    return complete_course(
        by=by,
        at=at,
        course=course,
        person_id=by.person_id,
        day=today,
        minutes=study.minutes,
        how=course.form,
    )


@transaction.atomic
def begin_again(*, by: Viewer, at: datetime, today: date, number: int) -> int:
    """A course that is due again starts from nothing; that it was done stays on record."""
    course = course_for(by, number)
    if by.person_id is None or not study_of(by, course, on=today).due_again:
        raise RefusedError(Problem("course", "is not due again", "look at its page"))
    return own_seen(by, course).update(seconds=0, parts=[], finished_at=None, first_at=at, last_at=at)


@transaction.atomic
def give_feedback(*, by: Viewer, at: datetime, number: int, rating: int, text: str = "") -> CourseDone:
    """Of whoever did the course, about the last time; written again, it is the later one that counts."""
    done = CourseDone.objects.select_for_update(of=("self",)).filter(
        course_id=number, person_id=by.person_id or 0, company_id=by.company_id
    )
    found = done.order_by("-day").first()
    if found is None:
        raise NotAllowedError(f"feedback on course {number}")
    if not 1 <= rating <= 5:
        raise RefusedError(Problem("rating", "is not from 1 to 5", "choose from 1 to 5"))
    if len(text) > LONGEST_FEEDBACK:
        raise RefusedError(Problem("feedback", "is longer than fits", "say it shorter"))
    found.rating, found.feedback = rating, text.strip()
    found.save(update_fields=["rating", "feedback"])
    return found
