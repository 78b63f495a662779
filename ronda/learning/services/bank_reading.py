"""A file of questions is read, nothing is written: what is offered, what is wrong, what the bank has."""

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.learning.models import QuestionVersion
from ronda.learning.queries.bank import competences_of
from ronda.learning.queries.setters import exam_rules, refuse_unless_setter
from ronda.learning.rules.banks import (
    PLACES,
    BankFault,
    BankFile,
    BankQuestion,
    as_text,
    taken_from_gift,
    taken_from_moodle,
    taken_from_table,
)
from ronda.learning.rules.exams import Asked, plain, question_faults
from ronda.learning.services.cleaning import clean_html, clean_shown
from ronda.learning.services.question_images import kept_image
from ronda.people.rules import Viewer
from ronda.policy import ExamRules

# Text in a workbook is packed; a file that grows by more is no table of questions.
MOST_UNPACKED_TIMES = 20
NOT_ON_THE_LADDER = "the competence %(code)s, which is not on the ladder"


@dataclass(frozen=True)
class Words:
    """What a table may call its columns, kinds and difficulties, in any language."""

    heads: Mapping[str, str]
    names: Mapping[str, str]


@dataclass(frozen=True)
class Offered:
    """`double`: a question of the bank with the same words; `twice`: where the file has them before."""

    question: BankQuestion
    double: int | None = None
    twice: int | None = None

    @property
    def is_new(self) -> bool:
        return self.double is None and self.twice is None


@dataclass(frozen=True)
class Offer:
    """`counted`: what a place counts: line, question or row."""

    counted: str
    offered: tuple[Offered, ...]
    faults: tuple[BankFault, ...]


def offer_of(*, by: Viewer, today: date, name: str, content: bytes, words: Words) -> Offer:
    refuse_unless_setter(by)
    rules = exam_rules(today)
    file = _read(name, content, rules, words)
    if len(file.questions) > rules.bank_most_questions:
        raise RefusedError(Problem("file", "has too many questions", "divide it"))
    known = set(competences_of(by).values_list("code", flat=True))
    sound: list[BankQuestion] = []
    faults = list(file.faults)
    for each in file.questions:
        question = _cleaned(_placed(each, known, file.counted))
        wrong = list(_wrong(question, known, file.counted, rules))
        faults += wrong
        sound += [] if wrong else [question]
    faults.sort(key=lambda fault: fault.place)
    return Offer(file.counted, tuple(_doubles(by, sound)), tuple(faults))


def _read(name: str, content: bytes, rules: ExamRules, words: Words) -> BankFile:
    if len(content) > rules.bank_most_bytes:
        raise RefusedError(Problem("file", "is too large for a bank", "divide it"))
    ending = name.lower().rpartition(".")[2]
    if ending == "xlsx":
        return taken_from_table(_rows(content, rules), words.heads, words.names)
    if ending == "xml":
        return taken_from_moodle(content)
    if ending not in {"gift", "txt"}:
        raise RefusedError(Problem("file", "is of no kind that is read", "choose another"))
    try:
        return taken_from_gift(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise RefusedError(Problem("file", "is no text in UTF-8", "save it as UTF-8")) from None


def _rows(content: bytes, rules: ExamRules) -> list[list[str]]:
    """Of the first sheet."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            unpacked = sum(each.file_size for each in packed.infolist())
        if unpacked > rules.bank_most_bytes * MOST_UNPACKED_TIMES:
            raise RefusedError(Problem("file", "is too large for a bank", "divide it"))
        sheet = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0)
        return [[str(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    except (zipfile.BadZipFile, CalamineError, ValueError, IndexError):
        raise RefusedError(Problem("file", "is no workbook that can be read", "choose another")) from None


def _placed(question: BankQuestion, known: set[str], counted: str) -> BankQuestion:
    """In a table an unknown competence is a fault of its cell; a tag of another program only gets lost."""
    if counted == "row" or not question.competence or question.competence in known:
        return question
    lost = NOT_ON_THE_LADDER % {"code": question.competence}
    return replace(question, competence="", left_out=(*question.left_out, lost))


def _cleaned(question: BankQuestion) -> BankQuestion:
    asked = question.asked
    cleaned = Asked(asked.kind, clean_html(asked.stem), clean_shown(asked.shown), asked.key)
    return replace(question, asked=cleaned, explanation=clean_html(question.explanation))


def _wrong(question: BankQuestion, known: set[str], counted: str, rules: ExamRules) -> Iterator[BankFault]:
    for field, what, remedy in question_faults(question.asked):
        column = PLACES.get(field, field) if counted == "row" else ""
        yield BankFault(question.place, what, remedy, column)
    if question.competence and question.competence not in known:
        yield BankFault(question.place, "is unknown", "choose one of the ladder", "competence")
    if question.image is not None:
        try:
            kept_image(question.image, rules)
        except RefusedError as refused:
            yield BankFault(question.place, refused.problems[0].what, refused.problems[0].remedy)


def _doubles(by: Viewer, questions: list[BankQuestion]) -> Iterator[Offered]:
    """The same kind and the same words, whatever their marks."""
    there: dict[tuple[str, str], int] = {}
    rows = QuestionVersion.objects.filter(question__company_id=by.company_id).order_by(
        "question_id", "number"
    )
    for number, kind, stem in rows.values_list("question_id", "question__kind", "stem"):
        there.setdefault((kind, plain(as_text(stem))), number)
    before: dict[tuple[str, str], int] = {}
    for question in questions:
        print_of = (question.asked.kind, plain(as_text(question.asked.stem)))
        yield Offered(question, there.get(print_of), before.get(print_of))
        before.setdefault(print_of, question.place)
