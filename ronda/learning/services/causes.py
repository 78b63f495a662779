"""Something weak proposes the courses that help with it; for the contexts above, where it shows."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from ronda.learning.models import CourseProposal
from ronda.learning.queries.causes import courses_helping
from ronda.learning.queries.course_rules import rules_of_courses
from ronda.learning.services.proposing import propose_course
from ronda.people.queries import company_day
from ronda.people.rules import Viewer


@transaction.atomic
def propose_for(
    *, company_id: int, person_id: int, cause: str, code: str, said: Mapping[str, Any], at: datetime
) -> list[CourseProposal]:
    """What is new; `said` are figures beside the code: a month, points, the number of a finding.

    Nothing where the policy does not speak of courses: a month is closed and a finding decided without it.
    """
    if rules_of_courses(company_day(Viewer.operator(company_id), at)) is None:
        return []
    proposed = [
        propose_course(
            company_id=company_id,
            person_id=person_id,
            course=course,
            cause=cause,
            said={"code": code, **said},
            at=at,
        )
        for course in courses_helping(company_id, cause, code)
    ]
    return [each for each in proposed if each is not None]
