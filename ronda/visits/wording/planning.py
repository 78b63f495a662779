"""Sentences about the month's visit plans: refusals by what the service found, deeds by what was done."""

from collections.abc import Mapping
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ronda.design.templatetags.figures import day, quantity
from ronda.work.wording.saying import Deeds, Refusals

REFUSALS: Refusals = {
    "is not of the month of the plan": gettext_lazy(
        "This day is of another month; choose a day of the plan."
    ),
    "is a day of leave": gettext_lazy("This is a day of leave; choose another one."),
    "lies before the plan begins": gettext_lazy("The plan begins later; choose a later day."),
    "is planned there on this day already": gettext_lazy(
        "A visit to this outlet is planned for this day already; choose another day."
    ),
    "does not wait to be made any more": gettext_lazy(
        "This visit was begun, done, cancelled or missed meanwhile; look at the plan again."
    ),
    "has no day to stay on": gettext_lazy("Give the visit a day first; then it can stay there."),
    "is of a kind that this person does not make there": gettext_lazy(
        "This person does not make visits of this kind to this outlet; choose another outlet or kind."
    ),
    "is of no kind that is known": gettext_lazy("Choose one of the kinds of visit that are offered."),
    "is away on this day": gettext_lazy("The colleague is away on this day; choose another day."),
    "is no draft any more": gettext_lazy("This plan is no draft any more; look at the newest one."),
    "is in force no more": gettext_lazy("This plan is no longer in force; look at the newest one."),
    "has visits on days that are over": gettext_lazy(
        "This draft plans visits on days that are over; make the plan again."
    ),
    "another one was accepted meanwhile": gettext_lazy(
        "Another plan was accepted meanwhile; make the plan again."
    ),
    "another one was made meanwhile": gettext_lazy("Somebody made a plan at the same time; make it again."),
    "the plan in force was changed meanwhile": gettext_lazy(
        "The plan in force was changed after this draft was made; make it again, so that nothing is lost."
    ),
    "has no visits to plan in this month": gettext_lazy(
        "This person has neither outlets nor a quota in this month; there is nothing to plan."
    ),
    "is no place on the globe": gettext_lazy(
        "Latitudes lie between -90 and 90, longitudes between -180 and 180."
    ),
    "are no weekdays": gettext_lazy("Choose at least one weekday."),
}


def _on_day(text: str) -> str:
    found = parse_date(text or "")
    return day(found) if found else ""


def _made(said: Mapping[str, Any]) -> str:
    words = {"visits": quantity(said["visits"]), "day": _on_day(said["starts"])}
    return (
        ngettext(
            "Made a draft with %(visits)s visit from %(day)s on",
            "Made a draft with %(visits)s visits from %(day)s on",
            said["visits"],
        )
        % words
    )


def _accepted(said: Mapping[str, Any]) -> str:
    return ngettext(
        "Accepted the plan with %(visits)s visit", "Accepted the plan with %(visits)s visits", said["visits"]
    ) % {"visits": quantity(said["visits"])}


def _moved(said: Mapping[str, Any]) -> str:
    words = {"outlet": said["outlet"], "before": _on_day(said["from"]), "after": _on_day(said["to"])}
    if not words["after"]:
        return _("Left the day of the visit to %(outlet)s open") % words
    if not words["before"]:
        return _("Set the visit to %(outlet)s to %(after)s") % words
    return _("Moved the visit to %(outlet)s from %(before)s to %(after)s") % words


def _locked(said: Mapping[str, Any]) -> str:
    if said["locked"]:
        return _("Locked the visit to %(outlet)s on its day") % said
    return _("The visit to %(outlet)s may move again") % said


def _added(said: Mapping[str, Any]) -> str:
    words = {"outlet": said["outlet"], "day": _on_day(said["day"]), "name": said["with"]}
    if said["with"]:
        return _("Added a joint visit with %(name)s to %(outlet)s on %(day)s") % words
    if said["kind"] == "field_visit":
        return _("Added a field visit to %(outlet)s on %(day)s") % words
    return _("Added a visit to %(outlet)s on %(day)s") % words


DEEDS: Deeds = {
    "visit_plan.made": _made,
    "visit_plan.accepted": _accepted,
    "visit_plan.dropped": lambda said: _("Dropped the draft"),
    "visit_plan.visit_moved": _moved,
    "visit_plan.visit_locked": _locked,
    "visit_plan.visit_added": _added,
    "visit_plan.visit_cancelled": lambda said: _("Cancelled the visit to %(outlet)s") % said,
}
