"""Sentences about topics and their reviews: refusals by what the service found, deeds by what was done."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext, gettext_lazy, ngettext

from ronda.innovation.models import Evidence, TopicStep
from ronda.work.wording.saying import Deeds, Refusals

REFUSALS: Refusals = {
    "has evidence already": gettext_lazy(
        "Evidence is measured by this already; take it out before you change what is measured."
    ),
    "has no topic to judge yet": gettext_lazy("Enter topics first."),
    "has shares that do not add up to 100": gettext_lazy("The shares of the team must add up to 100."),
    "has topics with marks of too few judges": gettext_lazy(
        "Each topic needs the marks of more judges; ask them, or name another one."
    ),
    "is a review that is over": gettext_lazy("This review is over; nothing changes in it any more."),
    "is a topic past this step or before it": gettext_lazy(
        "The topic is at another step; look at the page again."
    ),
    "is before it begins": gettext_lazy("The end lies before the beginning."),
    "is not each place once": gettext_lazy("Give each topic a place of its own, from 1 on."),
    "is before judges": gettext_lazy(
        "The topic is being judged: wait for the result, or have the review cancelled first."
    ),
    "is being judged already": gettext_lazy("The topic is being judged; the shares stay as they are."),
    "is led by one person": gettext_lazy("One person leads the topic."),
    "is longer than a day of work": gettext_lazy("Write the minutes of one day at most."),
    "is neither before nor after": gettext_lazy("Say whether it was before or after."),
    "is no choice": gettext_lazy("Choose at least one."),
    "is no dimension of this review": gettext_lazy("The dimensions have changed; load the page again."),
    "is no kind of topic": gettext_lazy("Choose a kind from the list."),
    "is no mark of this review": gettext_lazy("Give a mark from 0 up to the highest one."),
    "is no verified topic of yours": gettext_lazy("Choose a topic that is verified."),
    "is not registered yet": gettext_lazy("Ask whoever leads your centre to register the topic first."),
    "is not what comes next": gettext_lazy("First finish the step before it: plan, do, check, act."),
    "is the number of another topic": gettext_lazy("Another topic has this number."),
    "names somebody twice": gettext_lazy("Name each person once."),
    "work on every topic here": gettext_lazy(
        "Somebody whom you chose is of the team of every topic here, and nobody judges the own team."
    ),
}


def _team(said: Mapping[str, Any]) -> str:
    number = said["people"]
    return ngettext("Set the team: %(n)s person", "Set the team: %(n)s people", number) % {"n": number}


def _entered(said: Mapping[str, Any]) -> str:
    number = said["topics"]
    return ngettext("Entered %(n)s topic", "Entered %(n)s topics", number) % {"n": number}


def _judges(said: Mapping[str, Any]) -> str:
    number = said["people"]
    return ngettext("Named %(n)s judge", "Named %(n)s judges", number) % {"n": number}


def _phase(said: Mapping[str, Any]) -> dict[str, Any]:
    return {"phase": TopicStep.Phase(said["phase"]).label}


DEEDS: Deeds = {
    "topic.proposed": lambda said: gettext("Proposed the topic"),
    "topic.changed": lambda said: gettext("Changed the topic"),
    "topic.registered": lambda said: gettext("Registered it as %(number)s") % said,
    "topic.closed": lambda said: gettext("Closed the topic"),
    "topic.team": _team,
    "topic.step": lambda said: gettext("Wrote a step: %(phase)s") % _phase(said),
    "topic.finished": lambda said: gettext("Finished a step: %(phase)s") % _phase(said),
    "topic.evidence": lambda said: (
        gettext("Added a value: %(when)s") % {"when": Evidence.When(said["when"]).label}
    ),
    "topic.evidence_out": lambda said: gettext("Took a value out"),
    "topic.presented": lambda said: gettext("It was presented and judged"),
    "topic.spread": lambda said: gettext("%(centre)s takes it over") % said,
    "topic.looked": lambda said: gettext("Looked whether it helps in %(centre)s") % said,
    "review.made": lambda said: gettext("Made the review"),
    "review.entered": _entered,
    "review.judges": _judges,
    "review.ordered": lambda said: gettext("Set the order of the presentations"),
    "review.cancelled": lambda said: gettext("Cancelled the review"),
    "review.published": lambda said: gettext("Published the review"),
}
