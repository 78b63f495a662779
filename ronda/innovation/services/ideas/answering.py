"""A suggestion is answered: what follows from it, why, and its points; the answer stays as it was given."""

from datetime import date, datetime
from typing import Literal

from django.db import transaction

from ronda.innovation.models import Idea, Points
from ronda.innovation.queries.who import answers, innovation_rules
from ronda.innovation.rules.points import suggestion_points
from ronda.innovation.services.ideas.trying import adopted, take_step
from ronda.innovation.services.ideas.writing import ABOUT, locked_idea, trace_idea
from ronda.innovation.services.points import give_points
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer

Follows = Literal["try", "adopt", "thank"]
DEEDS = {"try": "answered_try", "adopt": "answered_adopt", "thank": "answered_thank"}


@transaction.atomic
def answer_idea(
    *, by: Viewer, at: datetime, today: date, number: int, follows: Follows, words: str, points: int
) -> Idea:
    """By whoever leads the centre, never by whose idea it is; points within the policy's range."""
    idea = locked_idea(by, number)
    if not answers(by, idea):
        raise NotAllowedError(f"idea {number}")
    if idea.answered_at is not None:
        raise RefusedError(Problem(ABOUT, "is a suggestion that is answered", "write a comment below it"))
    if follows not in DEEDS:
        raise RefusedError(Problem("follows", "is no way to go on", "choose one of those offered"))
    if not words.strip():
        raise RefusedError(Problem("words", "says nothing", "answer in words"))
    idea.answer, idea.answered_at, idea.answered_by_id = words.strip(), at, by.person_id
    take_step(by, at, today, idea, follows, "")
    rules = innovation_rules(today)
    earned = suggestion_points(points, rules.suggestion_points["least"], rules.suggestion_points["most"])
    due = {idea.person_id: earned}
    give_points(at=at, day=today, cause=Points.Cause.SUGGESTION, due=due, idea=idea)
    if follows == "adopt":
        adopted(at, today, idea)
    trace_idea(by, at, idea, DEEDS[follows])
    return idea
