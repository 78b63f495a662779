"""Sentences about the method and the processes: refusals and deeds."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ronda.design.templatetags.figures import day
from ronda.work.wording.saying import Deeds, Refusals

REFUSALS: Refusals = {
    "has no label": gettext_lazy("Give it a name."),
    "is the code of another process": gettext_lazy("Another process has this code; choose another one."),
    "says the same as the latest version": gettext_lazy("Nothing is different from the latest version."),
    "is no longer used": gettext_lazy("This process is no longer used."),
    "this text is adopted already": gettext_lazy("Somebody has adopted this text meanwhile."),
    "lies before the start of the version in force": gettext_lazy(
        "The version in force begins on this day or later; choose a later day."
    ),
    "is not after the review": gettext_lazy("Choose a day after today."),
    "works in no centre today": gettext_lazy(
        "The owner of the process works in no centre today, so nobody would own these problems;"
        " choose another owner first."
    ),
}


def _told(sentence: Any, said: Mapping[str, Any]) -> str:
    dated = {name: day(date.fromisoformat(said[name])) for name in ("starts", "next_on") if said.get(name)}
    return str(sentence) % {**said, **dated}


DEEDS: Deeds = {
    "method.set": lambda said: _told(_("The working method %(name)s was worded from %(starts)s on"), said),
    "process.begun": lambda said: _told(_("The process was taken into the library"), said),
    "process.changed": lambda said: _told(_("Title, area, owner or review day was changed"), said),
    "process.written": lambda said: _told(_("Version %(version)s was written"), said),
    "process.adopted": lambda said: _told(_("Version %(version)s was adopted from %(starts)s on"), said),
    "process.kept": lambda said: _told(_("Reviewed: it stays as it is; next review %(next_on)s"), said),
    "process.to_change": lambda said: _told(_("Reviewed: it is to change; next review %(next_on)s"), said),
    "process.ended": lambda said: _told(_("The process is no longer used"), said),
}
