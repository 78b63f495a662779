"""What becomes of a suggestion after its answer: trials and what they taught, adoption, thanks."""

from collections.abc import Collection
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from ronda.innovation.models import Idea, Points
from ronda.innovation.queries.ideas import steps_of, told_steps
from ronda.innovation.queries.who import answers, innovation_rules
from ronda.innovation.rules.idea_states import Deed, deeds_open, state_after
from ronda.innovation.services.ideas.writing import ABOUT, add_step, locked_idea, trace_idea
from ronda.innovation.services.points import give_points
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer


@transaction.atomic
def begin_trial(*, by: Viewer, at: datetime, today: date, number: int, said: str = "") -> Idea:
    """By whoever answers it; once it was answered, also what was thanked for may be tried after all."""
    idea = answered_idea(by, number)
    take_step(by, at, today, idea, "try", said)
    trace_idea(by, at, idea, "tried")
    return idea


@transaction.atomic
def end_trial(*, by: Viewer, at: datetime, today: date, number: int, worked: bool, said: str) -> Idea:
    """By whose idea it is or whoever answers it. A failure costs nothing; what it taught earns a point."""
    idea = locked_idea(by, number)
    if not (idea.person_id == by.person_id or answers(by, idea)):
        raise NotAllowedError(f"idea {number}")
    if not said.strip():
        raise RefusedError(Problem("said", "does not say what was learnt", "write what the trial taught"))
    _refuse_unless_open("end_trial", idea)
    add_step(idea, by, at, today, Idea.State.TRIED, said=said, worked=worked)
    if not worked:
        due = {idea.person_id: innovation_rules(today).learning_points}
        give_points(at=at, day=today, cause=Points.Cause.LEARNING, due=due, idea=idea)
    trace_idea(by, at, idea, "worked" if worked else "taught")
    return idea


@transaction.atomic
def adopt_idea(*, by: Viewer, at: datetime, today: date, number: int, said: str = "") -> Idea:
    idea = answered_idea(by, number)
    take_step(by, at, today, idea, "adopt", said)
    adopted(at, today, idea)
    trace_idea(by, at, idea, "adopted")
    return idea


@transaction.atomic
def thank_for_idea(*, by: Viewer, at: datetime, today: date, number: int, said: str) -> Idea:
    """Not now, with a reason and thanks."""
    if not said.strip():
        raise RefusedError(Problem("said", "says nothing", "say why, and thank"))
    idea = answered_idea(by, number)
    take_step(by, at, today, idea, "thank", said)
    trace_idea(by, at, idea, "thanked")
    return idea


def answered_idea(by: Viewer, number: int) -> Idea:
    """Locked, of whoever answers it."""
    idea = locked_idea(by, number)
    if not answers(by, idea):
        raise NotAllowedError(f"idea {number}")
    if idea.answered_at is None:
        raise RefusedError(Problem(ABOUT, "is a suggestion that waits for its answer", "answer it first"))
    return idea


def take_step(by: Viewer, at: datetime, today: date, idea: Idea, deed: Deed, said: str) -> None:
    """When it is open now."""
    _refuse_unless_open(deed, idea)
    idea.state = state_after(deed)
    idea.save()
    add_step(idea, by, at, today, idea.state, said=said)


def adopted(at: datetime, today: date, idea: Idea) -> dict[int, Decimal]:
    due = {idea.person_id: innovation_rules(today).adopted_points}
    return give_points(at=at, day=today, cause=Points.Cause.ADOPTED, due=due, idea=idea)


def open_deeds(idea: Idea) -> Collection[str]:
    return deeds_open(idea.state, told_steps(steps_of(idea)))  # type: ignore[arg-type]


def _refuse_unless_open(deed: Deed, idea: Idea) -> None:
    if deed not in open_deeds(idea):
        raise RefusedError(Problem(ABOUT, "is a suggestion past this step", "look at it again"))
