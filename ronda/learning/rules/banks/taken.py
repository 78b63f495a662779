"""A question between the bank and a file of any format, and what is wrong with one."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape, unescape
from re import sub

from ronda.learning.rules.exams.kinds import Asked

COMPETENCE, DIFFICULTY, LEVEL = "competence:", "difficulty:", "level:"


@dataclass(frozen=True)
class BankQuestion:
    """`place`: the line, the question or the row of the file where it stands.

    `left_out`: what the file says of it and the bank cannot keep, or the bank and the file cannot.
    """

    place: int
    asked: Asked
    name: str = ""
    explanation: str = ""
    tags: tuple[str, ...] = ()
    competence: str = ""
    level: int | None = None
    difficulty: int = 2
    source_key: str = ""
    image: bytes | None = None
    image_text: str = ""
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class BankFault:
    """Why a question is not offered; `column` in a table."""

    place: int
    what: str
    remedy: str = ""
    column: str = ""


@dataclass(frozen=True)
class BankFile:
    """`counted`: what `place` counts: line, question or row."""

    counted: str
    questions: tuple[BankQuestion, ...]
    faults: tuple[BankFault, ...] = ()


class NotTakenError(Exception):
    """This question cannot be taken over, for this reason."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what, self.remedy = what, remedy


def as_html(text: str) -> str:
    """Of a text without tags; its lines stay lines."""
    return escape(text, quote=False).replace("\n", "<br>")


def as_text(html: str) -> str:
    """Of HTML: what there is to read."""
    broken = sub(r"<br\s*/?>|</(p|div|li|tr)>", "\n", html)
    return unescape(sub(r"<[^>]*>", "", broken)).strip()


def tags_of(question: BankQuestion) -> tuple[str, ...]:
    """Its tags, with competence, level and difficulty as tags that other programs keep."""
    own = [f"{DIFFICULTY}{question.difficulty}"]
    own += [f"{LEVEL}{question.level}"] if question.level else []
    own += [f"{COMPETENCE}{question.competence}"] if question.competence else []
    return (*question.tags, *own)


def said_by_tags(tags: Iterable[str]) -> dict[str, object]:
    """The reverse; what is no tag of ours stays one."""
    found: dict[str, object] = {}
    rest = []
    for tag in tags:
        if tag.startswith(COMPETENCE):
            found["competence"] = tag[len(COMPETENCE) :]
        elif tag in {f"{DIFFICULTY}{n}" for n in (1, 2, 3)}:
            found["difficulty"] = int(tag[-1])
        elif tag in {f"{LEVEL}{n}" for n in (1, 2, 3, 4, 5)}:
            found["level"] = int(tag[-1])
        else:
            rest.append(tag)
    return {**found, "tags": tuple(rest)}
