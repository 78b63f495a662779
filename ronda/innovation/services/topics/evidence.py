"""Evidence of a topic: measured values before and after, each with where it is from."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from ronda.innovation.models import Evidence
from ronda.innovation.services.topics.making import running_topic, trace_topic
from ronda.innovation.services.topics.steps import bring_up_to_date
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer


@transaction.atomic
def add_evidence(
    *,
    by: Viewer,
    at: datetime,
    today: date,
    number: int,
    when: str,
    day: date,
    value: Decimal,
    source: str,
) -> Evidence:
    """By the team and whoever leads it; of a day that has been."""
    topic = running_topic(by, number)
    if when not in Evidence.When.values:
        raise RefusedError(Problem("when", "is neither before nor after", "choose one"))
    if day > today:
        raise RefusedError(Problem("day", "is still to come", "write what was measured"))
    if not source.strip():
        raise RefusedError(Problem("source", "says nothing", "say where it is from"))
    found = Evidence.objects.create(
        topic=topic, when=when, day=day, value=value, source=source.strip()[:300], at=at
    )
    bring_up_to_date(topic)
    trace_topic(by, at, topic, "evidence", when=when)
    return found


@transaction.atomic
def take_out_evidence(*, by: Viewer, at: datetime, number: int, evidence: int) -> Evidence:
    """It is out of the figures; that it was there stays in the history."""
    topic = running_topic(by, number)
    found = topic.evidence.filter(pk=evidence).first()
    if found is None:
        raise NotAllowedError(f"evidence {evidence}")
    if found.removed_at is None:
        found.removed_at = at
        found.save(update_fields=["removed_at"])
        bring_up_to_date(topic)
        trace_topic(by, at, topic, "evidence_out")
    return found
