"""A month in force proposes courses to those who missed something, and later months stand beside it."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ronda.appraisal.queries import missed_lines
from ronda.cockpit.queries.after_course import months_after
from ronda.cockpit.services import approve_closing, close_month
from ronda.cockpit.tests.closing_world import OCTOBER, a_closable_county
from ronda.learning.models import CourseProposal
from ronda.learning.tests.course_world import a_course
from ronda.learning.wording.proposals import cause_sentence
from ronda.people.tests.builders import POLICIES
from ronda.people.wording.indicators import INDICATORS
from ronda.policy import load_policy

pytestmark = pytest.mark.django_db
AT = datetime(2022, 11, 5, 9, tzinfo=UTC)


def test_missed_indicators_propose_courses_once_the_month_is_approved(ronda_home: Path) -> None:
    county = a_closable_county()
    director = replace(county.viewer_of("ana"), directs_company=True)
    for code in INDICATORS:
        a_course(county.company, code, helps_with=[f"indicator.{code}"])
    closing = close_month(by=county.viewer, at=AT, month=OCTOBER, as_of=AT, policy=load_policy(POLICIES))
    assert not CourseProposal.objects.exists()

    approve_closing(by=director, at=AT, closing=closing)

    weak = {(each.person_id, each.indicator) for each in missed_lines(closing) if each.points < 90}
    proposed = {(each.person_id, each.said["code"]) for each in CourseProposal.objects.all()}
    assert proposed
    assert proposed <= weak
    assert {person for person, _ in proposed} == {person for person, _ in weak}
    one = CourseProposal.objects.select_related("course").first()
    assert one is not None
    assert cause_sentence(one).endswith("missed in October 2022")
    number = CourseProposal.objects.count()
    approve_closing(by=director, at=AT, closing=closing)
    assert CourseProposal.objects.count() == number


def test_how_an_indicator_stood_afterwards_is_told_to_those_who_may_see_it(ronda_home: Path) -> None:
    county = a_closable_county()
    closing = close_month(by=county.viewer, at=AT, month=OCTOBER, as_of=AT, policy=load_policy(POLICIES))
    line = next(each for each in missed_lines(closing) if each.person_id == county.elena.pk)

    def told(name: str, since: str) -> list[bool]:
        after = months_after(county.viewer_of(name), county.elena.pk, line.indicator, since)
        return [each.met for each in after]

    assert told("ana", "2022-09") == told("elena", "2022-09") == [False]
    assert told("diego", "2022-09") == []
    assert told("ana", "2022-10") == []
