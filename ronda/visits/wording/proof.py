"""Sentences about the proof of visits: refusals and deeds, and each question with its figures.

A question is a question: no sentence here says that anybody did something wrong.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from ronda.design.templatetags.figures import NOTHING, day, quantity
from ronda.visits.rules.proof import coarse_distance
from ronda.work.wording.saying import Deeds, Refusals

Said = Mapping[str, Any]

REFUSALS: Refusals = {
    "is settled already": gettext_lazy("This question is settled already; look at how."),
    "is not answered yet": gettext_lazy(
        "The person has the first word: wait for the answer, or until its last day is over."
    ),
    "names no purpose": gettext_lazy("Say what you need the place for; the person will read it."),
    "is no picture": gettext_lazy("This is no photo that can be read; take it as JPEG, PNG or WebP."),
    "are more than %(number)s photos": gettext_lazy("These are too many photos for one visit."),
}

# What a question is about, in a few words.
KINDS: Mapping[str, Promise] = {
    "far": gettext_lazy("Distance to the outlet"),
    "short": gettext_lazy("Length of the visit"),
    "fast": gettext_lazy("Way from the visit before"),
    "two_places": gettext_lazy("Two visits at one time"),
    "same_photo": gettext_lazy("A photo that was there before"),
    "old_photo": gettext_lazy("The time of a photo"),
    "same_text": gettext_lazy("The same words again"),
    "same_accuracy": gettext_lazy("Accuracy that never changes"),
    "clock": gettext_lazy("The clock of the device"),
    "no_place": gettext_lazy("No place reading"),
}
STATES: Mapping[str, tuple[Promise, str]] = {
    "asked": (pgettext_lazy("flag", "Asked"), "note"),
    "answered": (pgettext_lazy("flag", "Answered"), "note"),
    "dismissed": (pgettext_lazy("flag", "Explained"), "good"),
    "confirmed": (pgettext_lazy("flag", "Confirmed"), "attention"),
}
TURNS: Mapping[str, Promise] = {
    "mine": pgettext_lazy("whose turn", "yours"),
    "person": pgettext_lazy("whose turn", "the person's"),
    "leader": pgettext_lazy("whose turn", "the director's"),
    "": pgettext_lazy("whose turn", "nobody's"),
}
MOMENTS: Mapping[str, Promise] = {
    "arrived": gettext_lazy("Check in"),
    "left": gettext_lazy("Check out"),
}
# For what somebody may look at a place.
PURPOSES: Mapping[str, Promise] = {
    "question": gettext_lazy("To settle a question about this visit"),
    "objection": gettext_lazy("To answer an objection of the person"),
    "finding": gettext_lazy("To decide a finding of an inspection"),
    "asked": gettext_lazy("The person asked me to look"),
}


def metres_words(metres: int) -> str:
    """Rounded as one would say it."""
    near = coarse_distance(metres)
    if near == 0:
        return _("less than 10 metres")
    if near < 1000:
        return ngettext("%(number)s metre", "%(number)s metres", near) % {"number": quantity(near)}
    return _("%(number)s kilometres") % {"number": quantity(_tenths(near), 1)}


def minutes_words(minutes: int) -> str:
    """Up to two hours in minutes, up to two days in hours, then in days."""
    if minutes < 120:
        return ngettext("%(number)s minute", "%(number)s minutes", minutes) % {"number": quantity(minutes)}
    if minutes < 2 * 24 * 60:
        hours = round(minutes / 60)
        return ngettext("%(number)s hour", "%(number)s hours", hours) % {"number": quantity(hours)}
    days = round(minutes / 60 / 24)
    return ngettext("%(number)s day", "%(number)s days", days) % {"number": quantity(days)}


def _far(said: Said) -> str:
    words = {
        "distance": metres_words(said["metres"]),
        "accuracy": metres_words(said["accuracy"]),
        "fence": metres_words(said["fence"]),
    }
    if said["moment"] == "left":
        return (
            _(
                "At the check out the device was about %(distance)s from the outlet, with an accuracy of "
                "%(accuracy)s. More than %(fence)s beyond the accuracy is asked about. Where were you?"
            )
            % words
        )
    return (
        _(
            "At the check in the device was about %(distance)s from the outlet, with an accuracy of "
            "%(accuracy)s. More than %(fence)s beyond the accuracy is asked about. Where were you?"
        )
        % words
    )


def _short(said: Said) -> str:
    return _(
        "Between check in and check out lie %(seconds)s seconds; below %(least)s minutes one is asked. "
        "Was the visit so short, or was it checked in late?"
    ) % {"seconds": quantity(said["seconds"]), "least": quantity(said["least"])}


def _fast(said: Said) -> str:
    return _(
        "Between this visit and the one to %(other)s lie about %(distance)s and %(seconds)s seconds: "
        "%(speed)s kilometres an hour in a straight line. How did you come from one to the other?"
    ) % {
        "other": said["other"],
        "distance": metres_words(said["metres"]),
        "seconds": quantity(said["seconds"]),
        "speed": quantity(said["kmh"]),
    }


def _two_places(said: Said) -> str:
    return _(
        "This visit and the one to %(other)s overlap by %(minutes)s. Was one of them checked out late?"
    ) % {"other": said["other"], "minutes": minutes_words(said["minutes"])}


def _same_photo(said: Said) -> str:
    on = parse_date(said.get("day") or "")
    words = {"day": day(on) if on else NOTHING, "other": said.get("other", "")}
    if said["how"] == "same":
        if words["other"]:
            return _("A photo is the same file as one of %(other)s on %(day)s. How did it come here?") % words
        return _("A photo is the same file as one of another visit on %(day)s. How did it come here?") % words
    if words["other"]:
        return _("A photo looks like one of %(other)s on %(day)s. Does it show this outlet?") % words
    return _("A photo looks like one of another visit on %(day)s. Does it show this outlet?") % words


def _old_photo(said: Said) -> str:
    minutes = said["minutes"]
    if minutes < 0:
        told = _("A photo carries a time %(time)s before the check in. When was it taken?")
    else:
        told = _("A photo carries a time %(time)s after the check out. When was it taken?")
    return told % {"time": minutes_words(abs(minutes))}


def _same_text(said: Said) -> str:
    number = int(said["times"])
    if said["field"] == "advice":
        told = ngettext(
            "The advice is in the same words as at %(number)s other visit. What was different here?",
            "The advice is in the same words as at %(number)s other visits. What was different here?",
            number,
        )
    else:
        told = ngettext(
            "The outcome is in the same words as at %(number)s other visit. What was different here?",
            "The outcome is in the same words as at %(number)s other visits. What was different here?",
            number,
        )
    return told % {"number": quantity(number)}


def _same_accuracy(said: Said) -> str:
    return _(
        "The last %(readings)s readings of the device all say exactly the same accuracy, %(accuracy)s. "
        "Which device was it, and does it find its place by itself?"
    ) % {"readings": quantity(said["readings"]), "accuracy": metres_words(said["accuracy"])}


def _clock(said: Said) -> str:
    minutes = said["minutes"]
    if minutes > 0:
        told = _("The clock of the device was %(time)s ahead. Does it set itself?")
    else:
        told = _("The clock of the device was %(time)s behind. Does it set itself?")
    return told % {"time": minutes_words(abs(minutes))}


def _no_place(said: Said) -> str:
    return _(
        "The visit has no place reading. Was there no reception, or is the device not allowed to tell it?"
    )


QUESTIONS: Mapping[str, Callable[[Said], str]] = {
    "far": _far,
    "short": _short,
    "fast": _fast,
    "two_places": _two_places,
    "same_photo": _same_photo,
    "old_photo": _old_photo,
    "same_text": _same_text,
    "same_accuracy": _same_accuracy,
    "clock": _clock,
    "no_place": _no_place,
}


def question_words(kind: str, said: Said) -> str:
    """The question to the person, with its figures."""
    return QUESTIONS[kind](said)


def _asked(said: Said) -> str:
    return _("Asked: %(about)s") % {"about": KINDS[said["kind"]]}


DEEDS: Deeds = {
    "flag.asked": _asked,
    "flag.answered": lambda said: _("Answered"),
    "flag.explained": lambda said: _("Found it explained"),
    "flag.confirmed": lambda said: _("Confirmed it and handed it to the inspection"),
}


def _tenths(metres: int) -> Any:
    return Fraction(metres, 1000)
