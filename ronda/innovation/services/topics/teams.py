"""The team of a topic and how its points are shared: agreed before anybody judges it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from ronda.innovation.models import Topic, TopicMember
from ronda.innovation.queries.topics import heads, members_of
from ronda.innovation.queries.who import colleagues_by_code
from ronda.innovation.services.topics.making import running_topic, trace_topic
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer

WHOLE = 100


@dataclass(frozen=True)
class MemberSaid:
    """A colleague by code; `share` in per cent of the whole work."""

    person: str
    share: int
    leads: bool = False


@transaction.atomic
def set_team(*, by: Viewer, at: datetime, today: date, number: int, team: Sequence[MemberSaid]) -> Topic:
    """By who leads the topic or the centre; once it is being judged the shares stay."""
    topic = running_topic(by, number)
    now = members_of(topic)
    if not heads(by, topic, now):
        raise NotAllowedError(f"topic {number}")
    if topic.reviews.filter(review__state="open").exists():
        raise RefusedError(Problem("team", "is being judged already", "wait for the result"))
    codes = {each.person.code: each.person_id for each in now}
    codes.update({code: each.person_id for code, each in colleagues_by_code(by, today).items()})
    _refuse_wrong(team, codes)
    wanted = {codes[each.person]: each for each in team}
    topic.members.exclude(person_id__in=wanted).filter(left_on=None).update(
        left_on=today, share=0, leads=False
    )
    for person_id, each in wanted.items():
        TopicMember.objects.update_or_create(
            topic=topic,
            person_id=person_id,
            defaults={"share": each.share, "leads": each.leads, "left_on": None},
        )
    trace_topic(by, at, topic, "team", people=len(wanted))
    return topic


def _refuse_wrong(team: Sequence[MemberSaid], known: dict[str, int]) -> None:
    if any(each.person not in known for each in team):
        raise RefusedError(Problem("team", "is not among your colleagues", "choose a colleague"))
    if any(count > 1 for count in Counter(each.person for each in team).values()):
        raise RefusedError(Problem("team", "names somebody twice", "name each person once"))
    if any(each.share <= 0 for each in team) or sum(each.share for each in team) != WHOLE:
        raise RefusedError(Problem("team", "has shares that do not add up to 100", "change the shares"))
    if sum(each.leads for each in team) != 1:
        raise RefusedError(Problem("team", "is led by one person", "choose who leads it"))
