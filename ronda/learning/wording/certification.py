"""Sentences about certificates and sessions: refusals by what was found, deeds by what was done."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy, ngettext, pgettext_lazy

from ronda.design.templatetags.figures import day, percent, quantity
from ronda.learning.rules.certification import Heads, Obligation, Opening, PassRate
from ronda.work.wording.saying import Deeds, Refusals

LEVELS: Mapping[int, Promise] = {
    5: pgettext_lazy("vocational level", "Junior"),
    4: pgettext_lazy("vocational level", "Intermediate"),
    3: pgettext_lazy("vocational level", "Senior"),
    2: pgettext_lazy("vocational level", "Marketer"),
    1: pgettext_lazy("vocational level", "Senior marketer"),
}
LEVEL_CHOICES = [(level, LEVELS[level]) for level in sorted(LEVELS, reverse=True)]
STATES: Mapping[str, tuple[str, Promise]] = {
    "held": ("good", pgettext_lazy("certificate", "In force")),
    "expired": ("attention", pgettext_lazy("certificate", "Expired")),
    "ends": ("attention", pgettext_lazy("certificate", "Ends soon")),
    "corrected": ("plain", pgettext_lazy("certificate", "Corrected later")),
    "withdrawn": ("plain", pgettext_lazy("certificate", "Withdrawn")),
}
ENTRY_KINDS = {
    "invited": "attention",
    "registered": "note",
    "excused": "plain",
    "absent": "attention",
    "passed": "good",
    "failed": "attention",
}
SESSION_KINDS = {"planned": "note", "held": "good", "cancelled": "plain"}

REFUSALS: Refusals = {
    "level %(number)s is none of 5 (junior) to 1 (senior marketer)": gettext_lazy("Choose a level."),
    "is none of 5 to 1": gettext_lazy("Choose a level."),
    "expires on %(day)s, before it is issued on %(start)s": gettext_lazy(
        "A certificate cannot end before it was issued: correct one of the days."
    ),
    "is issued on %(day)s, which is still to come": gettext_lazy(
        "%(day)s is still to come: record a certificate once it is issued."
    ),
    "is a second one of level %(number)s; the first was issued on %(day)s": gettext_lazy(
        "The person holds level %(number)s already, issued on %(day)s: correct or withdraw that certificate."
    ),
    "came from the result of a session": gettext_lazy(
        "This certificate came from the result of a session: correct the result there."
    ),
    "has people already": gettext_lazy(
        "People are in the session already: cancel it and make another one of that level."
    ),
    "is no day to come": gettext_lazy("Choose a day to come."),
    "is after the day of the session": gettext_lazy(
        "The last day to register cannot be after the day of the session."
    ),
    "has a session of this level": gettext_lazy("On that day there is a session of this level already."),
    "has people of another centre": gettext_lazy(
        "People of another centre are in this session: ask a leader of the company."
    ),
    "was held or cancelled": gettext_lazy("The session was held or cancelled; look at the page again."),
    "could be entered up to %(day)s": gettext_lazy(
        "The last day to register was %(day)s: enter the next session."
    ),
    "is in this session already": gettext_lazy("The person is in this session already."),
    "may sit level %(number)s from %(day)s on": gettext_lazy(
        "The waiting time is not over: level %(number)s may be sat from %(day)s on."
    ),
    "has no way to level %(number)s, or holds it": gettext_lazy(
        "Level %(number)s is held already, or asks for the level below it first."
    ),
    "has no post that is certified": gettext_lazy("Only people in marketing posts sit the certification."),
    "sits another level on that day": gettext_lazy(
        "The person sits another level on that day: take that registration back first."
    ),
    "has been settled": gettext_lazy("This entry is settled already; look at the page again."),
    "is not marked": gettext_lazy("Write both scores."),
    "is no score between 0 and 100": gettext_lazy("Write a number from 0 to 100."),
    "is held only on %(day)s": gettext_lazy(
        "The session is held on %(day)s: results are entered from that day on."
    ),
    "did not register for this session": gettext_lazy(
        "Who did not register, or is excused, has no result in this session."
    ),
    "corrects a result without a reason": gettext_lazy("Say why the result is corrected."),
}

DEEDS: Deeds = {
    "certificate.added": lambda said: gettext("Recorded the certificate"),
    "certificate.corrected": lambda said: gettext("Corrected the certificate"),
    "certificate.withdrawn": lambda said: gettext("Withdrew the certificate"),
    "certificate.scanned": lambda said: gettext("Added a scan"),
    "certificate.scan_taken_out": lambda said: gettext("Took a scan out"),
    "session.made": lambda said: gettext("Made the session"),
    "session.changed": lambda said: (
        gettext("Changed the session; it was on %(day)s") % {"day": day(date.fromisoformat(said["held_on"]))}
    ),
    "session.cancelled": lambda said: gettext("Cancelled the session"),
    "session.over": lambda said: gettext("The day of the session has passed"),
    "session.invited": lambda said: (
        ngettext(
            "Invited %(people)s person who must sit it",
            "Invited %(people)s people who must sit it",
            said["people"],
        )
        % said
    ),
    "entry.invited": lambda said: gettext("Invited"),
    "entry.registered": lambda said: gettext("Registered"),
    "entry.unregistered": lambda said: gettext("Took the registration back"),
    "entry.excused": lambda said: gettext("Excused"),
    "entry.reminded": lambda said: gettext("Reminded of the last day to register"),
    "entry.passed": lambda said: gettext("Passed"),
    "entry.failed": lambda said: gettext("Did not pass"),
    "entry.corrected": lambda said: gettext("Corrected the result"),
    "entry.absent": lambda said: gettext("Did not come"),
}


def level_words(level: int | None) -> str:
    return gettext("No certificate") if level is None else str(LEVELS[level])


def heads_words(heads: Heads) -> str:
    """`20 people: one person is 5 points; all 20 are needed`."""
    if heads.points is None:
        return gettext("Nobody is counted.")
    told = {"people": quantity(heads.staff), "points": _points(heads.points)}
    said = (
        ngettext(
            "%(people)s person: one person is %(points)s points",
            "%(people)s people: one person is %(points)s points",
            heads.staff,
        )
        % told
    )
    if heads.needed is None:
        needed = gettext("no number is enough")
    elif heads.all_needed:
        needed = gettext("all %(number)s are needed") % {"number": quantity(heads.needed)}
    else:
        needed = gettext("%(number)s are needed") % {"number": quantity(heads.needed)}
    return gettext("%(heads)s; %(needed)s.") % {"heads": said, "needed": needed}


def cause_words(cause: str, asked: int) -> str:
    """Why somebody must sit a session."""
    told = {"level": str(LEVELS[asked])}
    if cause == "none":
        return gettext("holds no certificate; at least %(level)s is asked of everybody") % told
    if cause == "expired":
        return gettext("the certificate has run out; %(level)s is asked again") % told
    if cause == "short":
        return gettext("too few people hold %(level)s yet") % told
    return gettext("holds less than %(level)s, which is asked of everybody") % told


def opens_words(owed: Obligation, on: date) -> str:
    if owed.is_open_on(on):
        return gettext("may sit it now")
    return gettext("may sit it from %(day)s on") % {"day": day(owed.opens)}


def way_words(opening: Opening) -> str:
    """By which way a level opens."""
    if opening.way == "again":
        return gettext("it was held before")
    told = {"years": opening.years}
    if opening.way == "trade":
        return ngettext("%(years)s year in the trade", "%(years)s years in the trade", opening.years) % told
    below = {**told, "level": str(LEVELS[opening.level + 1])}
    return ngettext("%(years)s year as %(level)s", "%(years)s years as %(level)s", opening.years) % below


def rate_words(rate: PassRate) -> str:
    """`7 of 9`, with per cent only where enough sat."""
    return gettext("%(passed)s of %(sat)s") % {"passed": quantity(rate.passed), "sat": quantity(rate.sat)}


def range_words(rate: PassRate) -> str:
    return gettext("%(low)s to %(high)s") % {"low": share(rate.low), "high": share(rate.high)}


def chance_words(chance: float) -> str:
    """Never 0 or 100 per cent of what may still go either way."""
    if 0 < chance < 0.01:
        return gettext("under %(share)s") % {"share": share(0.01)}
    if 0.99 < chance < 1 - 1e-9:
        return gettext("over %(share)s") % {"share": share(0.99)}
    return share(chance)


def share(value: float) -> str:
    return percent(Decimal(str(round(value, 4))), 0)


def people_words(people: float) -> str:
    """A number of heads that need not be whole."""
    return quantity(Decimal(str(round(people, 2))), 1)


def _points(points: Fraction) -> str:
    return quantity(points, 0 if points.denominator == 1 else 1)


def facts_of_why(why: Mapping[str, Any]) -> str:
    return cause_words(str(why["cause"]), int(why["asked"])) if why.get("cause") else ""
