"""A topic is proposed by anybody, registered by whoever leads, changed while it runs, closed for a reason."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Q

from ronda.innovation.models import Topic, TopicMember
from ronda.innovation.queries.ideas import idea_for
from ronda.innovation.queries.topics import OVER, heads, is_member, members_of, topic_for
from ronda.innovation.queries.who import leads_centre, own_centre
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.work.services.tracing import leave_trace

ABOUT = "topic"


@dataclass(frozen=True)
class TopicSaid:
    """`measure` is what is to change, up to `aim`; `upward`: more is better."""

    title: str
    kind: str
    why: str
    measure: str
    unit: str
    upward: bool
    aim: Decimal | None
    starts_on: date
    ends_on: date


@transaction.atomic
def propose_topic(*, by: Viewer, at: datetime, said: TopicSaid, idea: int | None = None) -> Topic:
    """By anybody who works here, perhaps out of a suggestion; who leads it at first. Sent twice it is one."""
    centre_id = own_centre(by)
    if by.person_id is None or centre_id is None:
        raise NotAllowedError("proposing a topic")
    _refuse_wrong(said)
    same = Topic.objects.filter(made_by_id=by.person_id, state=Topic.State.PROPOSED, **asdict(said))
    of_idea = Q(idea_id=idea) if idea else Q(idea__isnull=True)
    known = same.filter(of_idea, company_id=by.company_id).first()
    if known is not None:
        return known
    topic = Topic.objects.create(
        company_id=by.company_id,
        centre_id=centre_id,
        idea=idea_for(by, idea) if idea else None,
        made_by_id=by.person_id,
        made_at=at,
        **asdict(said),
    )
    TopicMember.objects.create(topic=topic, person_id=by.person_id, leads=True, share=100)
    trace_topic(by, at, topic, "proposed")
    return topic


@transaction.atomic
def change_topic(*, by: Viewer, at: datetime, number: int, said: TopicSaid) -> Topic:
    """By its team and whoever leads; the measure stays once evidence lies with it."""
    topic = running_topic(by, number)
    _refuse_wrong(said)
    measured = (said.measure, said.unit, said.upward) != (topic.measure, topic.unit, topic.upward)
    if measured and topic.evidence.filter(removed_at=None).exists():
        raise RefusedError(Problem("measure", "has evidence already", "take the evidence out first"))
    for name, value in asdict(said).items():
        setattr(topic, name, value)
    topic.save()
    trace_topic(by, at, topic, "changed")
    return topic


@transaction.atomic
def register_topic(*, by: Viewer, at: datetime, number: int, registered_as: str) -> Topic:
    """By whoever leads the centre, under a number that no other topic has."""
    topic = locked_topic(by, number)
    if not leads_centre(by, topic.centre_id):
        raise NotAllowedError(f"topic {number}")
    if topic.state != Topic.State.PROPOSED:
        raise RefusedError(Problem(ABOUT, "is a topic past this step or before it", "look at it again"))
    name = registered_as.strip()
    if not name:
        raise RefusedError(Problem("number", "says nothing", "give it a number"))
    if Topic.objects.filter(company_id=by.company_id, number=name).exists():
        raise RefusedError(Problem("number", "is the number of another topic", "choose another number"))
    topic.number, topic.state = name, Topic.State.REGISTERED
    topic.save(update_fields=["number", "state"])
    trace_topic(by, at, topic, "registered", number=name)
    return topic


@transaction.atomic
def close_topic(*, by: Viewer, at: datetime, number: int, why: str) -> Topic:
    """By whoever leads it, not while it is judged; what it taught stays, and nothing is deducted."""
    topic = locked_topic(by, number)
    if not heads(by, topic, members_of(topic)):
        raise NotAllowedError(f"topic {number}")
    if topic.state in OVER:
        raise RefusedError(Problem(ABOUT, "is a topic past this step or before it", "look at it again"))
    if topic.reviews.filter(review__state="open").exists():
        remedy = "wait for the result, or have the review cancelled"
        raise RefusedError(Problem(ABOUT, "is before judges", remedy))
    if not why.strip():
        raise RefusedError(Problem("why", "says nothing", "say why"))
    topic.state, topic.closed_why = Topic.State.CLOSED, why.strip()[:500]
    topic.save(update_fields=["state", "closed_why"])
    trace_topic(by, at, topic, "closed")
    return topic


def locked_topic(by: Viewer, number: int) -> Topic:
    seen = topic_for(by, number)
    return Topic.objects.select_for_update(of=("self",)).get(pk=seen.pk)


def running_topic(by: Viewer, number: int) -> Topic:
    """Locked, not yet presented nor closed, of its team or of whoever leads it."""
    topic = locked_topic(by, number)
    members = members_of(topic)
    if not (is_member(by, members) or heads(by, topic, members)):
        raise NotAllowedError(f"topic {number}")
    if topic.state in OVER:
        raise RefusedError(Problem(ABOUT, "is a topic past this step or before it", "look at it again"))
    return topic


def trace_topic(by: Viewer, at: datetime, topic: Topic, deed: str, **said: object) -> None:
    leave_trace(by=by, at=at, about=ABOUT, number=topic.pk, what=f"{ABOUT}.{deed}", said=said)


def _refuse_wrong(said: TopicSaid) -> None:
    if said.ends_on < said.starts_on:
        raise RefusedError(Problem("ends_on", "is before it begins", "choose a later day"))
    if said.kind not in Topic.Kind.values:
        raise RefusedError(Problem("kind", "is no kind of topic", "choose one of those offered"))
