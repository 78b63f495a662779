"""Steps of a topic in the order of plan, do, check, act; the time spent on a step counts as learning."""

from datetime import date, datetime

from django.db import transaction

from ronda.innovation.models import Evidence, Topic, TopicStep
from ronda.innovation.queries.topics import is_member, members_of, told_stages
from ronda.innovation.rules.pdca import phases_open
from ronda.innovation.rules.topic_states import state_reached
from ronda.innovation.services.topics.making import ABOUT, running_topic, trace_topic
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.learning.services.peer_time import record_peer_minutes
from ronda.people.rules import Viewer

LONGEST_DAY = 480


@transaction.atomic
def write_step(
    *,
    by: Viewer,
    at: datetime,
    today: date,
    number: int,
    phase: str,
    text: str,
    turn: int = 1,
    due: date | None = None,
    done: bool = False,
    minutes: int = 0,
) -> TopicStep:
    """By the team; done at once, or by its day."""
    topic = _worked_on(by, number)
    if (turn, phase) not in phases_open(told_stages(list(topic.steps.all()))):
        raise RefusedError(Problem("phase", "is not what comes next", "finish what comes before it"))
    if not text.strip():
        raise RefusedError(Problem("text", "says nothing", "write what was done or is planned"))
    _refuse_minutes(minutes)
    step = TopicStep.objects.create(
        topic=topic,
        turn=turn,
        phase=phase,
        text=text.strip(),
        due=due,
        done_on=today if done else None,
        minutes=minutes if done else 0,
        by_id=by.person_id,
        at=at,
    )
    _after(by, at, topic, step)
    return step


@transaction.atomic
def finish_step(
    *, by: Viewer, at: datetime, today: date, number: int, step: int, text: str, minutes: int = 0
) -> TopicStep:
    """What was written before as a plan is done now, by whoever finishes it."""
    topic = _worked_on(by, number)
    found = topic.steps.filter(pk=step, done_on=None).first()
    if found is None:
        raise RefusedError(Problem(ABOUT, "is a topic past this step or before it", "look at it again"))
    if not text.strip():
        raise RefusedError(Problem("text", "says nothing", "write what was done"))
    _refuse_minutes(minutes)
    found.text, found.done_on, found.minutes = text.strip(), today, minutes
    found.by_id, found.at = by.person_id, at
    found.save()
    _after(by, at, topic, found)
    return found


def bring_up_to_date(topic: Topic) -> None:
    """As far as what its team has written takes it."""
    if topic.state == Topic.State.PROPOSED:
        return
    kinds = list(topic.evidence.filter(removed_at=None).values_list("when", flat=True))
    reached = state_reached(
        told_stages(list(topic.steps.all())),
        before=kinds.count(Evidence.When.BEFORE),
        after=kinds.count(Evidence.When.AFTER),
    )
    if topic.state != reached:
        topic.state = reached
        topic.save(update_fields=["state"])


def _worked_on(by: Viewer, number: int) -> Topic:
    topic = running_topic(by, number)
    if not is_member(by, members_of(topic)):
        raise NotAllowedError(f"topic {number}")
    if topic.state == Topic.State.PROPOSED:
        raise RefusedError(Problem(ABOUT, "is not registered yet", "ask whoever leads to register it"))
    return topic


def _refuse_minutes(minutes: int) -> None:
    if not 0 <= minutes <= LONGEST_DAY:
        raise RefusedError(Problem("minutes", "is longer than a day of work", "write less"))


def _after(by: Viewer, at: datetime, topic: Topic, step: TopicStep) -> None:
    if step.done_on is not None and step.minutes and by.person_id is not None:
        record_peer_minutes(
            company_id=topic.company_id,
            person_id=by.person_id,
            at=at,
            day=step.done_on,
            minutes=step.minutes,
            key=f"topic {step.pk} {by.person_id}",
        )
    bring_up_to_date(topic)
    trace_topic(by, at, topic, "finished" if step.done_on else "step", phase=step.phase)
