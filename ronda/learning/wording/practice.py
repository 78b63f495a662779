"""Sentences about observed visits and drills: refusals by what was found, deeds by what was done."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext, gettext_lazy, ngettext

from ronda.design.templatetags.figures import day
from ronda.work.wording.saying import Deeds, Refusals

REFUSALS: Refusals = {
    "comes after both sheets": gettext_lazy("First both fill in their sheets; then talk about it."),
    "has a criterion without a weight or a highest mark": gettext_lazy(
        "Each criterion needs a weight and a highest mark."
    ),
    "has entries with too few marks": gettext_lazy(
        "Somebody has marks of too few judges; ask the judges to go on."
    ),
    "has given marks": gettext_lazy("This judge has given marks already and stays on the list."),
    "has judges who cannot be compared": gettext_lazy(
        "Two groups of people were scored by different judges; let one judge score some of both groups."
    ),
    "has no answer": gettext_lazy("Answer this question."),
    "has no criterion, or too many": gettext_lazy("Name between one and twelve criteria."),
    "has no mark": gettext_lazy("Give a mark for each criterion."),
    "has no visit that took place": gettext_lazy(
        "Choose the visit that took place; it must be recorded first."
    ),
    "has nobody who takes part": gettext_lazy("Name people who take part first."),
    "has nothing agreed yet": gettext_lazy("First write what both take from it."),
    "has too few judges": gettext_lazy("Name another judge first: several judges score a drill."),
    "has weights that do not add up to 100": gettext_lazy("The weights must add up to 100."),
    "is a check that is done": gettext_lazy("Somebody has done this check already."),
    "is a drill past this step": gettext_lazy("The drill is past this step; look at the page again."),
    "is a drill that is still to come": gettext_lazy("Judging begins on the day of the drill."),
    "is an observation that is over": gettext_lazy(
        "This observation is closed or called off; arrange another one."
    ),
    "is filled in after the visit": gettext_lazy("The sheets are filled in from the day of the visit on."),
    "is no answer to this question": gettext_lazy("Choose one of those offered, or write less."),
    "is no choice of people": gettext_lazy("Choose somebody."),
    "is no kind of drill": gettext_lazy("Choose from the list."),
    "is no kind of observation": gettext_lazy("Choose from the list."),
    "is no mark of this criterion": gettext_lazy("Give whole or half points, from 0 to the highest mark."),
    "is no question of this sheet": gettext_lazy("Somebody has changed the sheet; load the page again."),
    "is no visit of this person since then": gettext_lazy("Choose a visit that the person made since then."),
    "is no visit of who shows on that day": gettext_lazy(
        "This is no visit of who shows on that day; choose another one."
    ),
    "is not among your colleagues": gettext_lazy("Choose a colleague."),
    "is not offered in this form": gettext_lazy("Choose a course that is learnt this way."),
    "is seen by the other already": gettext_lazy(
        "Both sheets are in and seen by both; talk about it instead of changing yours."
    ),
    "is the one who shows": gettext_lazy("Who shows and who watches are two people."),
    "judge and cannot take part": gettext_lazy("Somebody whom you chose judges this drill."),
    "names a criterion twice": gettext_lazy("Name each criterion once."),
    "take part and cannot judge": gettext_lazy("Somebody whom you chose takes part in this drill."),
    "was observed by the same person already": gettext_lazy(
        "The same person has observed this visit already; choose another one."
    ),
}


def _people(said: Mapping[str, Any]) -> str:
    number = said["people"]
    return ngettext("%(number)s person takes part", "%(number)s people take part", number) % {
        "number": number
    }


def _judges(said: Mapping[str, Any]) -> str:
    number = said["people"]
    return ngettext("Named %(number)s judge", "Named %(number)s judges", number) % {"number": number}


def _closed(said: Mapping[str, Any]) -> str:
    number = said["minutes"]
    told = ngettext(
        "Closed: %(number)s minute of learning for both",
        "Closed: %(number)s minutes of learning for both",
        number,
    )
    return told % {"number": number}


def _day(said: Mapping[str, Any], name: str = "day") -> str:
    return str(day(date.fromisoformat(said[name])))


DEEDS: Deeds = {
    "observation.arranged": lambda said: (
        gettext("Arranged: %(watches)s watches %(shows)s on %(day)s") % {**said, "day": _day(said)}
    ),
    "observation.tied": lambda said: gettext("Tied it to a visit"),
    "observation.filled": lambda said: gettext("Filled in the own sheet"),
    "observation.agreed": lambda said: gettext("Wrote what both take from it"),
    "observation.closed": _closed,
    "observation.cancelled": lambda said: gettext("Called the observation off"),
    "observation.moved": lambda said: (
        gettext("The planned visit was moved to %(day)s, and this with it") % {"day": _day(said)}
    ),
    "observation.unfounded": lambda said: gettext(
        "The observed visit was withdrawn: its learning time is taken back"
    ),
    "drill.made": lambda said: gettext("Made the drill"),
    "drill.changed": lambda said: gettext("Changed the drill"),
    "drill.sheet": lambda said: gettext("Changed the scoring sheet"),
    "drill.entered": _people,
    "drill.withdrew": lambda said: gettext("%(person)s does not take part") % said,
    "drill.judges": _judges,
    "drill.judge_dropped": lambda said: gettext("%(person)s does not judge") % said,
    "drill.judging": lambda said: gettext("Opened the judging"),
    "drill.published": lambda said: gettext("Published the drill"),
    "drill.cancelled": lambda said: gettext("Called the drill off"),
    "effect.put_off": lambda said: (
        gettext("No occasion yet: looked at again by %(due)s") % {"due": _day(said, "due")}
    ),
    "effect.checked": lambda said: gettext("Looked whether it is applied"),
    "effect.late": lambda said: gettext("The check was due on %(due)s") % {"due": _day(said, "due")},
}
