"""Courses proposed to people because of something weak."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from ronda.learning.models import Course, CourseDone, CourseProposal
from ronda.learning.queries.course_rules import course_rules
from ronda.learning.rules.courses import Past, proposal_refused
from ronda.people.queries import company_day
from ronda.people.queries.appointed import people_of_company, posts_on
from ronda.people.rules import Viewer

Cause = CourseProposal.Cause
BY_MACHINE = frozenset({Cause.INDICATOR, Cause.FINDING, Cause.RUNG})


@transaction.atomic
def propose_course(
    *,
    company_id: int,
    person_id: int,
    course: Course,
    cause: CourseProposal.Cause | str,
    said: Mapping[str, Any],
    at: datetime,
) -> CourseProposal | None:
    """None: it is not for the person's post, lies open, or was done or settled not long ago.

    `said` are codes and numbers only; what becomes of it is the person's, and of whoever leads the person.
    """
    company = Viewer.operator(company_id)
    on = company_day(company, at)
    if not _fits(company, course, person_id, on):
        return None
    if cause in BY_MACHINE and _lacks_what_comes_before(course, person_id):
        return None
    rules = course_rules(on)
    most_open = rules.proposals_most_open if cause in BY_MACHINE else None
    past = _past(course, person_id, on, rules.proposal_quiet_days)
    if proposal_refused(past, on=on, quiet_days=rules.proposal_quiet_days, most_open=most_open):
        return None
    return CourseProposal.objects.create(
        company_id=company_id,
        person_id=person_id,
        course=course,
        cause=cause,
        said=dict(said),
        proposed_at=at,
    )


def _fits(company: Viewer, course: Course, person_id: int, on: date) -> bool:
    if course.company_id != company.company_id or course.state != Course.State.OFFERED:
        return False
    if not people_of_company(company, [person_id]):
        return False
    return not course.posts or posts_on(company, [person_id], on=on).get(person_id) in course.posts


def _lacks_what_comes_before(course: Course, person_id: int) -> bool:
    """Then that comes first; people who propose may know better."""
    required = course.requires.exclude(state=Course.State.RETIRED)
    return required.exclude(done__person_id=person_id).exists()


def _past(course: Course, person_id: int, on: date, quiet_days: int) -> Past:
    proposals = CourseProposal.objects.filter(person_id=person_id)
    opened = list(proposals.filter(state=CourseProposal.State.OPEN).values_list("course_id", "cause"))
    settled = proposals.filter(course=course, state=CourseProposal.State.DECLINED, settled_at__isnull=False)
    settled_at = settled.order_by("-settled_at").values_list("settled_at", flat=True).first()
    done = CourseDone.objects.filter(
        course=course, person_id=person_id, day__gt=on - timedelta(days=quiet_days)
    )
    return Past(
        open_of_course=any(each == course.pk for each, _ in opened),
        settled_on=company_day(Viewer.operator(course.company_id), settled_at) if settled_at else None,
        done_on=done.order_by("-day").values_list("day", flat=True).first(),
        open_now=sum(cause in BY_MACHINE for _, cause in opened),
    )
