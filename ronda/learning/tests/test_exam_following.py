"""What follows from a published exam: proofs, proposed courses, tests before and after a course."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from ronda.kernel.refusal import RefusedError
from ronda.learning.models import (
    Attempt,
    Competence,
    CompetenceProof,
    Course,
    CourseDone,
    CourseProposal,
    EffectCheck,
    Exam,
    Question,
)
from ronda.learning.queries.exams import exams_waiting
from ronda.learning.rules.exams import weak_ones
from ronda.learning.services.blueprints import keep_blueprint
from ronda.learning.services.exam_following import fill_effects
from ronda.learning.services.exams import ExamSaid, close_exam, invite, make_exam, open_exam, publish_exam
from ronda.learning.services.sitting import begin_attempt, hand_in, save_answer
from ronda.learning.tests.exam_world import DAY, OPENS, SEED, ExamWorld, an_exam
from ronda.learning.wording.exam_home import exam_dates, exam_digest, exams_part

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def world() -> ExamWorld:
    """Its easy questions belong to the competence of showing goods, which a course teaches."""
    world = an_exam()
    company = world.exam.company_id
    shown = Competence.objects.create(
        company_id=company, code="show", name="Shows goods", side="skill", track="both"
    )
    Question.objects.filter(difficulty=1).update(competence=shown)
    course = Course.objects.create(
        company_id=company,
        code="display",
        title="Display",
        form="self_study",
        minutes=60,
        state="offered",
        made_at=OPENS,
    )
    course.competences.add(shown)
    return world


def exam_of(world: ExamWorld, kind: str = "exam", opens: datetime = OPENS) -> Exam:
    """Two questions of the competence; a test is of the course."""
    row = {"competence": Competence.objects.get().pk, "difficulty": None, "number": 2, "points": "1"}
    part = {"code": "theory", "title": "Theory", "pass_mark": "60", "rows": [row]}
    blueprint = keep_blueprint(by=world.ana, at=opens, title="Display", parts=[part])
    course = "display" if kind in {"before", "after"} else ""
    said = ExamSaid("Shows goods", blueprint.pk, opens, opens + 8 * HOUR, 60, kind=kind, course=course)
    exam = make_exam(by=world.ana, at=opens, said=said)
    code = world.town.county.diego.code
    invite(by=world.ana, at=opens, today=opens.date(), number=exam.pk, people=[code])
    return open_exam(by=world.ana, at=opens, number=exam.pk)


def sit(world: ExamWorld, exam: Exam, *said: str) -> Attempt:
    at = exam.opens_at
    attempt = begin_attempt(by=world.diego, at=at, today=at.date(), exam=exam.pk, seed=SEED)
    for position, each in enumerate(said, start=1):
        where = {"attempt": attempt.pk, "position": position, "sequence": 1}
        save_answer(by=world.diego, at=at, today=at.date(), said=each, **where)
    hand_in(by=world.diego, at=at, today=at.date(), number=attempt.pk)
    close_exam(by=world.ana, at=at + HOUR, today=at.date(), number=exam.pk)
    publish_exam(by=world.ana, at=at + HOUR, today=at.date(), number=exam.pk)
    return attempt


def test_a_passed_exam_proves_the_competences_of_its_blueprint(world: ExamWorld) -> None:
    exam = exam_of(world)
    sit(world, exam, "a", "a")
    proof = CompetenceProof.objects.get()
    assert (proof.person_id, proof.competence.code, proof.kind) == (world.diego.person_id, "show", "exam")
    assert (proof.named, proof.day) == (exam.pk, DAY)
    assert not CourseProposal.objects.exists()


def test_what_was_weak_in_it_proposes_the_course_that_teaches_it(world: ExamWorld) -> None:
    exam = exam_of(world)
    sit(world, exam, "a", "b")
    assert not CompetenceProof.objects.exists()
    proposal = CourseProposal.objects.get()
    assert (proposal.person_id, proposal.course.code, proposal.cause) == (
        world.diego.person_id,
        "display",
        "exam",
    )
    assert proposal.said == {"exam": exam.pk, "code": "show", "share": 50}


def test_a_mock_exam_proves_and_proposes_nothing(world: ExamWorld) -> None:
    sit(world, exam_of(world, "mock"), "a", "a")
    assert not CompetenceProof.objects.exists()
    assert not CourseProposal.objects.exists()


def test_weak_is_below_the_pass_mark() -> None:
    one, two = Decimal(1), Decimal(2)
    marks = [(1, one, one), (1, Decimal(0), one), (2, Decimal("1.2"), two), (3, two, two)]
    assert weak_ones(marks, Decimal(60)) == {1: Fraction(1, 2)}


def test_tests_before_and_after_a_course_are_laid_to_the_check_of_its_effect(world: ExamWorld) -> None:
    before = sit(world, exam_of(world, "before"), "b", "b")
    done = CourseDone.objects.create(
        company_id=world.exam.company_id,
        person_id=world.diego.person_id or 0,
        course=Course.objects.get(),
        day=date(2022, 10, 18),
        minutes=60,
        how="self_study",
        at=OPENS,
    )
    check = EffectCheck.objects.create(
        company_id=done.company_id,
        done=done,
        course=done.course,
        person_id=done.person_id,
        due_on=date(2022, 12, 1),
    )
    assert fill_effects(done.company_id) == 1
    after = sit(world, exam_of(world, "after", datetime(2022, 10, 19, 9, tzinfo=UTC)), "a", "a")
    check.refresh_from_db()
    assert (check.before_id, check.after_id) == (before.pk, after.pk)
    assert fill_effects(done.company_id) == 0


def test_a_test_before_a_course_names_its_course(world: ExamWorld) -> None:
    said = ExamSaid("Test", world.exam.blueprint_id, OPENS, OPENS + HOUR, 30, kind="before")
    with pytest.raises(RefusedError, match="is of no course"):
        make_exam(by=world.ana, at=OPENS, said=said)
    with pytest.raises(RefusedError, match="is not chosen"):
        make_exam(by=world.ana, at=OPENS, said=replace(said, course="unknown"))


def test_an_exam_to_sit_stands_on_the_home_page_in_the_calendar_and_until_it_is_sat(world: ExamWorld) -> None:
    (waiting,) = exams_waiting(world.diego, DAY)
    assert (waiting.exam.pk, waiting.running) == (world.exam.pk, None)
    part = exams_part(world.diego, DAY)
    assert part is not None
    assert [each.words for each in part.rows] == ["Display"]
    (entry,) = exam_dates(world.diego, DAY, DAY)
    assert (entry.day, entry.starts) == (DAY, OPENS)
    assert exam_digest(world.diego, DAY) is None
    attempt = world.begin()
    assert exams_waiting(world.diego, DAY)[0].running == attempt.pk
    hand_in(by=world.diego, at=OPENS, today=DAY, number=attempt.pk)
    assert exams_waiting(world.diego, DAY) == []
    assert exams_waiting(world.town.viewer_of("elena"), DAY) == []
