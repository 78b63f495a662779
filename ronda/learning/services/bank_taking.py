"""What was chosen of a file of questions is taken over, all or nothing."""

from collections.abc import Collection
from datetime import date, datetime

from django.core.files.storage import default_storage
from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.learning.models import Question
from ronda.learning.rules.banks import BankQuestion
from ronda.learning.services.bank import QuestionSaid, add_question
from ronda.learning.services.bank_kept import kept_bank_file
from ronda.learning.services.bank_reading import Words, offer_of
from ronda.people.rules import Viewer


def take_over(
    *,
    by: Viewer,
    at: datetime,
    today: date,
    token: str,
    places: Collection[int],
    words: Words,
    in_use: bool = False,
) -> list[Question]:
    """The chosen ones, as drafts unless they are taken into use at once."""
    path, name, content = kept_bank_file(by=by, token=token)
    offer = offer_of(by=by, today=today, name=path, content=content, words=words)
    chosen = [each.question for each in offer.offered if each.question.place in places]
    if not chosen:
        raise RefusedError(Problem("places", "is no question", "choose one at least"))
    with transaction.atomic():
        taken = [
            add_question(by=by, at=at, today=today, said=_said(each, name), in_use=in_use) for each in chosen
        ]
        transaction.on_commit(lambda: default_storage.delete(path))
    return taken


def _said(question: BankQuestion, name: str) -> QuestionSaid:
    asked = question.asked
    return QuestionSaid(
        asked.kind,
        asked.stem,
        asked.shown,
        asked.key,
        name=question.name,
        competence=question.competence,
        level=question.level,
        difficulty=question.difficulty,
        tags=question.tags,
        explanation=question.explanation,
        image=question.image,
        image_text=question.image_text,
        source=name,
        source_key=question.source_key,
    )
