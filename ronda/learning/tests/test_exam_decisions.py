"""What setters decide on pages: blueprints, late answers, differing essays, a cancelled exam."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.learning.models import Attempt, AttemptQuestion, Blueprint, Exam, Question, SavedAnswer
from ronda.learning.queries.exam_items import figures_of_question
from ronda.learning.services.essays import mark_essay
from ronda.learning.services.exams import close_exam, publish_exam
from ronda.learning.services.late_answers import count_late
from ronda.learning.services.sitting import hand_in, save_answer
from ronda.learning.tests.exam_world import DAY, OPENS, SECRET, ExamWorld, an_exam
from ronda.learning.tests.test_exam_pages import browser
from ronda.people.tests.builders import a_person

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture
def world() -> ExamWorld:
    return an_exam()


def late_one(world: ExamWorld, minutes: int = 62, said: str = "a") -> SavedAnswer:
    attempt = world.begin()
    hand_in(by=world.diego, at=OPENS + 60 * MINUTE, today=DAY, number=attempt.pk)
    save_answer(
        by=world.diego,
        at=OPENS + minutes * MINUTE,
        today=DAY,
        attempt=attempt.pk,
        position=1,
        sequence=1,
        said=said,
    )
    return SavedAnswer.objects.get()


def count(world: ExamWorld, answer: SavedAnswer, why: str = "The line was down.") -> SavedAnswer:
    return count_late(by=world.ana, at=OPENS + 90 * MINUTE, today=DAY, number=answer.pk, why=why)


def test_a_late_answer_counts_by_the_decision_of_a_setter_and_stays_marked_as_late(world: ExamWorld) -> None:
    answer = late_one(world)
    count(world, answer)
    answer.refresh_from_db()
    assert (answer.late, answer.counted_by_id) == (True, world.ana.person_id)
    assert answer.asked.points == 1
    assert Attempt.objects.get().parts[0]["points"] == "1.00"
    with pytest.raises(RefusedError, match="counts already"):
        count(world, answer)


def test_it_needs_a_reason_a_setter_and_to_have_come_within_a_quarter_of_an_hour(world: ExamWorld) -> None:
    answer = late_one(world, minutes=76)
    with pytest.raises(RefusedError, match="later than may count"):
        count(world, answer)
    SavedAnswer.objects.update(saved_at=OPENS + 75 * MINUTE)
    with pytest.raises(RefusedError, match="no reason"):
        count(world, answer, " ")
    with pytest.raises(NotAllowedError):
        count_late(by=world.diego, at=OPENS, today=DAY, number=answer.pk, why="Mine.")
    count(world, answer)


def test_once_results_are_published_no_late_answer_is_counted(world: ExamWorld) -> None:
    answer = late_one(world)
    close_exam(by=world.ana, at=OPENS + 90 * MINUTE, today=DAY, number=world.exam.pk)
    publish_exam(by=world.ana, at=OPENS + 90 * MINUTE, today=DAY, number=world.exam.pk)
    with pytest.raises(RefusedError, match="past this step"):
        count(world, answer)


def test_setters_see_late_answers_and_count_one_on_its_page(world: ExamWorld) -> None:
    answer, ana = late_one(world), browser(world, "ana")
    page = ana.get(f"/learning/attempts/{answer.asked.attempt_id}/result/").content.decode()
    assert "Answers that came too late" in page
    address = f"/learning/answers/{answer.pk}/count/"
    assert address in page
    assert browser(world, "diego").get(address).status_code == 404
    ana.post(address, {"why": "The line was down."})
    page = ana.get(f"/learning/attempts/{answer.asked.attempt_id}/result/").content.decode()
    assert "The line was down." in page


def test_two_marks_too_far_apart_are_settled_on_a_page_by_a_third() -> None:
    world = an_exam(essay=True)
    attempt = world.begin()
    asked = attempt.questions.get(version__question__kind="essay")
    where = {"attempt": attempt.pk, "position": asked.position, "sequence": 1}
    save_answer(by=world.diego, at=OPENS, today=DAY, said="Because.", **where)
    hand_in(by=world.diego, at=OPENS, today=DAY, number=attempt.pk)
    for who, one, two in ((world.second, "6", "4"), (world.third, "1", "1")):
        points = {"r1": one, "r2": two}
        mark_essay(by=who, at=OPENS, today=DAY, number=asked.pk, by_rubric=points, said=f"So {one}.")
    ana, address = browser(world, "ana"), f"/learning/essays/{asked.pk}/settle/"
    assert address in ana.get("/learning/essays/").content.decode()
    page = ana.get(address).content.decode()
    assert "So 6." in page
    assert "Bruno" not in page.split("<main")[1]
    assert ana.post(address, {"points": "11", "why": "x"}).status_code == 422
    ana.post(address, {"points": "5", "why": "The cause is there."})
    asked.refresh_from_db()
    assert (asked.points, asked.settled_by_id) == (Decimal(5), world.ana.person_id)


def test_a_cancelled_exam_tells_its_candidates_why_and_cannot_be_gone_on_with(world: ExamWorld) -> None:
    now = timezone.now()
    Exam.objects.update(opens_at=now - 60 * MINUTE, closes_at=now + 480 * MINUTE)
    diego, ana = browser(world, "diego"), browser(world, "ana")
    diego.post(f"/learning/exams/{world.exam.pk}/begin/")
    attempt = Attempt.objects.get()
    ana.post(f"/learning/exams/{world.exam.pk}/cancel/", {"why": "Power cut."})
    assert "Power cut." in diego.get("/learning/exams/").content.decode()
    answer = diego.get(f"/learning/attempts/{attempt.pk}/", follow=True)
    assert "Power cut." in answer.content.decode()
    assert SECRET not in answer.content.decode()


def sent(number: str, **more: str) -> dict[str, str]:
    return {
        "title": "Shelf",
        "part-0-code": "theory",
        "part-0-title": "Theory",
        "part-0-pass_mark": "60",
        "part-0-competence": "",
        "part-0-difficulty": "1",
        "part-0-number": number,
        "part-0-points": "1",
        **more,
    }


def test_a_blueprint_says_at_once_whether_the_bank_has_enough(world: ExamWorld) -> None:
    ana = browser(world, "ana")
    enough = ana.post("/learning/blueprints/new/", sent("10")).content.decode()
    assert "The bank has enough: 10 questions" in enough
    assert "10 in the bank" in enough
    lacks = ana.post("/learning/blueprints/new/", sent("11")).content.decode()
    assert "Theory, row 1: 11 questions are wanted, the bank has 10 left for it." in lacks
    assert Blueprint.objects.count() == 1


def test_a_blueprint_is_kept_written_anew_and_put_aside(world: ExamWorld) -> None:
    ana = browser(world, "ana")
    assert ana.get("/learning/blueprints/new/").status_code == 200
    ana.post("/learning/blueprints/new/", sent("3", keep="1"))
    blueprint = Blueprint.objects.get(title="Shelf")
    row = {"competence": None, "difficulty": 1, "number": 3, "points": "1"}
    assert blueprint.parts == [{"code": "theory", "title": "Theory", "pass_mark": "60", "rows": [row]}]
    page = f"/learning/blueprints/{blueprint.pk}/"
    assert ana.get(page).status_code == 200
    assert ana.post(page, sent("many", keep="1")).status_code == 422
    assert ana.post(page, sent("4", keep="1", title="")).status_code == 422
    ana.post(page, sent("4", keep="1"))
    blueprint.refresh_from_db()
    assert blueprint.parts[0]["rows"][0]["number"] == 4
    assert "Shelf" in ana.get("/learning/blueprints/").content.decode()
    ana.post(f"{page}retire/")
    page = ana.get("/learning/blueprints/").content.decode()
    assert "Shelf" not in page.split("<main")[1].split("</main")[0]
    assert browser(world, "diego").get("/learning/blueprints/").status_code == 404


def answered_by_many(world: ExamWorld, people: int) -> Question:
    """Everybody is asked three questions; every second gets the first right, one in three the others."""
    company = world.town.county.company
    versions = [each.versions.get() for each in Question.objects.filter(kind="single").order_by("pk")[:3]]
    ends = OPENS + 60 * MINUTE
    for n in range(people):
        attempt = Attempt.objects.create(
            exam=world.exam,
            person=a_person(company, f"X{n}"),
            number=1,
            seed="a",
            started_at=OPENS,
            due_at=ends,
            handed_in_at=ends,
            state="marked",
        )
        rights = [n % 2 == 0, n % 3 == 0, n % 3 == 0 or n % 4 == 0]
        AttemptQuestion.objects.bulk_create(
            AttemptQuestion(
                attempt=attempt, position=p, part="theory", version=v, most=1, points=1 if right else 0
            )
            for p, (v, right) in enumerate(zip(versions, rights, strict=True), start=1)
        )
    Exam.objects.update(state="closed")
    return versions[0].question


@pytest.mark.parametrize(("people", "placed"), [(199, False), (200, True)])
def test_a_rasch_estimate_comes_with_two_hundred_answers(world: ExamWorld, people: int, placed: bool) -> None:
    question = answered_by_many(world, people)
    (line,) = figures_of_question(world.ana, question, on=DAY).lines
    assert (line.figures.answers, line.share) == (people, 50)
    assert (line.place is not None) is placed
    with pytest.raises(NotAllowedError):
        figures_of_question(world.diego, question, on=DAY)


def test_the_question_and_its_exam_show_figures_to_setters(world: ExamWorld) -> None:
    question, ana = answered_by_many(world, 12), browser(world, "ana")
    assert "What answers say of it" in ana.get(f"/learning/questions/{question.pk}/").content.decode()
    page = ana.get(f"/learning/exams/{world.exam.pk}/").content.decode()
    assert "Cronbach" in page
    assert_hidden(browser(world, "diego"), question.pk, world.exam.pk)


def assert_hidden(diego: Client, question: int, exam: int) -> None:
    for page in (f"/learning/questions/{question}/", f"/learning/exams/{exam}/"):
        assert diego.get(page).status_code == 404


def test_a_setter_makes_an_exam_with_the_browser_s_own_clock(world: ExamWorld) -> None:
    ana = browser(world, "ana")
    assert 'type="datetime-local"' in ana.get("/learning/exams/new/").content.decode()
    said = {
        "title": "Winter",
        "kind": "exam",
        "blueprint": str(Blueprint.objects.get().pk),
        "opens_at": "2030-01-07T09:00",
        "closes_at": "2030-01-07T17:00",
        "minutes": "60",
        "attempts": "1",
        "course": "",
    }
    assert ana.post("/learning/exams/new/", said).status_code == 302
    assert Exam.objects.get(title="Winter").minutes == 60
    assert ana.post("/learning/exams/new/", said | {"kind": "before"}).status_code == 422
