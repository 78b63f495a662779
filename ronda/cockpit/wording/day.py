"""The words of a day: what was answered, what could not be, and how the month runs."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from ronda.cockpit.queries.estimate import PersonEstimate
from ronda.cockpit.rules.estimate import LineEstimate
from ronda.design.templatetags.figures import (
    day,
    month_name,
    percent,
    plain_number,
    points,
    weekday,
    whole_money,
)
from ronda.work.queries import OwnWork

ANSWERED: Mapping[str, Promise] = {
    "accept": _("The hand-over is accepted."),
    "return": _("The hand-over is returned with your reason."),
    "give": _("The hand-over is given; its receiver answers next."),
    "done": _("The task is done."),
    "reply": _("The request is answered; it counts as answered in time once the outlet confirms it."),
}
TAKEN_BACK: Mapping[str, Promise] = {
    "accept": _("The hand-over waits for your answer again."),
    "return": _("The hand-over waits for your answer again."),
    "done": _("The task is open again."),
    "reply": _("The request is open again."),
}
MEANWHILE: Mapping[str, Promise] = {
    "handover": _("This hand-over was answered meanwhile, so nothing was changed."),
    "task": _("This task was done or withdrawn meanwhile, so nothing was changed."),
    "request": _("This request was answered meanwhile, so nothing was changed."),
}
STATES: Mapping[str, tuple[str, Promise]] = {
    "on_course": ("good", _("On course")),
    "behind": ("attention", _("Behind")),
    "spared": ("plain", _("Not examined")),
    "early": ("plain", _("Too early to tell")),
    "open": ("plain", _("Not assessable")),
}


def quantity_words(value: Decimal | None, line: LineEstimate, currency: str) -> str:
    """A quantity in the unit of its line: money, whole cases, or points."""
    if line.unit == "cents":
        return whole_money(value, currency)
    return plain_number(value, 1 if line.unit == "points" else 0)


def reached_words(line: LineEstimate, currency: str) -> str:
    """`96 of 210`"""
    if line.done is None:
        return ""
    done, wanted = (quantity_words(value, line, currency) for value in (line.done, line.whole_target))
    return gettext("%(done)s of %(wanted)s") % {"done": done, "wanted": wanted}


def pace_words(line: LineEstimate, currency: str) -> str:
    """The state of a line, with what is missing by now."""
    if line.state == "behind" and line.behind:
        missing = quantity_words(line.behind, line, currency)
        return gettext("Behind by %(missing)s") % {"missing": missing}
    return str(STATES[line.state][1])


def projected_words(line: LineEstimate, currency: str) -> str:
    """Where the line stands at the month's end at this pace; what does not gather stands as it is."""
    if line.projected is None:
        return ""
    if line.cases is not None:
        told = percent(line.projected)
    else:
        told = quantity_words(line.projected, line, currency)
    words = _("%(told)s at the month's end") if line.gathers else _("%(told)s as it stands")
    return str(words) % {"told": told}


def takes_words(line: LineEstimate, currency: str) -> str:
    """What is still missing for the target."""
    if not line.takes:
        return ""
    missing = quantity_words(line.takes, line, currency)
    return gettext("%(missing)s more reach the target") % {"missing": missing}


def change_words(running: PersonEstimate) -> str:
    """`+1.2 since Monday`, or since a day further back."""
    if running.change is None or running.before is None:
        return ""
    change = f"{'+' if running.change >= 0 else '-'}{points(abs(running.change), 1)}"
    since = _since(running.before.today, running.estimate.today)
    return gettext("%(change)s since %(day)s") % {"change": change, "day": since}


def grade_words(person: Mapping[str, Any]) -> str:
    """Between which grades the month may end, where that is not settled."""
    if person["least_grade"] == person["most_grade"]:
        return ""
    grades = {"least": person["least_grade"], "most": person["most_grade"]}
    return gettext("Between %(least)s and %(most)s at the month's end") % grades


def rests_on(running: PersonEstimate) -> list[str]:
    """What the estimate is made of, in whole sentences."""
    made = running.estimate
    told = [
        ngettext(
            "%(passed)s of %(total)s working day has passed.",
            "%(passed)s of %(total)s working days have passed.",
            made.total,
        )
        % {"passed": made.passed, "total": made.total},
        gettext(
            "Sales, orders and visits are carried to the month's end at their pace so far; shares and means"
            " stand as they are today, and only what was due by now counts in them."
        ),
        gettext(
            "The range lets the days to come run %(swing)s slower or faster, and lets your colleagues'"
            " grades move the other way."
        )
        % {"swing": percent(made.swing)},
        gettext(
            "The amount rests on the budget of the policy; the budget of the month is set when it closes."
        ),
    ]
    if made.lines_to is None:
        told.append(gettext("No sales of %(month)s are known yet.") % {"month": month_name(made.month)})
    else:
        told.append(gettext("Sales are known up to %(day)s.") % {"day": day(made.lines_to)})
    if made.visits_to is not None:
        told.append(gettext("Visits are known up to %(day)s.") % {"day": day(made.visits_to)})
    return told


def answered_today(work: OwnWork) -> list[tuple[str, int, str, str]]:
    """(button, number, what it was about, what the viewer did), each of which may be taken back today."""
    handovers = [
        ("return", each.number, each.title, gettext("Returned"))
        if each.returned_on
        else ("accept", each.number, each.title, gettext("Accepted"))
        for each in work.answered
    ]
    tasks = [("done", each.number, each.title, gettext("Done")) for each in work.done]
    requests = [("reply", each.number, each.text, gettext("Answered")) for each in work.replied]
    return [*handovers, *tasks, *requests]


def due_words(due: date, today: date) -> tuple[str, str]:
    """(colour, words) of a due day."""
    days = (due - today).days
    if days < 0:
        words = ngettext("%(days)s day over", "%(days)s days over", -days) % {"days": -days}
        return "attention", words
    if days == 0:
        return "note", gettext("Due today")
    if days == 1:
        return "plain", gettext("Due tomorrow")
    return "plain", gettext("Due %(day)s") % {"day": day(due)}


def unseen_words(last_day: date | None, today: date) -> str:
    if last_day is None:
        return gettext("No visit on record")
    days = (today - last_day).days
    return ngettext("Last visit %(days)s day ago", "Last visit %(days)s days ago", days) % {"days": days}


def _since(before: date, today: date) -> str:
    days = (today - before).days
    if days == 1:
        return gettext("yesterday")
    return weekday(before) if days < 7 else day(before)
