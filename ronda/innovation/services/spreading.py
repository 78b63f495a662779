"""Another centre takes something over, and looks later whether it helps there too."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import transaction

from ronda.innovation.models import Idea, Points, Spread, Topic
from ronda.innovation.queries.topics import members_of, topic_for
from ronda.innovation.queries.who import innovation_rules, leads_centre
from ronda.innovation.rules.points import shared
from ronda.innovation.services.ideas.trying import take_step
from ronda.innovation.services.ideas.writing import locked_idea, trace_idea
from ronda.innovation.services.points import give_points
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.queries import numbers_of_centres
from ronda.people.rules import Viewer
from ronda.work.services.tracing import leave_trace

PRESENTED = (Topic.State.PRESENTED, Topic.State.SPREAD)


@transaction.atomic
def spread_idea(*, by: Viewer, at: datetime, today: date, number: int, centre: str) -> Spread:
    """By whoever leads the centre that takes it over; whose idea it is gets the points, once."""
    idea = locked_idea(by, number)
    centre_id = _taking(by, centre, idea.centre_id)
    _refuse_twice(Spread.objects.filter(idea=idea, centre_id=centre_id).exists())
    take_step(by, at, today, idea, "spread", "")
    idea.steps.filter(state=Idea.State.SPREAD, where=None).update(where_id=centre_id)
    spread = _begun(by, today, centre_id, idea=idea)
    due = {idea.person_id: innovation_rules(today).spread_points}
    give_points(at=at, day=today, cause=Points.Cause.SPREAD, due=due, idea=idea)
    trace_idea(by, at, idea, "spread", centre=spread.centre.name)
    return spread


@transaction.atomic
def spread_topic(*, by: Viewer, at: datetime, today: date, number: int, centre: str) -> Spread:
    """Once it was presented; the team shares the points."""
    seen = topic_for(by, number)
    topic = Topic.objects.select_for_update(of=("self",)).get(pk=seen.pk)
    if topic.state not in PRESENTED:
        raise RefusedError(Problem("topic", "is a topic past this step or before it", "look at it again"))
    centre_id = _taking(by, centre, topic.centre_id)
    _refuse_twice(Spread.objects.filter(topic=topic, centre_id=centre_id).exists())
    topic.state = Topic.State.SPREAD
    topic.save(update_fields=["state"])
    spread = _begun(by, today, centre_id, topic=topic)
    shares = {each.person_id: each.share for each in members_of(topic)}
    due: dict[int, Decimal] = shared(innovation_rules(today).spread_points, shares)
    give_points(at=at, day=today, cause=Points.Cause.SPREAD, due=due, topic=topic)
    said = {"centre": spread.centre.name}
    leave_trace(by=by, at=at, about="topic", number=topic.pk, what="topic.spread", said=said)
    return spread


@transaction.atomic
def look_at_spread(*, by: Viewer, at: datetime, number: int, outcome: str, said: str) -> Spread:
    """By whoever leads the centre that took it over; that it does not work there is worth knowing."""
    spread = Spread.objects.select_for_update(of=("self",)).filter(centre__company_id=by.company_id)
    found = spread.filter(pk=number).first()
    if found is None or not leads_centre(by, found.centre_id):
        raise NotAllowedError(f"spread {number}")
    if found.looked_at is not None:
        raise RefusedError(Problem("spread", "is looked at already", "write a comment"))
    if outcome not in Spread.Outcome.values:
        raise RefusedError(Problem("outcome", "is no way to go on", "choose one of those offered"))
    if not said.strip():
        raise RefusedError(Problem("said", "says nothing", "say what was seen"))
    found.outcome, found.said = outcome, said.strip()[:500]
    found.looked_by_id, found.looked_at = by.person_id, at
    found.save()
    about, thing = ("idea", found.idea_id) if found.idea_id else ("topic", found.topic_id)
    told = {"centre": found.centre.name, "outcome": outcome}
    leave_trace(by=by, at=at, about=about, number=thing or 0, what=f"{about}.looked", said=told)
    return found


def _taking(by: Viewer, code: str, own_centre_id: int) -> int:
    centre_id = numbers_of_centres(Viewer.operator(by.company_id)).get(code)
    if centre_id is None or not leads_centre(by, centre_id):
        raise NotAllowedError(f"centre {code}")
    if centre_id == own_centre_id:
        raise RefusedError(Problem("centre", "is the centre that it comes from", "choose another centre"))
    return centre_id


def _refuse_twice(known: bool) -> None:
    if known:
        raise RefusedError(Problem("centre", "has taken it over already", "choose another centre"))


def _begun(by: Viewer, today: date, centre_id: int, **thing: Idea | Topic) -> Spread:
    return Spread.objects.create(
        centre_id=centre_id,
        asked_by_id=by.person_id,
        begun_on=today,
        look_on=today + timedelta(days=innovation_rules(today).spread_look_days),
        **thing,
    )
