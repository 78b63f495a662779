"""One topic: its team, its turns of plan, do, check, act, its evidence as a picture, its review."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import pgettext

from ronda.design.templatetags.figures import day
from ronda.innovation.models import Evidence, Topic, TopicStep
from ronda.innovation.queries.reviews import Heard, dimensions_of, heard_by, marks_of_topic, most_of
from ronda.innovation.queries.topics import (
    OVER,
    effect_of_topic,
    evidence_of,
    heads,
    is_member,
    spreads_of_topic,
    steps_of,
    topic_with_team,
)
from ronda.innovation.queries.who import innovation_rules, leads_centre, may_take_over
from ronda.innovation.rules.points import shared_cents
from ronda.innovation.wording.words import AWARD_KINDS, DIMENSIONS, OUTCOME_KINDS, TOPIC_KINDS, VERDICTS
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.queries.desk import desk_of
from ronda.work.queries.reached import Reached
from ronda.work.views.doing import today

WAY = ("registered", "studied", "acted", "verified", "presented", "spread")


@for_viewer
def show_topic(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    topic, members = topic_with_team(viewer, number)
    steps, evidence = steps_of(topic), evidence_of(topic)
    team, leads = is_member(viewer, members), heads(viewer, topic, members)
    runs, registered = topic.state not in OVER, topic.state != Topic.State.PROPOSED
    spreads = spreads_of_topic(topic) if topic.state == Topic.State.SPREAD else []
    context = {
        "topic": topic,
        "state_kind": TOPIC_KINDS[topic.state],
        "way": _way(topic),
        "members": members,
        "turns": _turns(steps),
        "evidence": evidence,
        "effect": _effect(topic, evidence) if evidence else None,
        "chart": _chart(evidence),
        "review": _review(viewer, topic, members),
        "earned": team or leads,
        "spreads": [
            {
                "spread": each,
                "kind": OUTCOME_KINDS.get(each.outcome, "plain"),
                "may_look": each.looked_at is None and leads_centre(viewer, each.centre_id),
            }
            for each in spreads
        ],
        "may": {
            "change": runs and (team or leads),
            "register": not registered and leads_centre(viewer, topic.centre_id),
            "team": runs and leads,
            "step": runs and registered and team,
            "evidence": runs and (team or leads),
            "close": runs and leads,
            "spread": topic.state in (Topic.State.PRESENTED, Topic.State.SPREAD)
            and may_take_over(viewer, topic.centre_id),
        },
        "desk": desk_of(viewer, "topic", topic.pk, Reached(None, topic.centre_id)),
    }
    return render(request, "innovation/topic.html", context)


def _way(topic: Topic) -> list[dict[str, Any]]:
    """Where it stands; a closed one stopped after being registered."""
    here = WAY.index(topic.state) if topic.state in WAY else -1
    return [
        {
            "name": Topic.State(state).label,
            "state": "done" if place < here or (place == here == 5) else "now" if place == here else "later",
        }
        for place, state in enumerate(WAY)
    ]


def _turns(steps: Sequence[TopicStep]) -> list[dict[str, Any]]:
    turns = sorted({each.turn for each in steps})
    return [{"number": turn, "steps": [each for each in steps if each.turn == turn]} for turn in turns]


def _effect(topic: Topic, evidence: Sequence[Evidence]) -> dict[str, Any]:
    found = effect_of_topic(topic, evidence, today())
    words, kind = VERDICTS[found.verdict]
    return {"found": found, "words": words, "kind": kind}


def _chart(evidence: Sequence[Evidence]) -> dict[str, Any]:
    """Two lines over the same days, so that the break between them is seen."""
    ordered = sorted(evidence, key=lambda each: (each.day, each.pk))
    series = [
        {
            "name": str(name),
            "values": [float(each.value) if each.when == when else None for each in ordered],
        }
        for when, name in (
            (Evidence.When.BEFORE, pgettext("evidence", "Before")),
            (Evidence.When.AFTER, pgettext("evidence", "After")),
        )
    ]
    return {"labels": [day(each.day) for each in ordered], "series": series}


def _review(viewer: Viewer, topic: Topic, members: Sequence[Any]) -> dict[str, Any] | None:
    if topic.state not in (Topic.State.PRESENTED, Topic.State.SPREAD):
        return None
    marks = marks_of_topic(topic.pk)
    if not marks:
        return None
    entry, in_team = marks[0].entry, is_member(viewer, members)
    least = innovation_rules(today()).judges_least
    heard = heard_by(viewer, entry, marks, in_team=in_team, least=least)
    shares = {each.person_id: each.share for each in members}
    seen = in_team or heads(viewer, topic, members)
    money = shared_cents(entry.money_cents, shares) if seen and entry.money_cents else {}
    return {
        "entry": entry,
        "award_kind": AWARD_KINDS[entry.award],
        "rows": _means(heard, entry) if heard else [],
        "comments": heard.comments if heard else [],
        "most": most_of(entry.review),
        "money": [(each, money[each.person_id]) for each in members] if money else [],
    }


def _means(heard: Heard, entry: Any) -> list[tuple[Any, Any]]:
    return [(DIMENSIONS.get(code, code), heard.means[code]) for code in dimensions_of(entry.review)]
