"""The pages of exams as a browser asks for them: no key in any byte for a candidate, setters, strangers."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from ronda.cockpit.tests.pages_world import browser_of
from ronda.learning.models import Attempt, Exam, Question, QuestionVersion, SavedAnswer
from ronda.learning.services.handing_in import hand_in_all
from ronda.learning.tests.exam_world import SECRET, ExamWorld, an_exam
from ronda.people.rules.records import RoleRow
from ronda.people.services import grant_roles
from ronda.people.tests.builders import HIRED, OPENED, a_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> ExamWorld:
    """The exam is open around now, as pages know no other moment."""
    world = an_exam(essay=True)
    now = timezone.now()
    hour = timedelta(hours=1)
    Exam.objects.update(opens_at=now - hour, closes_at=now + 8 * hour)
    return world


def browser(world: ExamWorld, name: str) -> Client:
    county = world.town.county
    person = county.hugo if name == "hugo" else county.people[name]
    person.user = User.objects.create_user(name)
    person.save()
    return browser_of(name)


def an_administrator(world: ExamWorld) -> Client:
    county = world.town.county
    person = a_person(county.company, "Y")
    grant_roles(by=county.viewer, at=OPENED, rows=[RoleRow("Y", "administrator", HIRED)])
    person.user = User.objects.create_user("yusuf")
    person.save()
    return browser_of("yusuf")


def begin(world: ExamWorld, diego: Client) -> Attempt:
    diego.post(f"/learning/exams/{world.exam.pk}/begin/")
    return Attempt.objects.get()


def candidates_pages(world: ExamWorld, diego: Client, attempt: Attempt) -> Iterator[bytes]:
    page = f"/learning/attempts/{attempt.pk}/"
    yield diego.get("/learning/exams/").content
    yield diego.get(page).content
    for asked in attempt.questions.select_related("version__question"):
        said = "a" if asked.version.question.kind == "single" else "words"
        answer = diego.post(f"{page}{asked.position}/", {"sequence": "1", f"q{asked.position}": said})
        assert answer.json()["taken"] is True
        yield answer.content
    yield diego.get(page).content
    yield diego.post(f"{page}hand-in/", {}, follow=True).content
    yield diego.get(f"{page}result/").content


def test_no_byte_of_what_a_candidate_is_sent_holds_a_key(world: ExamWorld) -> None:
    diego = browser(world, "diego")
    attempt = begin(world, diego)
    for body in candidates_pages(world, diego, attempt):
        assert SECRET.encode() not in body
        assert not re.search(rb'"(right|key|accepted|rubric|explanation)"|data-(right|key)', body)


def test_a_page_of_another_key_is_the_same_page(world: ExamWorld) -> None:
    """Nothing on it hangs on what is right."""
    diego = browser(world, "diego")
    attempt = begin(world, diego)
    without = re.compile(rb'value="[A-Za-z0-9]{64}"|nonce="[^"]*"|data-now="[^"]*"')
    page = f"/learning/attempts/{attempt.pk}/"
    before = without.sub(b"", diego.get(page).content)
    for version in QuestionVersion.objects.filter(question__kind="single"):
        version.key = {"right": "c"}
        version.save()
    after = without.sub(b"", diego.get(page).content)
    main = re.compile(rb"<main.*</main>", re.DOTALL)
    assert main.findall(before)
    assert main.findall(before) == main.findall(after)


def test_right_answers_are_shown_once_it_is_published_and_their_time_has_come(world: ExamWorld) -> None:
    diego = browser(world, "diego")
    attempt = begin(world, diego)
    page = f"/learning/attempts/{attempt.pk}/result/"
    hand_in_all([attempt], at=timezone.now(), today=timezone.localdate())
    now = timezone.now()
    hour = timedelta(hours=1)
    Exam.objects.update(state="published", review_from=now + hour)
    assert SECRET.encode() not in diego.get(page).content
    Exam.objects.update(review_from=now - hour)
    assert SECRET.encode() in diego.get(page).content


def test_a_page_without_a_script_hands_in_what_stands_on_it(world: ExamWorld) -> None:
    diego = browser(world, "diego")
    attempt = begin(world, diego)
    answer = diego.post(f"/learning/attempts/{attempt.pk}/hand-in/", {"q1": "a", "q2": "b"})
    assert answer.status_code == 302
    assert sorted(SavedAnswer.objects.values_list("asked__position", "said")) == [(1, "a"), (2, "b")]
    attempt.refresh_from_db()
    assert attempt.state != "under_way"


def test_an_answer_that_is_too_long_is_refused_in_words(world: ExamWorld) -> None:
    diego = browser(world, "diego")
    attempt = begin(world, diego)
    answer = diego.post(f"/learning/attempts/{attempt.pk}/1/", {"sequence": "1", "q1": "x" * 30_000})
    assert answer.status_code == 422


def test_strangers_and_candidates_find_no_page_of_a_setter(world: ExamWorld) -> None:
    diego, hugo = browser(world, "diego"), browser(world, "hugo")
    attempt = begin(world, diego)
    question = Question.objects.earliest("pk").pk
    setters = [
        "/learning/questions/",
        f"/learning/questions/{question}/",
        f"/learning/questions/{question}/change/",
        "/learning/questions/new/single/",
        f"/learning/exams/{world.exam.pk}/",
        f"/learning/exams/{world.exam.pk}/invite/",
        "/learning/exams/new/",
        "/learning/essays/",
    ]
    for page in setters:
        assert diego.get(page).status_code == 404, page
        assert hugo.get(page).status_code == 404, page
    for page in (f"/learning/attempts/{attempt.pk}/", f"/learning/attempts/{attempt.pk}/result/"):
        assert hugo.get(page).status_code == 404, page


def test_a_setter_finds_the_bank_writes_a_question_and_a_new_version(world: ExamWorld) -> None:
    ana = browser(world, "ana")
    assert ana.get("/learning/questions/?kind=single").status_code == 200
    said = {
        "stem": "Which are seen?",
        "options": "*shelf\nfloor\n*till",
        "difficulty": "2",
        "tags": "display, shelf",
    }
    ana.post("/learning/questions/new/multiple/", said)
    question = Question.objects.latest("pk")
    assert question.versions.get().key == {"right": ["o1", "o3"]}
    assert ana.get(f"/learning/questions/{question.pk}/").status_code == 200
    ana.post(f"/learning/questions/{question.pk}/change/", said | {"options": "shelf\n*till"})
    assert question.versions.count() == 2
    ana.post(f"/learning/questions/{question.pk}/in_use/")
    question.refresh_from_db()
    assert question.state == "in_use"


@pytest.mark.parametrize(
    ("kind", "options", "key"),
    [
        ("true_false", "true", {"right": True}),
        ("numeric", "12.5", {"value": "12.5", "tolerance": "0"}),
        ("matching", "A = x\nB = y", {"pairs": {"a1": "b1", "a2": "b2"}}),
        ("ordering", "second\nfirst", {"order": ["i2", "i1"]}),
        ("short", "stock\nshelf | 50", {"accepted": [["stock", "100"], ["shelf", "50"]]}),
        ("essay", "the cause | 6", {"rubric": [["r1", "the cause", "6"]]}),
    ],
)
def test_each_kind_is_written_in_lines(world: ExamWorld, kind: str, options: str, key: object) -> None:
    ana = browser(world, "ana")
    ana.post(f"/learning/questions/new/{kind}/", {"stem": "What?", "options": options, "difficulty": "1"})
    version = QuestionVersion.objects.latest("pk")
    assert version.key == key
    page = ana.get(f"/learning/questions/{version.question_id}/change/")
    assert page.status_code == 200


def test_a_setter_sees_the_exam_with_its_questions(world: ExamWorld) -> None:
    ana, diego = browser(world, "ana"), browser(world, "diego")
    begin(world, diego)
    ana.post(f"/learning/exams/{world.exam.pk}/steps/close/")
    page = ana.get(f"/learning/exams/{world.exam.pk}/")
    assert page.status_code == 200
    assert ana.get("/learning/exams/").status_code == 200
    assert ana.get("/learning/essays/").status_code == 200
    attempt = Attempt.objects.get()
    assert ana.get(f"/learning/attempts/{attempt.pk}/result/").status_code == 200


def test_an_administrator_sets_exams_and_does_not_read_how_people_did(world: ExamWorld) -> None:
    diego, ana = browser(world, "diego"), browser(world, "ana")
    attempt = begin(world, diego)
    hand_in_all([attempt], at=timezone.now(), today=timezone.localdate())
    Attempt.objects.update(passed=False)
    yusuf = an_administrator(world)
    page, result = f"/learning/exams/{world.exam.pk}/", f"/learning/attempts/{attempt.pk}/result/"
    assert "Not passed" in ana.get(page).content.decode()
    assert ana.get(result).status_code == 200
    assert yusuf.get(page).status_code == 200
    assert "Not passed" not in yusuf.get(page).content.decode()
    assert yusuf.get(result).status_code == 404


def test_no_page_of_a_setter_opens_for_a_candidate_or_for_another_company(world: ExamWorld) -> None:
    diego, hugo = browser(world, "diego"), browser(world, "hugo")
    attempt = begin(world, diego)
    asked = attempt.questions.earliest("position")
    number, version = world.exam.pk, QuestionVersion.objects.earliest("pk").pk
    pages = [
        f"/learning/exams/{number}/cancel/",
        f"/learning/essays/{asked.pk}/",
        f"/learning/essays/{asked.pk}/settle/",
        "/learning/blueprints/",
        "/learning/blueprints/new/",
        f"/learning/blueprints/{world.exam.blueprint_id}/",
        f"/learning/questions/images/{version}/",
        *(f"/learning/questions/export/{form}/?file=1" for form in ("gift", "xml", "xlsx")),
        "/learning/questions/?_export=xlsx",
    ]
    for page in pages:
        assert diego.get(page).status_code == 404, page
        assert hugo.get(page).status_code == 404, page
    for page in ("/learning/", "/learning/exams/", f"/learning/attempts/{attempt.pk}/result/"):
        assert SECRET.encode() not in diego.get(page, follow=True).content
