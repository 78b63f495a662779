"""Sentences about plans: refusals by what the service found, deeds by what was done."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from ronda.work.wording.saying import Deeds, Refusals

REFUSALS: Refusals = {
    "is a draft again": gettext_lazy("This plan is a draft; somebody sent it back, or it was not submitted."),
    "is submitted already": gettext_lazy(
        "This plan is submitted already and waits for the approval; it cannot be changed now."
    ),
    "is approved already": gettext_lazy("This plan is approved already; look at it again."),
    "is a closed plan": gettext_lazy("This plan is closed; nothing of it changes any more."),
    "is a stopped plan": gettext_lazy("This plan is stopped; nothing of it changes any more."),
    "is no superior plan": gettext_lazy("This is no superior plan that you could localise."),
    "does not run": gettext_lazy("The superior plan is not in progress; it can be localised while it runs."),
    "names no brand": gettext_lazy("A brand plan names its brand; choose it."),
    "is not named": gettext_lazy("Choose the customer service centre that localises the plan."),
    "has a milestone without a title": gettext_lazy("Say of every milestone what is reached on its day."),
    "has a milestone outside its days": gettext_lazy(
        "Every milestone lies between the first and the last day of the plan."
    ),
    "has a milestone before today": gettext_lazy(
        "A milestone of this plan lies before today; send it back so that its days are corrected."
    ),
    "has more than %(number)s milestones": gettext_lazy("A plan has at most %(number)s milestones."),
    "is sent back without a reason": gettext_lazy("Say why the plan is sent back."),
    "is stopped without a reason": gettext_lazy("Say why the plan is stopped."),
    "is not summed up": gettext_lazy("Say in a few sentences what came of the plan."),
    "leaves milestones open without a word": gettext_lazy(
        "Milestones of this plan are not done; say why it is closed all the same."
    ),
    "names no outlet": gettext_lazy("No outlet fits; choose other filters or give their codes."),
    "are closed outlets: %(codes)s": gettext_lazy("These outlets are closed: %(codes)s. Leave them out."),
    "are demonstrations that others copied: %(codes)s": gettext_lazy(
        "Others copied what these outlets show: %(codes)s. They stay in the plan."
    ),
    "gives neither a task nor a list": gettext_lazy("Give a task a title, or hand over the target list."),
    "has no day": gettext_lazy("Say until when the task is to be done."),
    "has no outlet that somebody holds": gettext_lazy(
        "No target outlet of this plan is open and held by an account manager; choose its outlets first."
    ),
    "has no target outlets": gettext_lazy("This plan has no open target outlets; choose them first."),
    "names no product": gettext_lazy("Choose at least one product."),
    "is over": gettext_lazy("This month is over; choose the running one or a later one."),
    "are no products of the plan: %(codes)s": gettext_lazy("These are no products of the plan: %(codes)s."),
    "are withdrawn: %(names)s": gettext_lazy(
        "No target is set for what is not sold any more: %(names)s. Leave it out."
    ),
    "says not what it shows": gettext_lazy("Say in a sentence what this outlet shows to others."),
    "was copied by others": gettext_lazy("Others copied this demonstration, so it stays one."),
    "shows it itself": gettext_lazy("This is the demonstration itself; name the outlet that copied it."),
    "lies ahead": gettext_lazy("This day lies ahead; choose today or an earlier day."),
    "is told already": gettext_lazy("It is recorded already that this outlet copied it."),
    "is no target outlet of this plan": gettext_lazy("This is no target outlet of the plan."),
}


def _gave(said: Mapping[str, Any]) -> str:
    tasks = ngettext("%(number)s task", "%(number)s tasks", said["tasks"]) % {"number": said["tasks"]}
    lists = ngettext("%(number)s target list", "%(number)s target lists", said["lists"])
    return _("Work was given: %(tasks)s, %(lists)s") % {
        "tasks": tasks,
        "lists": lists % {"number": said["lists"]},
    }


def _added(said: Mapping[str, Any]) -> str:
    told = ngettext(
        "%(number)s target outlet was added", "%(number)s target outlets were added", said["number"]
    )
    return told % {"number": said["number"]}


def _removed(said: Mapping[str, Any]) -> str:
    told = ngettext(
        "%(number)s target outlet was taken out", "%(number)s target outlets were taken out", said["number"]
    )
    return told % {"number": said["number"]}


def _listed(said: Mapping[str, Any]) -> str:
    told = ngettext(
        "%(number)s listing target was set", "%(number)s listing targets were set", said["number"]
    )
    return told % {"number": said["number"]}


def _fed_back(said: Mapping[str, Any]) -> str:
    told = ngettext(
        "Feedback was given to %(number)s person", "Feedback was given to %(number)s persons", said["number"]
    )
    return told % {"number": said["number"]}


DEEDS: Deeds = {
    "plan.drafted": lambda said: (
        _("The plan was drafted as a localisation of %(title)s") % {"title": said["parent"]}
        if said.get("parent")
        else _("The plan was drafted")
    ),
    "plan.changed": lambda said: _("The plan was changed"),
    "plan.submitted": lambda said: _("The plan was submitted"),
    "plan.approved": lambda said: _("The plan was approved; its milestones and its summary became tasks"),
    "plan.sent_back": lambda said: _("The plan was sent back"),
    "plan.closed": lambda said: _("The plan was closed with its result"),
    "plan.stopped": lambda said: _("The plan was stopped"),
    "plan.outlets_added": _added,
    "plan.outlets_removed": _removed,
    "plan.gave": _gave,
    "plan.listing_set": _listed,
    "plan.noted": lambda said: _("A note was written: %(stage)s") % {"stage": STAGES[said["stage"]]},
    "plan.fed_back": _fed_back,
    "plan.demonstration": lambda said: _("%(outlet)s became a demonstration") % {"outlet": said["outlet"]},
    "plan.demonstration_ended": lambda said: (
        _("%(outlet)s is no demonstration any more") % {"outlet": said["outlet"]}
    ),
    "plan.copied": lambda said: (
        _("%(outlet)s copied what %(shown)s shows") % {"outlet": said["outlet"], "shown": said["shown"]}
    ),
}
STAGES: Mapping[str, Any] = {
    "plan": pgettext_lazy("stage", "Plan"),
    "execute": gettext_lazy("Execute"),
    "track": gettext_lazy("Track"),
    "supervise": gettext_lazy("Supervise"),
    "feed_back": gettext_lazy("Feed back"),
    "summarise": gettext_lazy("Summarise"),
}
STATES: Mapping[str, tuple[Any, str]] = {
    "draft": (pgettext_lazy("plan", "Draft"), "plain"),
    "submitted": (pgettext_lazy("plan", "Submitted"), "note"),
    "running": (pgettext_lazy("plan", "In progress"), "note"),
    "late": (pgettext_lazy("plan", "Overdue"), "attention"),
    "closed": (pgettext_lazy("plan", "Closed"), "good"),
    "stopped": (pgettext_lazy("plan", "Stopped"), "plain"),
}
COLUMNS: Mapping[str, Any] = {
    "title": gettext_lazy("Title"),
    "goal": gettext_lazy("Goal"),
    "brand": gettext_lazy("Brand"),
    "standard": gettext_lazy("Standard"),
    "budget_cents": gettext_lazy("Budget"),
    "expected_listing": gettext_lazy("Outlets expected to list, in per cent"),
    "expected_growth": gettext_lazy("Growth expected of the target outlets, in per cent"),
    "expected": gettext_lazy("Expected effect"),
    "milestones": gettext_lazy("Milestones"),
    "starts": gettext_lazy("First day"),
    "last": gettext_lazy("Last day"),
}
