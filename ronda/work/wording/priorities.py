"""Sentences about phase priorities: refusals by what the service found, deeds by what was done."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from ronda.work.rules.priority_state import Waiting
from ronda.work.wording.saying import Deeds, Refusals

REFUSALS: Refusals = {
    "is closed already": gettext_lazy("This phase priority is closed already."),
    "is not written": gettext_lazy("Say in a sentence or two what came of it."),
    "lies before its first day": gettext_lazy("It cannot be closed before its first day."),
    "ends before its first day": gettext_lazy("The last day must not lie before the first one."),
    "are no outlets of this centre: %(codes)s": gettext_lazy(
        "These are no outlets of this centre: %(codes)s. Look at the codes again."
    ),
}
DEEDS: Deeds = {
    "priority.made": lambda said: _("The phase priority was made"),
    "priority.changed": lambda said: _("The phase priority was changed"),
    "priority.reached": lambda said: _("Closed; its goal was reached"),
    "priority.not_reached": lambda said: _("Closed; its goal was not reached"),
    "priority.dropped": lambda said: _("The phase priority was dropped"),
}
STATES: Mapping[str, Any] = {
    "coming": pgettext_lazy("phase priority", "Coming"),
    "on_course": pgettext_lazy("phase priority", "On course"),
    "done": pgettext_lazy("phase priority", "All work done"),
    "late": pgettext_lazy("phase priority", "Overdue"),
    "closed": pgettext_lazy("phase priority", "Closed"),
    "dropped": pgettext_lazy("phase priority", "Dropped"),
}
KINDS: Mapping[str, str] = {
    "coming": "note",
    "on_course": "good",
    "done": "good",
    "late": "attention",
    "closed": "plain",
    "dropped": "plain",
}


def waiting_words(each: Waiting) -> list[str]:
    """What is past its day in somebody's hands, each kind in its own words."""
    words = []
    if each.tasks:
        words.append(ngettext("%(number)s task", "%(number)s tasks", each.tasks) % {"number": each.tasks})
    if each.handovers:
        told = ngettext("%(number)s hand-over", "%(number)s hand-overs", each.handovers)
        words.append(told % {"number": each.handovers})
    if each.plans:
        words.append(ngettext("%(number)s plan", "%(number)s plans", each.plans) % {"number": each.plans})
    if each.close:
        words.append(_("the close-out"))
    return words
