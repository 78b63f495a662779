"""Sentences about hand-overs and chains: refusals by what the service found, deeds by what was done."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy, ngettext, pgettext_lazy

from ronda.design.templatetags import figures
from ronda.work.wording.saying import Deeds, Refusals

REFUSALS: Refusals = {
    "was given on %(day)s": gettext_lazy("It was given already; look at the page again."),
    "was answered on %(day)s": gettext_lazy("It was answered meanwhile, so nothing was changed."),
    "was accepted in silence on %(day)s": gettext_lazy(
        "It was accepted in silence, so it can no longer be returned; ask for another hand-over."
    ),
    "was accepted in silence": gettext_lazy("It was accepted in silence; that cannot be taken back."),
    "has gone on since": gettext_lazy("The work has gone on since, so this cannot be taken back."),
    "does not wait for a decision": gettext_lazy("Nobody waits for a decision about this any more."),
    "does not run any more": gettext_lazy("This chain does not run any more; look at the page again."),
    "has no step": gettext_lazy("Say at least who does what first."),
    "has more than %(most)s steps": gettext_lazy(
        "There are too many steps: a chain has at most 8, and only a single hand-over goes to several."
    ),
    "says not what is handed over": gettext_lazy("Say what is handed over."),
    "belongs to no duty": gettext_lazy("Choose the duty that it belongs to."),
    "has %(days)s days": gettext_lazy("Allow 0 to 250 working days, not %(days)s."),
    "gives and receives with the same hand": gettext_lazy(
        "A hand-over has two hands: the next one has to be another person."
    ),
    "works in no post of this centre": gettext_lazy("Choose somebody who holds a post in the centre."),
    "names nobody": gettext_lazy("Choose at least one receiver."),
    "was sent today": gettext_lazy("You have sent this reminder today already."),
    "given on %(day)s, before its start on %(start)s": gettext_lazy(
        "It has not begun yet, so it cannot be given."
    ),
    "returned without a reason": gettext_lazy("Say what is missing or wrong."),
    "answered before it was given on %(day)s": gettext_lazy("It was not given then yet."),
    "has changed meanwhile": gettext_lazy("This work has changed meanwhile; look at the list again."),
    "owner and receiver would be one": gettext_lazy(
        "This person is the other hand of it already; choose another one for this line."
    ),
}


def _day(text: str) -> str:
    return figures.day(date.fromisoformat(text))


def _begun(said: Mapping[str, Any]) -> str:
    return ngettext(
        "Began with %(name)s, %(days)s working day allowed",
        "Began with %(name)s, %(days)s working days allowed",
        said["days"],
    ) % {"name": said["name"], "days": said["days"]}


def _again(said: Mapping[str, Any]) -> str:
    return ngettext(
        "Came again, round %(round)s, %(days)s working day allowed",
        "Came again, round %(round)s, %(days)s working days allowed",
        said["days"],
    ) % {"round": said["round"], "days": said["days"]}


def _given(said: Mapping[str, Any]) -> str:
    return gettext("Given to %(name)s") % {"name": said["name"]} if said.get("name") else gettext("Given")


def _passed_on(said: Mapping[str, Any]) -> str:
    words = {"before": said["before"], "name": said["name"]}
    return gettext("Passed on from %(before)s to %(name)s") % words


def _left(said: Mapping[str, Any]) -> str:
    words = {"before": said["before"], "name": said["name"]}
    return gettext("The days until %(before)s passed it on to %(name)s: it was late by then") % words


DEEDS: Deeds = {
    "handover.begun": _begun,
    "handover.again": _again,
    "handover.given": _given,
    "handover.accepted": lambda said: gettext("Accepted"),
    "handover.silent": lambda said: gettext("Accepted in silence on %(day)s") % {"day": _day(said["day"])},
    "handover.returned": lambda said: gettext("Returned"),
    "handover.to_settle": lambda said: (
        gettext("Returned %(times)s times: the director is asked to settle it") % {"times": said["times"]}
    ),
    "handover.taken_back": lambda said: gettext("Answer taken back"),
    "handover.settled_accept": lambda said: gettext("Settled: accepted for the receiver"),
    "handover.settled_again": lambda said: gettext("Settled: to be mended once more"),
    "handover.settled_stop": lambda said: gettext("Settled: stopped"),
    "handover.withdrawn": lambda said: gettext("Withdrawn"),
    "handover.reminded": lambda said: gettext("Reminded %(name)s") % {"name": said["name"]},
    "handover.asked": lambda said: gettext("Asked %(name)s") % {"name": said["name"]},
    **{
        f"{about}.passed_on": _passed_on
        for about in ("handover", "chain", "task", "plan", "priority", "problem", "rhythm")
    },
    "task.left": _left,
    "handover.left": _left,
    "chain.started": lambda said: (
        ngettext("Planned with %(steps)s step", "Planned with %(steps)s steps", said["steps"])
        % {"steps": said["steps"]}
    ),
    "chain.done": lambda said: gettext("Ended: the last step is accepted"),
    "chain.reopened": lambda said: gettext("Runs again: the last acceptance was taken back"),
    "chain.stopped": lambda said: gettext("Stopped"),
}

# The word of a state and its colour.
STATES: Mapping[str, tuple[Promise, str]] = {
    "to_give": (pgettext_lazy("a hand-over", "to be given"), "note"),
    "late": (pgettext_lazy("a hand-over", "late"), "attention"),
    "to_answer": (pgettext_lazy("a hand-over", "to be answered"), "note"),
    "to_settle": (pgettext_lazy("a hand-over", "to be settled"), "attention"),
    "returned": (pgettext_lazy("a hand-over", "returned"), "attention"),
    "stopped": (pgettext_lazy("a hand-over", "stopped"), "plain"),
    "accepted": (pgettext_lazy("a hand-over", "accepted"), "good"),
    "silent": (pgettext_lazy("a hand-over", "accepted in silence"), "good"),
}
KINDS: Mapping[str, Promise] = {
    "handover": pgettext_lazy("kind", "hand-over"),
    "request": pgettext_lazy("kind", "service request"),
}
CHAIN_STATES: Mapping[str, tuple[Promise, str]] = {
    "running": (gettext_lazy("In progress"), "note"),
    "done": (gettext_lazy("Done"), "good"),
    "stopped": (gettext_lazy("Stopped"), "plain"),
}
