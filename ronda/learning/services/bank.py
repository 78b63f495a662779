"""The bank of questions: added, written anew as a new version, taken into use, retired."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.learning.models import Competence, Question, QuestionVersion
from ronda.learning.queries.setters import exam_rules, refuse_unless_setter
from ronda.learning.rules.exams import Asked, question_faults, shown_only
from ronda.learning.services.cleaning import clean_html, clean_shown
from ronda.learning.services.question_images import kept_image
from ronda.people.rules import Viewer
from ronda.work.services.tracing import leave_trace

ABOUT = "question"


@dataclass(frozen=True)
class QuestionSaid:
    """A question as its setter writes it; `competence` is a code, `image` the bytes of a new one."""

    kind: str
    stem: str
    shown: Mapping[str, Any]
    key: Mapping[str, Any]
    name: str = ""
    competence: str = ""
    level: int | None = None
    difficulty: int = 2
    tags: tuple[str, ...] = ()
    explanation: str = ""
    image: bytes | None = field(default=None, repr=False)
    image_text: str = ""
    source: str = ""
    source_key: str = ""


@transaction.atomic
def add_question(
    *, by: Viewer, at: datetime, today: date, said: QuestionSaid, in_use: bool = False
) -> Question:
    refuse_unless_setter(by)
    _refuse_faults(said)
    question = Question.objects.create(
        company_id=by.company_id,
        kind=said.kind,
        state=Question.State.IN_USE if in_use else Question.State.DRAFT,
        source=said.source[:200],
        source_key=said.source_key[:200],
        **_listed(by, said),
    )
    _write_version(by, at, today, question, said, number=1)
    leave_trace(by=by, at=at, about=ABOUT, number=question.pk, what="question.added")
    return question


@transaction.atomic
def change_question(
    *, by: Viewer, at: datetime, today: date, number: int, said: QuestionSaid
) -> QuestionVersion:
    """A new version; papers that were drawn before keep theirs."""
    question = _own(by, number)
    if said.kind != question.kind:
        raise RefusedError(Problem("kind", "cannot change", "write a new question"))
    _refuse_faults(said)
    for name, value in _listed(by, said).items():
        setattr(question, name, value)
    question.save()
    newest = question.versions.order_by("-number").first()
    version = _write_version(
        by, at, today, question, said, number=newest.number + 1 if newest else 1, before=newest
    )
    leave_trace(
        by=by, at=at, about=ABOUT, number=number, what="question.changed", said={"version": version.number}
    )
    return version


@transaction.atomic
def set_question_state(*, by: Viewer, at: datetime, number: int, state: str) -> Question:
    """Into use, or retired: a retired question is drawn no more and stays in the papers that have it."""
    question = _own(by, number)
    if state not in {Question.State.IN_USE, Question.State.RETIRED}:
        raise RefusedError(Problem("state", "is no state to go to", "take it into use or retire it"))
    question.state = Question.State(state)
    question.save(update_fields=["state"])
    leave_trace(by=by, at=at, about=ABOUT, number=number, what=f"question.{state}")
    return question


def _own(by: Viewer, number: int) -> Question:
    refuse_unless_setter(by)
    question = (
        Question.objects.select_for_update(of=("self",)).filter(company_id=by.company_id, pk=number).first()
    )
    if question is None:
        raise NotAllowedError(f"question {number}")
    return question


def _refuse_faults(said: QuestionSaid) -> None:
    asked = Asked(said.kind, clean_html(said.stem), clean_shown(said.shown), said.key)
    problems = [Problem(where, what, remedy) for where, what, remedy in question_faults(asked)]
    if said.image is not None and not said.image_text.strip():
        problems.append(Problem("image_text", "is missing", "say in words what the image shows"))
    if not 1 <= said.difficulty <= 3:
        problems.append(Problem("difficulty", "is none of 1 to 3", "choose one"))
    if problems:
        raise RefusedError(*problems)


def _listed(by: Viewer, said: QuestionSaid) -> dict[str, Any]:
    competence = None
    if said.competence:
        competence = Competence.objects.filter(company_id=by.company_id, code=said.competence).first()
        if competence is None:
            raise RefusedError(Problem("competence", "is unknown", "choose one of the ladder"))
    return {
        "name": said.name.strip()[:200],
        "competence": competence,
        "level": said.level,
        "difficulty": said.difficulty,
        "tags": sorted({each.strip() for each in said.tags if each.strip()}),
    }


def _write_version(
    by: Viewer,
    at: datetime,
    today: date,
    question: Question,
    said: QuestionSaid,
    *,
    number: int,
    before: QuestionVersion | None = None,
) -> QuestionVersion:
    """The image of the version before stays unless a new one comes."""
    version = QuestionVersion(
        question=question,
        number=number,
        stem=clean_html(said.stem),
        shown=clean_shown(shown_only(said.kind, said.shown)),
        key=dict(said.key),
        explanation=clean_html(said.explanation),
        made_by_id=by.person_id,
        made_at=at,
    )
    if said.image is not None:
        content = kept_image(said.image, exam_rules(today))
        version.image.save(f"{question.pk}-{number}.png", ContentFile(content), save=False)
        version.image_text = said.image_text.strip()[:300]
    elif before is not None and before.image:
        version.image, version.image_text = before.image, said.image_text.strip()[:300] or before.image_text
    version.save()
    return version
