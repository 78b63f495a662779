"""Sentences about visits as they are done: refusals by what the service found, deeds by what was done."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy, ngettext, pgettext_lazy

from ronda.work.wording.saying import Deeds, Refusals

REFUSALS: Refusals = {
    "has no reason for the visit": gettext_lazy("Choose why you are here."),
    "has no outcome of the visit": gettext_lazy("Say in a sentence what came of the visit."),
    "has a result of no task": gettext_lazy("Choose the task that this is the result of."),
    "has a request without a topic": gettext_lazy("Choose what the request is about."),
    "has a topic without a request": gettext_lazy("Write what the outlet asks for, or choose no topic."),
    "does not say what is different": gettext_lazy("Say what is different from the record."),
    "plans the next step before the visit": gettext_lazy("The next step comes after the visit."),
    "is promised for a day before the visit": gettext_lazy(
        "A promise is due on the day of the visit or later."
    ),
    "is closed for good": gettext_lazy("This outlet is closed for good; choose another one."),
    "is no colleague to come along": gettext_lazy("Choose a colleague of your centre."),
    "is sent already": gettext_lazy("This visit is sent already; what you see is how it stands."),
    "is cancelled": gettext_lazy("This visit was cancelled; begin another one."),
    "says no reason": gettext_lazy("Say why the visit does not take place."),
    "is no choice of the list": gettext_lazy("Choose one of the list."),
    "are more than %(number)s promises": gettext_lazy("These are too many promises for one visit."),
    "is no number of pieces": gettext_lazy("Count in whole pieces."),
}


def _sent(said: Mapping[str, int]) -> str:
    if "minutes" not in said:
        return gettext("The visit was sent")
    minutes = int(said["minutes"])
    told = ngettext(
        "The visit was sent: %(number)s minute there", "The visit was sent: %(number)s minutes there", minutes
    )
    return told % {"number": minutes}


DEEDS: Deeds = {"visit.sent": _sent}

# The word of a state and its colour.
STATES: Mapping[str, tuple[Promise, str]] = {
    "planned": (pgettext_lazy("visit", "Planned"), "plain"),
    "under_way": (pgettext_lazy("visit", "Under way"), "note"),
    "done": (pgettext_lazy("visit", "Done"), "good"),
    "cancelled": (pgettext_lazy("visit", "Cancelled"), "plain"),
    "missed": (pgettext_lazy("visit", "Missed"), "attention"),
}
KINDS: Mapping[str, Promise] = {
    "visit": gettext_lazy("Visit"),
    "field_visit": gettext_lazy("Field visit"),
}
