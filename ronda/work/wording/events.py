"""Sentences about events: refusals by what the service found, deeds by what was done, states."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from ronda.work.wording.saying import Deeds, Refusals

REFUSALS: Refusals = {
    "names no place": gettext_lazy("Choose an outlet, or write where it takes place."),
    "ends before it starts": gettext_lazy("It cannot end before it starts."),
    "carries no legal notice": gettext_lazy("Every promotion carries a legal notice; write it."),
    "has not taken place yet": gettext_lazy("It has not taken place yet; report it on its day or after it."),
    "was not kept to adults": gettext_lazy(
        "It is for adults only: confirm that ages were checked and that no minor took part."
    ),
    "has no result": gettext_lazy("Say what came of it."),
    "is done or cancelled already": gettext_lazy(
        "Somebody has reported or cancelled this event meanwhile; look at the page again."
    ),
    "is not yours to plan for": gettext_lazy(
        "You plan events for yourself; the back office plans for others."
    ),
}
DEEDS: Deeds = {
    "event.planned": lambda said: _("The event was planned"),
    "event.changed": lambda said: _("The event was changed"),
    "event.done": lambda said: _("The event took place and was reported"),
    "event.cancelled": lambda said: _("The event was cancelled"),
}
STATES: Mapping[str, Any] = {
    "planned": pgettext_lazy("event", "Planned"),
    "unreported": pgettext_lazy("event", "Not reported yet"),
    "done": pgettext_lazy("event", "Done"),
    "cancelled": pgettext_lazy("event", "Cancelled"),
}
KINDS: Mapping[str, str] = {
    "planned": "note",
    "unreported": "attention",
    "done": "good",
    "cancelled": "plain",
}
ASSIST_STEPS: Mapping[str, Any] = {
    "plan": pgettext_lazy("in-store sales assist", "Planned"),
    "do": pgettext_lazy("in-store sales assist", "Carried out"),
    "result": pgettext_lazy("in-store sales assist", "Result"),
    "note": pgettext_lazy("in-store sales assist", "Note"),
    "next": pgettext_lazy("in-store sales assist", "Next step"),
}
