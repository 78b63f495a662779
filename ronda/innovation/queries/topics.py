"""Topics: of the own centre, those one works on or judges, of other centres what was presented."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Sum

from ronda.innovation.models import Evidence, Points, Spread, Topic, TopicMember, TopicStep
from ronda.innovation.queries.who import innovation_rules, leads_centre, leads_company
from ronda.innovation.rules.effect import Effect, effect_of
from ronda.innovation.rules.pdca import Stage
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.work.queries.reached import Reached

SHARED = (Topic.State.PRESENTED.value, Topic.State.SPREAD.value)
OVER = (*SHARED, Topic.State.CLOSED.value)


@dataclass(frozen=True)
class TopicsWanted:
    """What the list is narrowed down to; empty: everything."""

    words: str = ""
    state: str = ""
    kind: str = ""
    centre: str = ""
    first: date | None = None
    last: date | None = None


def topics_for(viewer: Viewer) -> QuerySet[Topic]:
    rows = Topic.objects.filter(company_id=viewer.company_id)
    if not viewer.roles:
        rows = rows.none()
    elif not leads_company(viewer):
        own = viewer.person_id or 0
        part = Q(members__person_id=own, members__left_on=None) | Q(reviews__marks__judge_id=own)
        rows = rows.filter(Q(centre_id__in=viewer.centre_ids) | part | Q(state__in=SHARED)).distinct()
    return rows.select_related("centre", "made_by", "idea", "priority")


def topic_for(viewer: Viewer, number: int) -> Topic:
    found = topics_for(viewer).filter(pk=number).first()
    if found is None:
        raise RefusedError(Problem(f"topic {number}", "is not among yours", "look at it again"))
    return found


def listed_topics(viewer: Viewer, wanted: TopicsWanted) -> QuerySet[Topic]:
    rows = topics_for(viewer)
    for word in wanted.words.split():
        rows = rows.filter(Q(title__icontains=word) | Q(number__icontains=word) | Q(measure__icontains=word))
    named = {
        "state": wanted.state if wanted.state in Topic.State.values else "",
        "kind": wanted.kind,
        "centre__code": wanted.centre,
        "ends_on__gte": wanted.first,
        "starts_on__lte": wanted.last,
    }
    rows = rows.filter(**{column: value for column, value in named.items() if value})
    if wanted.state == "mine":
        rows = rows.filter(pk__in=_own_numbers(viewer))
    if wanted.state == "running":
        rows = rows.exclude(state__in=OVER)
    counted = Count("members", filter=Q(members__left_on=None), distinct=True)
    return rows.annotate(team=counted).order_by("-starts_on", "-pk")


def members_of(topic: Topic) -> list[TopicMember]:
    """The leader first; without who left."""
    return list(topic.members.filter(left_on=None).select_related("person"))


def topic_with_team(viewer: Viewer, number: int) -> tuple[Topic, list[Any]]:
    """In one statement: every topic has somebody; with what each has `earned` by it, or None."""
    earned = Points.objects.filter(
        topic=OuterRef("topic"), person=OuterRef("person"), taken_back_at=None
    ).order_by()
    together = earned.values("person").annotate(together=Sum("points")).values("together")
    seen = topics_for(viewer).filter(pk=number).select_related(None).order_by().values("pk")
    members = TopicMember.objects.filter(topic__in=seen, left_on=None).annotate(earned=Subquery(together))
    found = list(members.select_related("person", "topic__centre", "topic__idea"))
    if not found:
        raise RefusedError(Problem(f"topic {number}", "is not among yours", "look at it again"))
    return found[0].topic, found


def is_member(viewer: Viewer, members: Sequence[TopicMember]) -> bool:
    return any(each.person_id == viewer.person_id for each in members)


def heads(viewer: Viewer, topic: Topic, members: Sequence[TopicMember]) -> bool:
    """Who leads the topic, or the centre."""
    leads = any(each.leads and each.person_id == viewer.person_id for each in members)
    return leads or leads_centre(viewer, topic.centre_id)


def steps_of(topic: Topic) -> list[TopicStep]:
    return list(topic.steps.select_related("by"))


def told_stages(steps: Sequence[TopicStep]) -> list[Stage]:
    """As the rules take them."""
    return [Stage(each.turn, each.phase, each.done_on is not None) for each in steps]  # type: ignore[arg-type]


def evidence_of(topic: Topic) -> list[Evidence]:
    return list(topic.evidence.filter(removed_at=None))


def effect_of_topic(topic: Topic, evidence: Sequence[Evidence], on: date) -> Effect:
    rules = innovation_rules(on)
    return effect_of(
        [Fraction(each.value) for each in evidence if each.when == Evidence.When.BEFORE],
        [Fraction(each.value) for each in evidence if each.when == Evidence.When.AFTER],
        upward=topic.upward,
        aim=None if topic.aim is None else Fraction(topic.aim),
        least=rules.effect_least_values,
        surety=float(rules.effect_surety),
    )


def spreads_of_topic(topic: Topic) -> list[Spread]:
    return list(topic.spreads.select_related("centre", "asked_by", "looked_by"))


def own_topics(viewer: Viewer) -> list[Topic]:
    """Those that run and that the viewer works on."""
    rows = Topic.objects.filter(pk__in=_own_numbers(viewer)).exclude(state__in=OVER)
    return list(rows.order_by("ends_on", "pk"))


def topics_proposed(viewer: Viewer) -> list[Topic]:
    """Proposed in a centre that the viewer leads: to be registered."""
    rows = topics_for(viewer).filter(state=Topic.State.PROPOSED)
    return [each for each in rows.order_by("pk") if leads_centre(viewer, each.centre_id)]


def topics_to_enter(viewer: Viewer) -> list[Topic]:
    """Verified, of centres that the viewer leads, and in no review that runs."""
    rows = topics_for(viewer).filter(state=Topic.State.VERIFIED).exclude(reviews__review__state="open")
    return [each for each in rows.order_by("title") if leads_centre(viewer, each.centre_id)]


def next_topic_number(viewer: Viewer, year: int) -> str:
    """`QC-2026-07`: the first that is free."""
    rows = Topic.objects.filter(company_id=viewer.company_id, number__startswith=f"QC-{year}-")
    taken = set(rows.values_list("number", flat=True))
    return next(
        number for place in range(1, len(taken) + 2) if (number := f"QC-{year}-{place:02d}") not in taken
    )


def spreads_to_look_at(viewer: Viewer, on: date) -> list[Spread]:
    """In centres that the viewer leads, whose day has come."""
    rows = Spread.objects.filter(centre__company_id=viewer.company_id, looked_at=None, look_on__lte=on)
    found = rows.select_related("centre", "idea", "topic").order_by("look_on", "pk")
    return [each for each in found if leads_centre(viewer, each.centre_id)]


def spread_for(viewer: Viewer, number: int) -> Spread:
    """One that the viewer may look at."""
    rows = Spread.objects.filter(centre__company_id=viewer.company_id, pk=number)
    found = rows.select_related("centre", "idea", "topic").first()
    if found is None or not leads_centre(viewer, found.centre_id):
        raise RefusedError(Problem(f"spread {number}", "is not among yours", "look at it again"))
    return found


def read_topic(viewer: Viewer, number: int) -> Reached | None:
    """Whose it is, for what lies with it."""
    found = topics_for(viewer).filter(pk=number).first()
    return None if found is None else Reached(None, found.centre_id)


def _own_numbers(viewer: Viewer) -> QuerySet[TopicMember, int]:
    own = TopicMember.objects.filter(
        person_id=viewer.person_id or 0, left_on=None, topic__company_id=viewer.company_id
    )
    return own.values_list("topic_id", flat=True)
