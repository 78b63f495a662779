"""Sentences about load: refusals by what the service found, deeds by what was done."""

from collections.abc import Mapping
from fractions import Fraction

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from ronda.design.templatetags.figures import NOTHING, percent, plain_number
from ronda.work.rules.load import WeekLoad
from ronda.work.wording.saying import Deeds, Refusals

REFUSALS: Refusals = {}

DEEDS: Deeds = {}

STATES: Mapping[str, tuple[str, Promise]] = {
    "away": ("plain", pgettext_lazy("load of a week", "Away")),
    "idle": ("note", pgettext_lazy("load of a week", "Idle")),
    "moderate": ("good", _("Moderately demanding")),
    "overloaded": ("attention", _("Overloaded")),
}
# The colour of a cell.
LEVELS: Mapping[str, int] = {"away": 0, "idle": 3, "moderate": 4, "overloaded": 1}
NEEDS: Mapping[str, Promise] = {
    "visits": _("Visits to outlets, with the way there"),
    "field_visits": _("Field visits, with the way there"),
    "tasks": _("Tasks due"),
    "handovers": _("Hand-overs to give"),
    "learning": _("Learning"),
    "office": _("Meetings and the office"),
}


def state_words(load: WeekLoad) -> tuple[str, str]:
    kind, words = STATES[load.state]
    return kind, str(words)


def times_words(load: WeekLoad) -> str:
    return NOTHING if load.times is None else percent(load.times, 0)


def hours(minutes: Fraction | int) -> str:
    """Minutes as hours with one decimal."""
    return plain_number(Fraction(minutes) / 60, 1)


def help_words(load: WeekLoad) -> str:
    """What would bring the week into the band, in one or two sentences."""
    much = {"hours": plain_number(load.help.hours, 1)}
    if load.state == "idle":
        told = gettext("There is room for %(hours)s more hours.") % much
        return f"{told} {_room(load.help.visits)}" if load.help.visits else told
    if load.state != "overloaded":
        return ""
    told = gettext("%(hours)s hours are too many.") % much
    if load.help.tasks:
        told = f"{told} {_wait(load.help.tasks)}"
    return f"{told} {_move(load.help.visits)}" if load.help.visits else told


def _room(count: int) -> str:
    return ngettext("That is %(count)s visit.", "That is %(count)s visits.", count) % {"count": count}


def _wait(count: int) -> str:
    return ngettext("%(count)s task could wait.", "%(count)s tasks could wait.", count) % {"count": count}


def _move(count: int) -> str:
    return ngettext(
        "%(count)s visit could go to another week or to a colleague.",
        "%(count)s visits could go to another week or to a colleague.",
        count,
    ) % {"count": count}
