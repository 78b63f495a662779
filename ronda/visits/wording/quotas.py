"""Sentences about field visits and quotas: refusals and deeds, paces and why an outlet is proposed."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from ronda.design.templatetags.figures import NOTHING, day, month_name, plain_number, quantity
from ronda.people.wording.indicators import INDICATORS
from ronda.visits.rules.pace import Pace
from ronda.work.wording.saying import Deeds, Refusals

REFUSALS: Refusals = {
    "was begun or taken back already": gettext_lazy(
        "One of these visits was begun or taken back meanwhile; look at the page again."
    ),
    "lies before today": gettext_lazy("This day is over; choose today or a later one."),
    "is not worked in the month": gettext_lazy("This is no working day of the month; choose another one."),
}


def _outlets(number: int) -> str:
    return ngettext("%(number)s outlet", "%(number)s outlets", number) % {"number": quantity(number)}


def _on_day(said: Mapping[str, Any]) -> str:
    told = parse_date(said.get("day") or "")
    return day(told) if told else ""


def _chosen(said: Mapping[str, Any]) -> str:
    words = {"outlets": _outlets(said["outlets"]), "day": _on_day(said)}
    if words["day"]:
        return _("Chose %(outlets)s for %(day)s") % words
    return _("Chose %(outlets)s for the quota") % words


def _moved(said: Mapping[str, Any]) -> str:
    words = {"outlets": _outlets(said["outlets"]), "day": _on_day(said)}
    return (
        _("Set %(outlets)s to %(day)s") if words["day"] else _("Left the day of %(outlets)s open")
    ) % words


DEEDS: Deeds = {
    "visit_plan.chosen": _chosen,
    "visit_plan.unchosen": lambda said: (
        _("Took back %(outlets)s chosen for the quota") % {"outlets": _outlets(said["outlets"])}
    ),
    "visit_plan.chosen_day": _moved,
}

# Colour and word of a pace.
STATES: Mapping[str, tuple[str, Promise]] = {
    "nothing_due": ("plain", pgettext_lazy("pace of visits", "Nothing due")),
    "reached": ("good", pgettext_lazy("pace of visits", "Reached")),
    "on_course": ("good", pgettext_lazy("pace of visits", "On course")),
    "behind": ("attention", pgettext_lazy("pace of visits", "Behind")),
    "out_of_reach": ("attention", pgettext_lazy("pace of visits", "Out of reach this month")),
    "missed": ("attention", pgettext_lazy("pace of visits", "Not reached")),
}
POSTS: Mapping[str, Promise] = {
    "director": gettext_lazy("Centre director"),
    "deputy": gettext_lazy("Deputy director"),
    "brand_manager": gettext_lazy("Brand manager"),
    "information_officer": gettext_lazy("Information officer"),
    "account_manager": gettext_lazy("Account manager"),
}
# What a reason is called in a filter.
REASONS: Mapping[str, Promise] = {
    "priority": gettext_lazy("Phase priority"),
    "weak": gettext_lazy("Missed result of the account manager"),
    "demonstration": gettext_lazy("Demonstration"),
    "modern": gettext_lazy("Modern outlet"),
    "late_request": gettext_lazy("Late customer request"),
    "anomaly": gettext_lazy("Anomaly in the orders"),
    "licence": gettext_lazy("Licence"),
    "high_tier": gettext_lazy("High-tier customer"),
    "unseen": gettext_lazy("Long unseen by the back office"),
}
ANOMALIES: Mapping[str, Promise] = {
    "drop": gettext_lazy("orders fell"),
    "surge": gettext_lazy("orders rose at once"),
    "stop": gettext_lazy("orders stopped"),
    "stuffing": gettext_lazy("orders pile up at the month's end"),
    "brand_gone": gettext_lazy("a brand disappeared"),
}
STANDINGS: Mapping[str, Promise] = {
    "not yet issued": gettext_lazy("The licence is not issued yet"),
    "revoked": gettext_lazy("The licence is revoked"),
    "suspended": gettext_lazy("The licence is suspended"),
    "expired": gettext_lazy("The licence has expired"),
}


def pace_words(pace: Pace) -> tuple[str, str]:
    """Colour and words: behind is told with what is missing by now."""
    kind, word = STATES[pace.state]
    if pace.state in {"behind", "out_of_reach"} and pace.behind:
        missing = {"missing": quantity(pace.behind)}
        if pace.state == "out_of_reach":
            return kind, _("Out of reach this month, behind by %(missing)s") % missing
        # Early in a month it is told, but it is no warning yet.
        return ("attention" if pace.warned else "note"), _("Behind by %(missing)s") % missing
    if pace.state == "missed":
        return kind, _("Not reached, %(missing)s missing") % {"missing": quantity(pace.left)}
    return kind, str(word)


def reached_words(pace: Pace) -> str:
    """`96 of 210`; leave may make parts of a visit."""
    return _("%(done)s of %(wanted)s") % {
        "done": plain_number(pace.done, 1),
        "wanted": plain_number(pace.due, 1),
    }


def needed_words(pace: Pace) -> str:
    """What each working day from today on has to do."""
    if pace.needed is None or not pace.left:
        return NOTHING
    return plain_number(pace.needed, 1)


def days_words(pace: Pace) -> str:
    return ngettext("%(days)s working day left", "%(days)s working days left", pace.days.left) % {
        "days": quantity(pace.days.left)
    }


def post_words(post: str) -> str:
    return str(POSTS.get(post, post))


def reason_words(reasons: Iterable[Mapping[str, Any]]) -> list[str]:
    """Each reason as a sentence; `code` and `said` as a proposal has them or a planned visit keeps them."""
    return [_reason(each["code"], each.get("said") or {}) for each in reasons]


def _reason(code: str, said: Mapping[str, Any]) -> str:
    if code == "priority":
        return _("Phase priority “%(title)s”") % said
    if code == "demonstration":
        return _("Shows others how it is done in “%(title)s”") % said
    if code == "weak":
        names = ", ".join(str(INDICATORS.get(each, each)) for each in said["indicators"])
        words = {"names": names, "month": month_name(said["month"])}
        return _("Its account manager missed in %(month)s: %(names)s") % words
    if code == "late_request":
        return ngettext(
            "A customer request is %(days)s day late",
            "A customer request is %(days)s days late",
            said["days"],
        ) % {"days": quantity(said["days"])}
    if code == "anomaly":
        return _("Anomaly: %(what)s") % {"what": str(ANOMALIES.get(said["kind"], said["kind"]))}
    if code == "high_tier":
        return _("High-tier customer, grade %(grade)s") % said
    if code == "licence":
        return _licence(said)
    if code == "unseen":
        return _unseen(said)
    return str(REASONS.get(code, code))


def _licence(said: Mapping[str, Any]) -> str:
    if "standing" in said:
        return str(STANDINGS.get(said["standing"], said["standing"]))
    return ngettext("The licence ends in %(days)s day", "The licence ends in %(days)s days", said["days"]) % {
        "days": quantity(said["days"])
    }


def _unseen(said: Mapping[str, Any]) -> str:
    if "days" not in said:
        return _("The back office was never here")
    return ngettext(
        "The back office was here %(days)s day ago",
        "The back office was here %(days)s days ago",
        said["days"],
    ) % {"days": quantity(said["days"])}
