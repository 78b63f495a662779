"""Sentences about requests: refusals by what the service found, deeds by what was done."""

from collections.abc import Mapping
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

from ronda.design.templatetags import figures
from ronda.work.wording.saying import Deeds, Refusals

REFUSALS: Refusals = {
    "does not serve the front office": gettext_lazy("Choose somebody of the back office of your centre."),
    "is no topic of the policy": gettext_lazy("Choose one of the topics."),
    "lies in the future": gettext_lazy("Choose today or an earlier day."),
    "is answered already": gettext_lazy("It is answered already; open it again first."),
    "is not answered yet": gettext_lazy("It is not answered yet, so there is nothing to confirm."),
    "is confirmed already": gettext_lazy("The outlet has confirmed it already."),
    "is no way of confirming": gettext_lazy("Choose how the outlet confirmed it."),
    "lies before the answer": gettext_lazy("The outlet cannot confirm an answer before it was given."),
    "is not among your outlets": gettext_lazy("Choose one of your outlets."),
}


def _day(text: str) -> str:
    return figures.day(date.fromisoformat(text))


DEEDS: Deeds = {
    "request.raised": lambda said: (
        gettext("Taken down for %(name)s, due on %(due)s") % {"name": said["name"], "due": _day(said["due"])}
    ),
    "request.assigned": lambda said: (
        gettext("Passed on from %(before)s to %(name)s") % {"before": said["before"], "name": said["name"]}
    ),
    "request.answered": lambda said: gettext("Answered"),
    "request.confirmed": lambda said: gettext("Confirmed at the outlet by %(who)s") % {"who": said["who"]},
    "request.opened_again": lambda said: (
        gettext("Opened again (%(times)s): the outlet did not confirm it") % {"times": said["times"]}
    ),
    "request.passed_on": lambda said: (
        gettext("Passed on from %(before)s to %(name)s") % {"before": said["before"], "name": said["name"]}
    ),
    "request.reminded": lambda said: gettext("Reminded %(name)s") % {"name": said["name"]},
}

# The word of a state and its colour.
STATES: Mapping[str, tuple[Promise, str]] = {
    "open": (pgettext_lazy("a request", "open"), "note"),
    "late": (pgettext_lazy("a request", "late"), "attention"),
    "answered": (pgettext_lazy("a request", "answered, not confirmed"), "attention"),
    "confirmed": (pgettext_lazy("a request", "confirmed by the outlet"), "good"),
}
CUSTOMER_TOPICS: Mapping[str, Promise] = {
    "supply": gettext_lazy("Supply"),
    "order": gettext_lazy("Ordering"),
    "display": pgettext_lazy("topic", "Display"),
    "price": gettext_lazy("Prices"),
    "system": gettext_lazy("System"),
    "licence": gettext_lazy("Licence"),
    "other": pgettext_lazy("topic", "Other"),
}
SERVICE_TOPICS: Mapping[str, Promise] = {
    "data": gettext_lazy("Data"),
    "material": pgettext_lazy("topic", "Material"),
    "brand": pgettext_lazy("topic", "Brand"),
    "system": gettext_lazy("System"),
    "other": pgettext_lazy("topic", "Other"),
}


def topic_word(topic: str) -> str:
    """A company's own topic is shown as its policy writes it; without one there is no word."""
    found = CUSTOMER_TOPICS.get(topic) or SERVICE_TOPICS.get(topic)
    return str(found) if found else topic


def topics_of(days: Mapping[str, int]) -> list[tuple[str, str]]:
    """The topics of the policy with their words."""
    return [(topic, topic_word(topic)) for topic in days]
