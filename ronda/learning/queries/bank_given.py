"""The bank as files: what a format would leave out, and the questions themselves; for setters only."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from ronda.learning.models import Question, QuestionVersion
from ronda.learning.queries.bank import BankWanted, questions_for
from ronda.learning.queries.setters import refuse_unless_setter
from ronda.learning.rules.banks import BankQuestion, not_in_gift, not_in_table
from ronda.learning.rules.exams import Asked
from ronda.people.rules import Viewer

Lost = Callable[[BankQuestion], tuple[str, ...]]
LOST: Mapping[str, Lost] = {"gift": not_in_gift, "xml": lambda _each: (), "xlsx": not_in_table}


@dataclass(frozen=True)
class LostLine:
    number: int
    stem: str
    lost: tuple[str, ...]


def given_questions(viewer: Viewer, wanted: BankWanted) -> list[BankQuestion]:
    """The newest version of each, with its key; `place` is the question's number."""
    refuse_unless_setter(viewer)
    newest: dict[int, QuestionVersion] = {}
    questions = questions_for(viewer, wanted).order_by("pk")
    versions = QuestionVersion.objects.filter(question__in=questions.values("pk"))
    for version in versions.order_by("question_id", "number"):
        newest[version.question_id] = version
    return [_given(each, newest[each.pk]) for each in questions if each.pk in newest]


def lost_lines(questions: Iterable[BankQuestion], form: str) -> list[LostLine]:
    told = ((each, LOST[form](each)) for each in questions)
    return [LostLine(each.place, each.asked.stem, lost) for each, lost in told if lost]


def _given(question: Question, version: QuestionVersion) -> BankQuestion:
    return BankQuestion(
        question.pk,
        Asked(question.kind, version.stem, version.shown, version.key),
        name=question.name,
        explanation=version.explanation,
        tags=tuple(question.tags),
        competence=question.competence.code if question.competence else "",
        level=question.level,
        difficulty=question.difficulty,
        source_key=question.source_key or f"ronda-{question.pk}",
        image=_image(version),
        image_text=version.image_text,
    )


def _image(version: QuestionVersion) -> bytes | None:
    if not version.image:
        return None
    try:
        with version.image.open("rb") as file:
            return bytes(file.read())
    except FileNotFoundError:
        return None
