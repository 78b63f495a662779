"""A confirmed finding proposes the courses that help with it."""

from datetime import timedelta

import pytest

from ronda.inspection.services.steps import confirm_finding
from ronda.inspection.tests.inspected import MONDAY, a_finding, at
from ronda.learning.models import CourseProposal
from ronda.learning.queries.causes import cause_address, cause_choices
from ronda.learning.tests.course_world import a_course
from ronda.learning.wording.proposals import cause_sentence
from ronda.work.tests.builders import a_town

pytestmark = pytest.mark.django_db
DAY = MONDAY + timedelta(days=2)


def test_a_confirmed_finding_proposes_a_course_and_an_answered_one_does_not() -> None:
    town = a_town()
    company = town.county.company
    course = a_course(company, helps_with=["finding.record"])
    a_course(company, "D2", helps_with=["finding.information"])

    answered = a_finding(town, until="answered")
    assert not CourseProposal.objects.exists()

    finding = confirm_finding(
        by=town.viewer_of("ana"), at=at(DAY, 15), today=DAY, number=answered.pk, why="Three say so."
    )

    proposal = CourseProposal.objects.get()
    assert (proposal.course, proposal.person) == (course, town.county.diego)
    assert proposal.said == {"code": "record", "finding": finding.pk}
    assert cause_sentence(proposal) == "A finding was confirmed: visit record does not match"
    assert cause_address(proposal).endswith(f"/{finding.pk}/")
    assert "finding.record" in dict(dict(cause_choices())["finding"])
