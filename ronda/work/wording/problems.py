"""Sentences about problems: refusals by what the service found, deeds by what was done."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ronda.design.templatetags.figures import day
from ronda.work.wording.saying import Deeds, Refusals

REFUSALS: Refusals = {
    "lies in the past": gettext_lazy("Give a day from today on."),
    "has gone another step meanwhile": gettext_lazy(
        "Somebody has taken this problem a step further meanwhile; look at it again."
    ),
    "is checked by its own owner": gettext_lazy(
        "Nobody checks the own work: ask somebody else of the centre to check it."
    ),
}


def _with_day(said: Mapping[str, Any]) -> dict[str, Any]:
    return {**said, "due": day(date.fromisoformat(said["due"]))}


def _checked(said: Mapping[str, Any]) -> str:
    if said["solved"]:
        return _("Checked: it is solved")
    return _("Checked: it is not solved, back to the action")


DEEDS: Deeds = {
    "problem.raised": lambda said: _("Raised for %(owner)s, due on %(due)s") % _with_day(said),
    "problem.cause": lambda said: _("Named the cause"),
    "problem.action": lambda said: _("Said what is done, due on %(due)s") % _with_day(said),
    "problem.acted": lambda said: _("Said that the action is done"),
    "problem.checked": _checked,
    "problem.dismissed": lambda said: _("Dismissed the problem"),
    "problem.reassigned": lambda said: (
        _("Gave it from %(before)s to %(after)s, due on %(due)s") % _with_day(said)
    ),
    "proposal.opened": lambda said: _("Repeated problems ask for another process: %(topic)s") % said,
    "proposal.adopted": lambda said: _("Another process is written: %(topic)s") % said,
    "proposal.declined": lambda said: _("No other process is written: %(topic)s") % said,
}
