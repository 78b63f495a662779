"""Sentences about the training plan and its classes: refusals by what was found, deeds by what was done."""

from collections.abc import Mapping
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext, gettext_lazy, ngettext

from ronda.design.templatetags.figures import moment, month_name, quantity
from ronda.work.wording.saying import Deeds, Refusals

Said = Mapping[str, Any]

REFUSALS: Refusals = {
    "has nobody to plan for": gettext_lazy("Nobody holds a post in this centre; appoint people first."),
    "none is offered": gettext_lazy("No course is offered; offer courses first, then plan the year."),
    "cannot exist: %(sentence)s": gettext_lazy(
        "No plan can exist: a course requires itself through others, or takes no time. Mend the course, then "
        "plan again."
    ),
    "is too far ahead": gettext_lazy("A plan is made for this year or one of the next two."),
    "is not in the year of the plan": gettext_lazy("Choose a day of the year that is planned."),
    "leaves %(number)s courses of people without a month": gettext_lazy(
        "The plan leaves courses without a month (%(number)s). Read which, and accept it knowing that."
    ),
    "has courses in months that are over": gettext_lazy(
        "This draft has courses in months that are over; make the plan again."
    ),
    "is planned for nobody then": gettext_lazy("Nobody learns this course then; look at the plan again."),
    "nobody of them can learn it then": gettext_lazy(
        "Nobody of them can learn it then; choose another month."
    ),
    "is learnt or cancelled already": gettext_lazy(
        "This is done or cancelled already; look at the plan again."
    ),
    "is nobody of the centre": gettext_lazy("Choose somebody of the centre."),
    "is of no course that is offered": gettext_lazy("Choose a course that is offered."),
    "stands in the plan already": gettext_lazy("The plan has this course for this person; move it there."),
    "is not of the year of the plan": gettext_lazy("Choose a month of the year of the plan."),
    "leaves no time to learn": gettext_lazy("The person is away in this month; choose another one."),
    "lies before %(names)s, which comes first": gettext_lazy(
        "%(names)s comes first and lies later; choose a later month."
    ),
    "lies after %(names)s, which needs it": gettext_lazy(
        "%(names)s needs it and lies earlier; choose an earlier month."
    ),
    "is not after it begins": gettext_lazy("The end must lie after the beginning."),
    "is more than a day later": gettext_lazy("A class ends within a day; hold two classes."),
    "lies before now": gettext_lazy("Choose a time that is still to come."),
    "teaches %(course)s at that time": gettext_lazy(
        "The trainer teaches %(course)s at that time; choose another time or trainer."
    ),
    "are no seats at all": gettext_lazy("Name at least one seat, or leave it empty."),
    "are fewer than the %(number)s people who have one": gettext_lazy(
        "%(number)s people have a seat. Take people out first, or hold a second class."
    ),
    "has begun already": gettext_lazy("The class has begun; choose a later one of this course."),
    "has not begun yet": gettext_lazy("The class has not begun yet; come back when it begins."),
    "was cancelled": gettext_lazy("The class was cancelled; choose another one of this course."),
    "is held and closed already": gettext_lazy("The class is closed; choose another one of this course."),
    "has no place of theirs": gettext_lazy("There is no place to give up in this class."),
    "was attended already": gettext_lazy("The class was attended already."),
    "is not good any more": gettext_lazy(
        "This code is not good any more; read the code that the trainer shows now."
    ),
    "has no seat left": gettext_lazy("No seat is left; ask the trainer to take you in."),
    "was attended by nobody": gettext_lazy(
        "Nobody is marked as present. Mark who was there, or cancel the class with the reason."
    ),
    "%(code)s is nobody of the centre": gettext_lazy("Choose people of the centre that holds the class."),
}


def _made(said: Said) -> str:
    words = {name: quantity(said[name]) for name in ("courses", "unmet", "moved")}
    return (
        gettext("Made a draft: %(courses)s courses of people, %(unmet)s without a month, %(moved)s moved")
        % words
    )


def _accepted(said: Said) -> str:
    words = {name: quantity(said[name]) for name in ("courses", "classes", "unmet")}
    return (
        gettext(
            "Accepted the plan: %(courses)s courses of people, %(classes)s classes, %(unmet)s without a month"
        )
        % words
    )


def _moved(said: Said) -> str:
    words = {"course": said["course"], "name": said["name"]}
    words |= {"before": month_name(said["from"]), "month": month_name(said["to"])}
    return gettext("Moved %(course)s of %(name)s from %(before)s to %(month)s") % words


def _course_moved(said: Said) -> str:
    words = {"course": said["course"], "number": quantity(said["people"])}
    words |= {"before": month_name(said["from"]), "month": month_name(said["to"])}
    return (
        ngettext(
            "Moved %(course)s of %(number)s person from %(before)s to %(month)s",
            "Moved %(course)s of %(number)s people from %(before)s to %(month)s",
            said["people"],
        )
        % words
    )


def _locked(said: Said) -> str:
    told = (
        gettext("%(course)s of %(name)s stays in its month")
        if said["locked"]
        else gettext("%(course)s of %(name)s may be moved again")
    )
    return told % {"course": said["course"], "name": said["name"]}


def _added(said: Said) -> str:
    words = {"course": said["course"], "name": said["name"], "month": month_name(said["to"])}
    return gettext("Added %(course)s for %(name)s in %(month)s") % words


def _when(text: str) -> str:
    found = parse_datetime(text or "")
    return moment(found) if found else ""


def _held(said: Said) -> str:
    return ngettext(
        "Closed the class: %(number)s person was there",
        "Closed the class: %(number)s people were there",
        said["people"],
    ) % {"number": quantity(said["people"])}


DEEDS: Deeds = {
    "training_plan.made": _made,
    "training_plan.accepted": _accepted,
    "training_plan.dropped": lambda said: gettext("Dropped the draft"),
    "training_plan.moved": _moved,
    "training_plan.course_moved": _course_moved,
    "training_plan.locked": _locked,
    "training_plan.added": _added,
    "training_plan.learning_cancelled": lambda said: (
        gettext("Cancelled %(course)s of %(name)s") % {"course": said["course"], "name": said["name"]}
    ),
    "training_class.made": lambda said: (
        gettext("Laid down the class for %(when)s") % {"when": _when(said["starts"])}
    ),
    "training_class.changed": lambda said: (
        gettext("Changed the class; it begins %(when)s") % {"when": _when(said["starts"])}
    ),
    "training_class.cancelled": lambda said: gettext("Cancelled the class"),
    "training_class.invited": lambda said: gettext("Invited %(people)s") % {"people": said["people"]},
    "training_class.signed_up": lambda said: gettext("Signed up"),
    "training_class.waits": lambda said: gettext("Asked for a place on the waiting list"),
    "training_class.signed_off": lambda said: gettext("%(name)s signed off") % {"name": said["name"]},
    "training_class.moved_up": lambda said: (
        gettext("%(name)s moved up from the waiting list") % {"name": said["name"]}
    ),
    "training_class.held": _held,
}
