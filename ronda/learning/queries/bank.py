"""The bank of questions, for setters: nobody else reads a row of it."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from ronda.kernel.refusal import NotAllowedError
from ronda.learning.models import Competence, Question, QuestionVersion
from ronda.learning.queries.setters import may_set
from ronda.learning.rules.exams import Asked, InBank, Lack, draw_paper, parts_of
from ronda.people.rules import Viewer


@dataclass(frozen=True)
class BankWanted:
    """What the list is narrowed down to."""

    words: str = ""
    kind: str = ""
    state: str = ""
    competence: str = ""
    difficulty: str = ""


def questions_for(viewer: Viewer, wanted: BankWanted | None = None) -> QuerySet[Question]:
    """With the stem and the number of the newest version."""
    if not may_set(viewer):
        return Question.objects.none()
    newest = QuestionVersion.objects.filter(question=OuterRef("pk")).order_by("-number")
    found = Question.objects.filter(company_id=viewer.company_id).select_related("competence")
    found = found.annotate(
        stem=Subquery(newest.values("stem")[:1]), version=Subquery(newest.values("number")[:1])
    )
    wanted = wanted or BankWanted()
    for word in wanted.words.split():
        found = found.filter(Q(name__icontains=word) | Q(stem__icontains=word) | Q(tags__icontains=word))
    exact = {"kind": wanted.kind, "state": wanted.state, "competence__code": wanted.competence}
    found = found.filter(**{name: value for name, value in exact.items() if value})
    return found.filter(difficulty=int(wanted.difficulty)) if wanted.difficulty.isdigit() else found


def question_numbered(viewer: Viewer, number: int) -> Question:
    question = questions_for(viewer).filter(pk=number).first()
    if question is None:
        raise NotAllowedError(f"question {number}")
    return question


def versions_of(question: Question) -> list[QuestionVersion]:
    """The newest first; of a question that was read through `question_numbered`."""
    return list(question.versions.select_related("made_by"))


def competences_of(viewer: Viewer) -> QuerySet[Competence]:
    return Competence.objects.filter(company_id=viewer.company_id, retired_at__isnull=True)


def bank_in_use(company_id: int) -> dict[int, tuple[InBank, int]]:
    """By question: what it is drawn by, and its newest version. For services that draw."""
    newest = QuestionVersion.objects.filter(question=OuterRef("pk")).order_by("-number").values("pk")[:1]
    rows = Question.objects.filter(company_id=company_id, state=Question.State.IN_USE)
    rows = rows.annotate(newest=Subquery(newest)).filter(newest__isnull=False)
    return {
        pk: (InBank(pk, competence, difficulty), version)
        for pk, competence, difficulty, version in rows.values_list(
            "pk", "competence_id", "difficulty", F("newest")
        )
    }


def lacks_of(viewer: Viewer, parts: list[dict[str, Any]]) -> tuple[Lack, ...]:
    """What the bank lacks for a paper of these parts; the seed makes no difference to a number."""
    bank = bank_in_use(viewer.company_id) if may_set(viewer) else {}
    return draw_paper(parts_of(parts), [each for each, _version in bank.values()], "count")[1]


def asked_of(version: QuestionVersion) -> Asked:
    """With its key: for marking and setters only."""
    return Asked(version.question.kind, version.stem, version.shown, version.key)
