"""Files of questions on pages: a preview first, faults in words, nothing half-written."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from python_calamine import CalamineWorkbook

from ronda.learning.models import Question, QuestionVersion
from ronda.learning.services import bank, bank_taking
from ronda.learning.tests.exam_world import SECRET, ExamWorld, an_exam
from ronda.learning.tests.test_exam_pages import browser

pytestmark = pytest.mark.django_db
GIFT = f"""::New::What is new?{{={SECRET}-this ~that}}

::Broken::What is broken?{{=this ~that

::There::What is an empty place?{{=gap}}

::Again::What is new?{{=this ~that}}
"""
PREVIEW = "/learning/questions/import/preview/"


@pytest.fixture
def world() -> ExamWorld:
    return an_exam()


def send(ana: Client, name: str, content: bytes) -> HttpResponse:
    file = SimpleUploadedFile(name, content)
    return ana.post("/learning/questions/import/", {"file": file}, follow=True)  # type: ignore[return-value]


def test_a_file_is_shown_first_with_its_faults_and_what_the_bank_has_already(world: ExamWorld) -> None:
    ana = browser(world, "ana")
    before = Question.objects.count()
    page = send(ana, "bank.gift", GIFT.encode()).content.decode()
    assert Question.objects.count() == before
    assert "Line 3" in page
    assert "Opening braces: 1, closing braces: 0" in page
    assert "In the bank already" in page
    assert "Twice in the file" in page
    ticked = [line for line in page.split("<input") if 'name="places"' in line and " checked" in line]
    assert [line.split('value="')[1].split('"')[0] for line in ticked] == ["1"]
    ana.post(PREVIEW, {"places": ["1"]})
    question = Question.objects.latest("pk")
    assert (question.name, question.state, question.source) == ("New", "draft", "bank.gift")
    assert Question.objects.count() == before + 1
    ana.post(PREVIEW, {"places": ["1"]})
    assert Question.objects.count() == before + 1


def test_what_cannot_be_written_whole_is_not_written_at_all(
    world: ExamWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = browser(world, "ana")
    send(ana, "bank.gift", GIFT.encode())
    before = Question.objects.count()
    add = bank.add_question

    def break_down(**said: object) -> Question:
        if Question.objects.count() > before:
            raise OSError("the disk is full")
        return add(**said)  # type: ignore[arg-type]

    monkeypatch.setattr(bank_taking, "add_question", break_down)
    with pytest.raises(OSError, match="full"):
        ana.post(PREVIEW, {"places": ["1", "7"]})
    assert Question.objects.count() == before


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("bank.pdf", b"x", "Choose a file that ends in"),
        ("bank.gift", b"\xff\xfe\x00", "no text in UTF-8"),
        ("bank.xlsx", b"PK no workbook", "no workbook that can be read"),
        ("bank.gift", b"x" * 5_000_001, "too large"),
    ],
)
def test_what_is_no_bank_is_refused_in_words(world: ExamWorld, name: str, content: bytes, told: str) -> None:
    assert told in send(browser(world, "ana"), name, content).content.decode()


def test_laughs_without_end_are_told_and_nothing_is_offered(world: ExamWorld) -> None:
    laughs = b'<!DOCTYPE q [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><quiz><question>&b;</question></quiz>'
    page = send(browser(world, "ana"), "bank.xml", laughs).content.decode()
    assert "document type or entities" in page
    assert 'name="places"' not in page


@pytest.mark.parametrize("form", ["gift", "xml", "xlsx"])
def test_what_is_given_away_can_be_taken_over_again(world: ExamWorld, form: str) -> None:
    ana = browser(world, "ana")
    assert ana.get(f"/learning/questions/export/{form}/?kind=single").status_code == 200
    file = ana.get(f"/learning/questions/export/{form}/?kind=single&file=1").content
    keys = sorted(str(each.key) for each in QuestionVersion.objects.filter(question__kind="single"))
    QuestionVersion.objects.update(stem="something else")
    page = send(ana, f"bank.{form}", file).content.decode()
    places = [part.split('"')[0] for part in page.split('name="places" value="')[1:]]
    assert len(places) == len(keys) == 10
    QuestionVersion.objects.all().update(key={"right": "gone"})
    ana.post(PREVIEW, {"places": places, "in_use": "on"})
    new = QuestionVersion.objects.filter(question__state="in_use").exclude(key={"right": "gone"})
    assert [each.key for each in new] == [{"right": "o1"}] * 10


def test_the_template_reads_as_its_examples_in_the_reader_s_language(world: ExamWorld) -> None:
    ana = browser(world, "ana")
    file = ana.get("/learning/questions/import/template.xlsx", headers={"accept-language": "es"}).content
    sheet = CalamineWorkbook.from_filelike(BytesIO(file)).get_sheet_by_index(1).to_python()
    assert len(sheet) == 9
    assert all(len(row) >= 3 for row in sheet)


def test_nobody_but_setters_finds_a_page_of_files(world: ExamWorld) -> None:
    diego, hugo = browser(world, "diego"), browser(world, "hugo")
    for page in ("import/", "import/preview/", "import/template.xlsx", "export/gift/?file=1", "export/xml/"):
        assert diego.get(f"/learning/questions/{page}").status_code == 404, page
        assert hugo.get(f"/learning/questions/{page}").status_code == 404, page
