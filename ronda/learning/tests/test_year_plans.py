"""A centre's year of training is planned, accepted, changed and planned again."""

from datetime import date, timedelta

import pytest

from ronda.kernel.period import Month
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.learning.models import (
    Competence,
    CourseDone,
    LearningForm,
    PlannedLearning,
    RungNeed,
    TrainingClass,
    TrainingPlan,
)
from ronda.learning.queries.planned import planned_learning
from ronda.learning.services.completing import complete_course
from ronda.learning.services.year import (
    accept_training_plan,
    add_learning,
    cancel_learning,
    drop_training_plan,
    lock_learning,
    move_course,
    move_learning,
)
from ronda.learning.tests.year_world import NOW, YearWorld, a_course, a_year
from ronda.people.rules import LeaveRow
from ronda.people.services import record_leave

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> YearWorld:
    return a_year()


def row_of(plan: TrainingPlan, name: str, course: str) -> PlannedLearning:
    return plan.learning.get(person__name__startswith=name, course__code=course)


def test_everybody_is_planned_for_what_their_post_needs(world: YearWorld) -> None:
    plan = world.draft()
    assert plan.found["unmet"] == []
    # Seven people with three courses, and three account managers with one more.
    assert plan.learning.count() == 7 * 3 + 3
    assert {row.month >= "2022-02" for row in plan.learning.all()} == {True}


def test_a_class_lies_in_a_later_month_than_what_it_requires(world: YearWorld) -> None:
    plan = world.draft()
    for name in ("Diego", "Ana"):
        assert row_of(plan, name, "reading").month < row_of(plan, name, "display").month


def test_nobody_learns_in_a_month_of_leave(world: YearWorld) -> None:
    row = LeaveRow(world.town.county.diego.code, date(2022, 3, 1), date(2022, 12, 1), "sick")
    record_leave(by=world.town.operator, at=NOW, rows=[row])
    plan = world.draft()
    months = set(plan.learning.filter(person=world.town.county.diego).values_list("month", flat=True))
    assert months <= {"2022-02", "2022-12"}


def test_an_accepted_plan_has_its_classes_with_everybody_invited_and_no_class_overfull(
    world: YearWorld,
) -> None:
    plan = world.accepted()
    classes = list(TrainingClass.objects.filter(plan=plan))
    assert sum(each.places.count() for each in classes) == 7
    assert all(each.places.count() <= 4 for each in classes)
    assert all(each.starts_at > NOW for each in classes)
    for row in plan.learning.filter(course__code="display"):
        assert row.training_class is not None
        assert f"{row.training_class.starts_at:%Y-%m}" == row.month


def test_a_plan_that_lacks_something_is_accepted_only_by_who_says_that_he_knows(world: YearWorld) -> None:
    a_course(world.company_id, "endless", LearningForm.SELF_STUDY, 9000, posts=["director"])
    plan = world.draft()
    (told,) = plan.found["unmet"]
    assert (told["course"], told["why"], told["minutes"]) == ("endless", "no_room", 9000)
    with pytest.raises(RefusedError, match="leaves 1 courses"):
        accept_training_plan(by=world.ana, at=NOW, plan=plan.pk)
    assert accept_training_plan(by=world.ana, at=NOW, plan=plan.pk, leaves=1).state == "accepted"


def test_a_plan_that_cannot_exist_is_refused_in_words(world: YearWorld) -> None:
    world.courses["reading"].requires.add(world.courses["display"])
    with pytest.raises(RefusedError, match="requires itself"):
        world.draft()


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"year": 2021}, "is over"),
        ({"year": 2030}, "too far ahead"),
        ({"starts": date(2023, 1, 1)}, "not in the year"),
    ],
)
def test_a_year_that_is_over_or_far_away_is_not_planned(
    world: YearWorld, given: dict[str, object], told: str
) -> None:
    with pytest.raises(RefusedError, match=told):
        world.draft(**given)


def test_only_who_leads_the_centre_plans_its_year(world: YearWorld) -> None:
    for name in ("diego", "bruno", "director of the north"):
        with pytest.raises(NotAllowedError):
            world.draft(by=world.town.viewer_of(name))


def test_one_sees_the_own_year_in_force_and_who_leads_the_centre_everybodys(world: YearWorld) -> None:
    plan = world.draft()
    assert not planned_learning(world.ana, 2022).exists()
    accept_training_plan(by=world.ana, at=NOW, plan=plan.pk)
    assert planned_learning(world.ana, 2022).count() == 24
    assert {row.person_id for row in planned_learning(world.diego, 2022)} == {world.diego_id}
    for name in ("hugo", "director of the north"):
        assert not planned_learning(world.town.viewer_of(name), 2022).exists()


def test_a_course_is_moved_and_moved_back_and_nothing_is_left_of_it(world: YearWorld) -> None:
    plan = world.accepted()
    row = row_of(plan, "Diego", "brands")
    before, to = row.month, "2022-11" if row.month != "2022-11" else "2022-10"
    assert move_learning(by=world.ana, at=NOW, number=row.pk, month=Month.parse(to)).month == to
    assert move_learning(by=world.ana, at=NOW, number=row.pk, month=Month.parse(before)).month == before


def test_what_requires_a_course_cannot_be_moved_before_it(world: YearWorld) -> None:
    plan = world.accepted()
    reading, display = row_of(plan, "Diego", "reading"), row_of(plan, "Diego", "display")
    with pytest.raises(RefusedError, match="lies before reading"):
        move_learning(by=world.ana, at=NOW, number=display.pk, month=Month.parse(reading.month))
    with pytest.raises(RefusedError, match="lies after display"):
        move_learning(by=world.ana, at=NOW, number=reading.pk, month=Month.parse(display.month))


def test_nothing_is_moved_to_a_month_that_is_over_or_of_another_year(world: YearWorld) -> None:
    row = row_of(world.accepted(), "Diego", "brands")
    for month, told in (("2022-01", "is over"), ("2023-01", "not of the year")):
        with pytest.raises(RefusedError, match=told):
            move_learning(by=world.ana, at=NOW, number=row.pk, month=Month.parse(month))


def test_a_course_of_all_is_moved_and_who_cannot_is_told(world: YearWorld) -> None:
    plan = world.accepted()
    for row in plan.learning.filter(course__code="brands"):
        if row.month != "2022-06":
            move_learning(by=world.ana, at=NOW, number=row.pk, month=Month.parse("2022-06"))
    code = world.town.county.diego.code
    plan.found["room"][code][6] = 0
    plan.save(update_fields=["found"])
    stay = move_course(
        by=world.ana, at=NOW, plan=plan.pk, course="brands", before=Month(2022, 6), month=Month(2022, 7)
    )
    assert stay == [code]
    assert plan.learning.filter(course__code="brands", month="2022-07").count() == 6


def test_diego_moves_nothing_in_the_plan_of_his_centre(world: YearWorld) -> None:
    row = row_of(world.accepted(), "Diego", "brands")
    with pytest.raises(NotAllowedError):
        move_learning(by=world.diego, at=NOW, number=row.pk, month=Month(2022, 12))
    for name in ("hugo", "director of the north"):
        with pytest.raises(RefusedError):
            move_learning(by=world.town.viewer_of(name), at=NOW, number=row.pk, month=Month(2022, 12))


def test_a_new_plan_keeps_what_is_done_locked_or_cancelled_and_moves_little(world: YearWorld) -> None:
    plan = world.accepted()
    locked, cancelled = row_of(plan, "Diego", "brands"), row_of(plan, "Elena", "brands")
    lock_learning(by=world.ana, at=NOW, number=locked.pk, locked=True)
    cancel_learning(by=world.ana, at=NOW, number=cancelled.pk, why="She teaches it herself")
    done = row_of(plan, "Farid", "reading")
    complete_course(
        by=world.ana,
        at=NOW,
        course=done.course,
        person_id=done.person_id,
        day=date(2022, 1, 20),
        minutes=130,
        how=LearningForm.SELF_STUDY,
    )
    again = world.draft(at=NOW + timedelta(days=1))
    assert row_of(again, "Diego", "brands").month == locked.month
    assert row_of(again, "Elena", "brands").state == "cancelled"
    farid = row_of(again, "Farid", "reading")
    assert (farid.state, farid.month, farid.minutes) == ("done", "2022-01", 130)
    assert len(again.found["moved"]) <= 2


def test_a_draft_does_not_replace_a_plan_that_was_changed_since(world: YearWorld) -> None:
    plan = world.accepted()
    draft = world.draft(at=NOW + timedelta(minutes=1))
    row = row_of(plan, "Diego", "brands")
    lock_learning(by=world.ana, at=NOW + timedelta(minutes=2), number=row.pk, locked=True)
    with pytest.raises(RefusedError, match="changed meanwhile"):
        accept_training_plan(by=world.ana, at=NOW + timedelta(minutes=3), plan=draft.pk)
    assert drop_training_plan(by=world.ana, at=NOW, plan=draft.pk, why="changed").state == "dropped"


def test_a_course_is_added_once_and_cancelled_with_a_reason(world: YearWorld) -> None:
    plan = world.accepted()
    a_course(world.company_id, "signs", LearningForm.PEER, 30, compulsory=False)
    code = world.town.county.diego.code

    def add() -> PlannedLearning:
        month = Month(2022, 5)
        return add_learning(by=world.ana, at=NOW, plan=plan.pk, person=code, course="signs", month=month)

    row = add()
    with pytest.raises(RefusedError, match="stands in the plan already"):
        add()
    with pytest.raises(RefusedError, match="is wanting in words"):
        cancel_learning(by=world.ana, at=NOW, number=row.pk, why=" ")
    assert cancel_learning(by=world.ana, at=NOW, number=row.pk, why="Too early").state == "cancelled"


def test_the_same_problem_makes_the_same_plan(world: YearWorld) -> None:
    one, two = world.draft(), world.draft()
    assert one.problem_digest == two.problem_digest
    names = ("person_id", "course_id", "month")
    assert sorted(one.learning.values_list(*names)) == sorted(two.learning.values_list(*names))
    one.refresh_from_db()
    assert one.state == "dropped"


def test_a_course_is_planned_for_who_lacks_what_it_teaches_and_brings_what_comes_before_it(
    world: YearWorld,
) -> None:
    competence = Competence.objects.create(
        company_id=world.company_id, code="shelf", name="Shelf", side="skill", track="both"
    )
    RungNeed.objects.create(
        company_id=world.company_id,
        post="account_manager",
        rung="junior",
        competence=competence,
        proofs=["course"],
        begins=date(2022, 1, 1),
    )
    first = a_course(world.company_id, "first", LearningForm.SELF_STUDY, 30, compulsory=False)
    shelf = a_course(world.company_id, "shelf", LearningForm.SELF_STUDY, 30, compulsory=False)
    shelf.competences.add(competence)
    shelf.requires.add(first)
    plan = world.draft()
    causes = plan.learning.filter(course__in=[first, shelf]).values_list(
        "person__name", "course__code", "told__cause"
    )
    assert set(causes) == {
        (name, code, cause)
        for name in ("Diego Park", "Elena Novak", "Farid Haddad")
        for code, cause in (("first", "before"), ("shelf", "rung"))
    }


def test_what_was_learnt_once_is_planned_again_only_when_it_is_due(world: YearWorld) -> None:
    for code, months in (("reading", None), ("brands", 12)):
        course = world.courses[code]
        course.refresh_months = months
        course.save()
        CourseDone.objects.create(
            company_id=world.company_id,
            course=course,
            person_id=world.diego_id,
            day=date(2021, 5, 4),
            minutes=60,
            how=course.form,
            at=NOW,
        )
    mine = world.draft().learning.filter(person_id=world.diego_id)
    assert dict(mine.values_list("course__code", "told__cause")) == {
        "brands": "again",
        "display": "compulsory",
        "retailers": "compulsory",
    }
