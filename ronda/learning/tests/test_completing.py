"""A course is completed with all that follows from it; a course is proposed for something weak."""

from datetime import date, timedelta

import pytest

from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.learning.models import (
    CompetenceProof,
    Course,
    CourseDone,
    CourseProposal,
    EffectCheck,
    LearningTime,
    PlannedLearning,
    TrainingPlan,
)
from ronda.learning.services.completing import complete_course
from ronda.learning.services.proposing import propose_course
from ronda.learning.tests.course_world import DAY, NOW, a_competence, a_course
from ronda.people.rules import Viewer
from ronda.people.tests.builders import County, a_county

pytestmark = pytest.mark.django_db


def complete(county: County, course: Course, by: Viewer | None = None, **said: object) -> CourseDone:
    values = {"person_id": county.diego.pk, "day": DAY, "minutes": 50, "how": "self_study"}
    return complete_course(by=by or county.viewer_of("diego"), at=NOW, course=course, **values | said)  # type: ignore[arg-type]


def propose(county: County, course: Course, cause: str = "indicator") -> CourseProposal | None:
    return propose_course(
        company_id=county.company.pk,
        person_id=county.diego.pk,
        course=course,
        cause=cause,
        said={"code": "listing"},
        at=NOW,
    )


def test_a_completed_course_is_minutes_of_the_month_a_proof_and_a_look_at_the_job_45_days_later() -> None:
    county = a_county()
    course = a_course(county.company, competence=a_competence(county.company))

    done = complete(county, course)

    time = LearningTime.objects.get()
    assert (time.number, time.minutes, time.form, time.day) == (done.learning_number, 50, "self_study", DAY)
    assert CompetenceProof.objects.get().named == done.pk
    assert EffectCheck.objects.get().due_on == date(2022, 12, 1)
    assert done.confirmed_by_id is None


def test_a_course_that_gives_no_competence_has_no_effect_to_look_at() -> None:
    county = a_county()

    complete(county, a_course(county.company))

    assert not EffectCheck.objects.exists()
    assert LearningTime.objects.count() == 1


def test_completed_twice_on_a_day_it_is_what_was_written_first() -> None:
    county = a_county()
    course = a_course(county.company, competence=a_competence(county.company))
    first = complete(county, course)

    again = complete(county, course, by=county.viewer_of("ana"), minutes=90, how="class")

    assert (again.pk, again.minutes) == (first.pk, 50)
    assert LearningTime.objects.count() == CompetenceProof.objects.count() == EffectCheck.objects.count() == 1


def test_whoever_confirms_it_for_another_is_named() -> None:
    county = a_county()

    done = complete(county, a_course(county.company), by=county.viewer_of("ana"), how="class")

    assert done.confirmed_by_id == county.ana.pk


def test_what_was_planned_in_the_accepted_plan_of_the_year_is_done_and_an_open_proposal_taken() -> None:
    county = a_county()
    course = a_course(county.company)
    plans = [
        TrainingPlan.objects.create(
            company=county.company,
            centre=county.centre,
            year=year,
            version=1,
            state=state,
            starts=date(year, 1, 1),
            made_at=NOW,
        )
        for year, state in ((2022, "accepted"), (2023, "accepted"), (2021, "draft"))
    ]
    for plan in plans:
        PlannedLearning.objects.create(
            plan=plan, person=county.diego, course=course, month=f"{plan.year}-11", minutes=60
        )
    proposal = propose(county, course)
    assert proposal is not None

    done = complete(county, course)

    states = PlannedLearning.objects.order_by("plan__year").values_list("state", "done_id")
    assert list(states) == [("planned", None), ("done", done.pk), ("planned", None)]
    proposal.refresh_from_db()
    assert (proposal.state, proposal.settled_by_id) == ("taken", county.diego.pk)


def test_a_day_to_come_no_minutes_and_a_draft_are_refused_and_nothing_is_written() -> None:
    county = a_county()
    course = a_course(county.company)

    with pytest.raises(RefusedError, match="is still to come"):
        complete(county, course, day=DAY + timedelta(days=1))
    with pytest.raises(RefusedError, match="are none"):
        complete(county, course, minutes=0)
    with pytest.raises(RefusedError, match="are none"):
        complete(county, course, minutes=1441)
    with pytest.raises(RefusedError, match="is not offered yet"):
        complete(county, a_course(county.company, "D2", state="draft"))

    assert not CourseDone.objects.exists()
    assert not LearningTime.objects.exists()


def test_nothing_is_completed_across_companies() -> None:
    county = a_county()
    course = a_course(county.company)

    with pytest.raises(NotAllowedError):
        complete(county, course, by=county.hugos_viewer)
    with pytest.raises(NotAllowedError):
        complete(county, course, person_id=county.hugo.pk)


def test_a_course_is_proposed_once_and_not_again_soon_after_it_was_declined() -> None:
    county = a_county()
    course = a_course(county.company)
    first = propose(county, course)
    assert first is not None

    assert propose(county, course) is None

    CourseProposal.objects.update(state="declined", why="done elsewhere", settled_at=NOW - timedelta(days=9))
    assert propose(county, course) is None
    CourseProposal.objects.update(settled_at=NOW - timedelta(days=181))
    assert propose(county, course) is not None


def test_a_course_that_was_just_done_is_for_others_or_is_not_offered_is_not_proposed() -> None:
    county = a_county()
    done = a_course(county.company, "D1")
    complete(county, done)

    assert propose(county, done) is None
    assert propose(county, a_course(county.company, "D2", posts=["director"])) is None
    assert propose(county, a_course(county.company, "D3", state="retired")) is None
    assert propose(county, a_course(county.other, "D4")) is None
    assert propose(county, a_course(county.company, "D5", posts=["account_manager"])) is not None


def test_a_machine_proposes_what_comes_before_first() -> None:
    county = a_county()
    before, course = a_course(county.company, "D1"), a_course(county.company, "D2")
    course.requires.add(before)

    assert propose(county, course) is None

    complete(county, before)
    assert propose(county, course) is not None


def test_machines_stop_at_three_open_proposals_and_people_do_not() -> None:
    county = a_county()
    courses = [a_course(county.company, f"D{number}") for number in range(5)]

    proposed = [propose(county, course) for course in courses[:4]]

    assert [each is not None for each in proposed] == [True, True, True, False]
    assert propose(county, courses[4], cause="person") is not None
