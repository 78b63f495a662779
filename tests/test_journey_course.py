"""From a missed indicator to a course, its minutes, and what is applied on the job."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from ronda.appraisal.queries import missed_lines
from ronda.cockpit.services.proposing_courses import propose_courses
from ronda.facts.queries import closing_for
from ronda.kernel.period import Month
from ronda.learning.models import Course, CourseDone, EffectCheck, LearningTime, MaterialSeen
from ronda.learning.services.materials import MaterialSaid, add_material
from ronda.learning.tests.course_world import a_competence, a_course
from ronda.people.models import Company, Person
from ronda.people.rules import Viewer
from tests.visiting import PHONE, Visitor

pytestmark = pytest.mark.django_db(transaction=True)
NAMES = ("diego", "elena", "farid")


def a_course_for_what_was_missed() -> tuple[Course, str]:
    """October proposes it to one of the account managers; the name with which this one signs in."""
    company = Company.objects.get(code="main")
    closing = closing_for(Viewer.operator(company.pk), Month(2022, 10))
    named = Person.objects.filter(user__username__in=NAMES).values_list("pk", "user__username")
    people = {number: str(name) for number, name in named}
    line = next(each for each in missed_lines(closing) if each.person_id in people and each.points < 90)
    course = a_course(
        company,
        "J1",
        title="What helps",
        helps_with=[f"indicator.{line.indicator}"],
        competence=a_competence(company, "journey"),
    )
    now = timezone.now()
    said = MaterialSaid("Five looks", text="# Look\n" + "Look at the shelf from where people stand. " * 9)
    add_material(
        by=Viewer.operator(company.pk),
        at=now,
        today=timezone.localdate(),
        course=course.pk,
        kind="text",
        said=said,
    )
    propose_courses(at=now, closing=closing)
    return course, people[line.person_id]


def read_for_two_minutes(page: Page) -> None:
    """As if the page had been in front for so long; the last seconds are reported by the page itself."""
    told = page.locator("[data-learn-told]")
    expect(told).to_have_text("0 per cent of what is needed")
    earlier = timezone.now() - timedelta(seconds=20)
    MaterialSeen.objects.update(seconds=125, first_at=earlier, last_at=earlier)
    page.clock.fast_forward(12_000)
    expect(told).to_have_text("Finished")


def test_what_was_missed_proposes_a_course_that_is_learnt_and_looked_at_on_the_job(
    visitor: Visitor,
) -> None:
    course, name = a_course_for_what_was_missed()
    page = visitor.page
    page.set_viewport_size(PHONE)
    page.clock.install()
    visitor.sign_in(name)

    page.goto(f"{visitor.home}/learning/")
    page.get_by_role("link", name="What helps").click()
    expect(page.get_by_text("missed in October 2022")).to_be_visible()
    way = page.url
    page.get_by_role("button", name="Take the course").click()
    expect(page.get_by_text("The course can be completed once")).to_be_visible()
    page.get_by_role("link", name="Five looks").click()
    read_for_two_minutes(page)
    page.get_by_role("link", name="Back to the course").click()
    page.get_by_role("button", name=re.compile("Complete the course: 2 minutes count")).click()
    expect(page.get_by_text("The course is completed; 2 minutes count.")).to_be_visible()

    done = CourseDone.objects.get(course=course)
    assert LearningTime.objects.get(course=course).minutes == done.minutes == 2
    check = EffectCheck.objects.get(done=done)
    assert check.due_on == done.day + timedelta(days=45)

    page.context.clear_cookies()
    visitor.sign_in("ana")
    page.goto(way)
    page.get_by_role("link", name="Then it is looked at on the job.").click()
    EffectCheck.objects.update(due_on=timezone.localdate())
    page.get_by_label("applied", exact=True).check()
    page.locator("textarea[name=said]").fill("Asked first, then looked with the owner.")
    page.locator("form.form input[type=submit], form.form button.btn-primary").first.click()
    page.goto(way)
    expect(page.get_by_text("Asked first, then looked with the owner.")).to_be_visible()
    expect(page.locator(".way-done")).to_have_count(5)
    assert not visitor.sticks_out()
