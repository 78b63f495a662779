"""A review is published: scores that make up for strict judges, places, awards, points, prize money."""

from collections import Counter
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from django.db import transaction

from ronda.innovation.models import Points, ReviewEntry, ReviewRound, Topic
from ronda.innovation.queries.reviews import given_marks
from ronda.innovation.queries.topics import members_of
from ronda.innovation.queries.who import innovation_rules
from ronda.innovation.rules.awards import awards_of
from ronda.innovation.rules.judging import judged
from ronda.innovation.rules.points import shared
from ronda.innovation.services.points import give_points
from ronda.innovation.services.topics.making import trace_topic
from ronda.innovation.services.topics.reviews import ABOUT, open_review, trace_review
from ronda.kernel.exact import rounded
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.policy import InnovationRules

DECIMALS = 3
Marks = list[tuple[str, str, Fraction]]


@transaction.atomic
def publish_review(*, by: Viewer, at: datetime, today: date, number: int) -> ReviewRound:
    """Once every topic has marks of enough judges."""
    review, rules = open_review(by, number), innovation_rules(today)
    entries = {str(each.pk): each for each in review.entries.select_related("topic")}
    marks = given_marks(review)
    _refuse_unjudged(entries, marks, rules.judges_least)
    found = judged(marks)
    standings = awards_of(
        found, start=rules.award_from, most=rules.award_most, errors=float(rules.tie_errors)
    )
    for standing in standings:
        entry = entries[standing.topic]
        entry.score = standing.score
        entry.error = rounded(Decimal(str(found.errors[standing.topic])), DECIMALS)
        entry.place, entry.award = standing.place, standing.award
        entry.money_cents = rules.award_cents[standing.award] if standing.award else 0
        entry.save()
        _present(by, at, today, entry, rules)
    review.state, review.published_at = ReviewRound.State.PUBLISHED, at
    review.told = {
        "reliability": f"{found.reliability:.3f}",
        "tied": [int(each.topic) for each in standings if each.tied],
    }
    review.save()
    trace_review(by, at, review, "published")
    return review


def _refuse_unjudged(entries: dict[str, ReviewEntry], marks: Marks, least: int) -> None:
    if not entries:
        raise RefusedError(Problem(ABOUT, "has no topic to judge yet", "enter topics first"))
    given = Counter(entry for entry, _judge, _mark in marks)
    if any(given[entry] < least for entry in entries):
        raise RefusedError(Problem(ABOUT, "has topics with marks of too few judges", "ask the judges"))


def _present(by: Viewer, at: datetime, today: date, entry: ReviewEntry, rules: InnovationRules) -> None:
    topic = entry.topic
    topic.state = Topic.State.PRESENTED
    topic.save(update_fields=["state"])
    if entry.award:
        shares = {each.person_id: each.share for each in members_of(topic)}
        due = shared(rules.award_points[entry.award], shares)  # type: ignore[index]
        give_points(at=at, day=today, cause=Points.Cause(entry.award), due=due, topic=topic)
    trace_topic(by, at, topic, "presented", award=entry.award)
