"""Sentences about tasks: refusals by what the service found, deeds by what was done."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext, gettext_lazy, ngettext, pgettext_lazy

from ronda.design.templatetags import figures
from ronda.work.wording.saying import Deeds, Refusals

REFUSALS: Refusals = {
    "the task has no title": gettext_lazy("Say what is to be done."),
    "is due before today": gettext_lazy("Choose today or a later day."),
    "begins after it is due": gettext_lazy("The first day lies after the due day; correct one of them."),
    "holds no post in the centre on the due day": gettext_lazy(
        "This person holds no post in the centre on the due day; choose somebody who does."
    ),
    "duty %(duty)s is not known": gettext_lazy("There is no duty %(duty)s; choose one of the card."),
    "is not among your people": gettext_lazy("Choose somebody of your company."),
    "is not among what tasks may name": gettext_lazy(
        "It is closed, or not yours to see, so no task can name it."
    ),
    "was done on %(day)s": gettext_lazy("Somebody has done this meanwhile; look at the page again."),
    "has no evidence yet": gettext_lazy(
        "Evidence is wanted: say what came of it, or add a file to the task first."
    ),
    "has no reason": gettext_lazy("Say why, in a few words."),
    "was not answered today, so it cannot be taken back": gettext_lazy(
        "It can be taken back only on the day on which it was done."
    ),
    "has no day on which it is due": gettext_lazy("In this time there is no day on which it is due."),
    "has ended already": gettext_lazy("It has ended already."),
}


def _day(text: str) -> str:
    return figures.day(date.fromisoformat(text))


def _judged(said: Mapping[str, Any]) -> str:
    return gettext("Judged to have had its effect") if said["effective"] else gettext("Judged without effect")


DEEDS: Deeds = {
    "task.given": lambda said: gettext("Given, due on %(day)s") % {"day": _day(said["due"])},
    "task.done": lambda said: gettext("Done on %(day)s") % {"day": _day(said["day"])},
    "task.reopened": lambda said: gettext("Taken back: not done after all"),
    "task.withdrawn": lambda said: gettext("Withdrawn"),
    "task.judged": _judged,
    "task.changed": lambda said: gettext("What is asked was changed"),
    "task.moved": lambda said: (
        gettext("Due day moved from %(before)s to %(after)s")
        % {"before": _day(said["before"]), "after": _day(said["after"])}
    ),
    "task.reassigned": lambda said: gettext("Given to another executor"),
    "task.reminded": lambda said: gettext("Reminded of"),
}

# The word of a state and its colour.
STATES: Mapping[str, tuple[Any, str]] = {
    "open": (pgettext_lazy("a task", "Open"), "plain"),
    "today": (gettext_lazy("Due today"), "attention"),
    "late": (pgettext_lazy("a task", "Late"), "stop"),
    "done": (pgettext_lazy("a task", "Done in time"), "good"),
    "done_late": (pgettext_lazy("a task", "Done late"), "note"),
}
KINDS: Mapping[str, Any] = {
    "task": gettext_lazy("Task"),
    "milestone": gettext_lazy("Milestone"),
    "summary": gettext_lazy("Summary"),
    "analysis": gettext_lazy("Analysis"),
    "interview": gettext_lazy("Interview"),
    "problem": gettext_lazy("Problem"),
    "request": gettext_lazy("Request"),
    "visit": gettext_lazy("Visit"),
}


def tasks_words(number: int) -> str:
    """`412 tasks`."""
    return ngettext("%(number)s task", "%(number)s tasks", number) % {"number": figures.quantity(number)}
