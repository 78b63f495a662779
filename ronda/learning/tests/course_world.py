"""A course about displays with a competence, for the tests of courses."""

from datetime import UTC, date, datetime
from typing import Any

from ronda.learning.models import Competence, Course, LearningForm
from ronda.people.models import Company

NOW = datetime(2022, 10, 17, 9, tzinfo=UTC)
DAY = date(2022, 10, 17)


def a_competence(company: Company, code: str = "display", name: str = "Builds displays") -> Competence:
    return Competence.objects.create(company=company, code=code, name=name, side="skill", track="brand")


def a_course(
    company: Company, code: str = "D1", *, competence: Competence | None = None, **said: Any
) -> Course:
    values = {
        "title": f"Course {code}",
        "form": LearningForm.SELF_STUDY,
        "minutes": 60,
        "state": "offered",
        "made_at": NOW,
    }
    course = Course.objects.create(company=company, code=code, **values | said)
    if competence is not None:
        course.competences.add(competence)
    return course
