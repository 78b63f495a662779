"""Words of the pages of the year's training plan and of its classes."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from ronda.design.templatetags.figures import NOTHING, percent, quantity
from ronda.learning.queries.year.moves import Move
from ronda.learning.queries.year.page import YearPage
from ronda.learning.rules.year.moving import MoveEffect

HOUR = 60
# The word of a state and its colour.
PLAN_STATES: Mapping[str, tuple[Promise, str]] = {
    "draft": (pgettext_lazy("training plan", "Draft"), "note"),
    "accepted": (pgettext_lazy("training plan", "Accepted"), "good"),
    "replaced": (pgettext_lazy("training plan", "Replaced"), "plain"),
    "dropped": (pgettext_lazy("training plan", "Dropped"), "plain"),
}
ROW_STATES: Mapping[str, tuple[Promise, str]] = {
    "planned": (pgettext_lazy("planned learning", "Planned"), "plain"),
    "late": (pgettext_lazy("planned learning", "Not done in time"), "attention"),
    "done": (pgettext_lazy("planned learning", "Done"), "good"),
    "cancelled": (pgettext_lazy("planned learning", "Cancelled"), "plain"),
}
CLASS_STATES: Mapping[str, tuple[Promise, str]] = {
    "planned": (pgettext_lazy("training class", "Planned"), "note"),
    "held": (pgettext_lazy("training class", "Held"), "good"),
    "cancelled": (pgettext_lazy("training class", "Cancelled"), "plain"),
}
PLACE_STATES: Mapping[str, tuple[Promise, str]] = {
    "invited": (pgettext_lazy("class", "Invited"), "note"),
    "signed_up": (pgettext_lazy("class", "Signed up"), "good"),
    "waiting": (pgettext_lazy("class", "On the waiting list"), "attention"),
    "left": (pgettext_lazy("class", "Signed off"), "plain"),
    "attended": (pgettext_lazy("class", "Attended"), "good"),
    "absent": (pgettext_lazy("class", "Absent"), "attention"),
}
CAUSES: Mapping[str, Promise] = {
    "compulsory": gettext_lazy("compulsory for the post"),
    "again": gettext_lazy("due again"),
    "priority": gettext_lazy("for a phase priority"),
    "level": gettext_lazy("for the next vocational level"),
    "rung": gettext_lazy("for a rung of the ladder"),
    "before": gettext_lazy("comes before another course"),
    "proposed": gettext_lazy("proposed for something weak"),
    "added": gettext_lazy("added by hand"),
}


def hours(minutes: int | None) -> str:
    """With one decimal where it is not whole: `1.5`."""
    if minutes is None:
        return NOTHING
    return quantity(Fraction(minutes, HOUR), 0 if minutes % HOUR == 0 else 1)


def hour_words(minutes: int) -> str:
    return _("%(number)s h") % {"number": hours(minutes)}


def why_words(code: str) -> str:
    """Of a class or a place that a plan ended; anything else was written by somebody."""
    told = {"plan": _("the plan was changed"), "moved_up": _("moved up from the waiting list")}
    return told.get(code, code)


def unmet_words(unmet: Mapping[str, Any]) -> str:
    """A sentence for a course that lies nowhere, with what stands in its way."""
    words = {
        "name": unmet["name"],
        "course": unmet["title"],
        "hours": hour_words(unmet["minutes"]),
        "most": hour_words(unmet["most"]),
        "other": unmet["other"],
    }
    sentences = {
        "no_room": _(
            "%(name)s has no month with time for %(course)s: it takes %(hours)s, the freest has %(most)s."
        ),
        "requires": _(
            "%(course)s has no month for %(name)s: %(other)s comes before it and has none, or lies too late."
        ),
        "seats": _("%(name)s gets no seat in a class of %(course)s: trainer, rooms or seats are used up."),
        "full": _("%(name)s has time for %(course)s in some month, but other courses take it."),
    }
    return sentences[unmet["why"]] % words


def plan_sentences(page: YearPage) -> list[tuple[str, str]]:
    """What the plan says of itself, each with the kind of its state."""
    limits = {
        "most": percent(Fraction(page.most_percent, 100), 0),
        "least": percent(Fraction(page.months_percent, 100), 0),
    }
    people = len(page.lines)
    crammed = [line for line in page.lines if any(cell.crammed for cell in line.cells)]
    # A plan that begins in summer has half of the months.
    wanted = -(-(13 - page.plan.starts.month) * page.months_percent // 100)
    few = [line for line in page.lines if line.busy < min(wanted, sum(cell.courses for cell in line.cells))]
    return [
        _crammed(len(crammed), people, limits),
        _months(len(few), people, limits),
        _forms(page),
    ]


def _crammed(crammed: int, people: int, limits: Mapping[str, str]) -> tuple[str, str]:
    if not crammed:
        return _("No month holds more than %(most)s of anybody's year.") % limits, "good"
    told = ngettext(
        "%(number)s of %(people)s people has a month with more than %(most)s of the year.",
        "%(number)s of %(people)s people have a month with more than %(most)s of the year.",
        crammed,
    )
    return told % {**limits, "number": quantity(crammed), "people": quantity(people)}, "attention"


def _months(few: int, people: int, limits: Mapping[str, str]) -> tuple[str, str]:
    if not few:
        return _(
            "Everybody learns in at least %(least)s of the months, as far as the courses reach."
        ) % limits, "good"
    told = ngettext(
        "%(number)s of %(people)s people learns in fewer than %(least)s of the months.",
        "%(number)s of %(people)s people learn in fewer than %(least)s of the months.",
        few,
    )
    return told % {**limits, "number": quantity(few), "people": quantity(people)}, "attention"


def _forms(page: YearPage) -> tuple[str, str]:
    share = page.share
    if not share.minutes:
        return _("Nothing is planned."), "plain"
    words = {
        "share": percent(Fraction(share.self_directed, share.minutes), 0),
        "wanted": percent(Fraction(share.wanted_percent, 100), 0),
        "missing": hour_words(share.missing),
    }
    if share.met:
        return _(
            "Self-study and peer learning are %(share)s of the hours; at least %(wanted)s are wanted."
        ) % words, "good"
    told = _(
        "Self-study and peer learning are %(share)s of the hours; at least %(wanted)s are wanted: "
        "%(missing)s more of them would do."
    )
    return told % words, "attention"


def move_words(move: Move, titles: Mapping[str, str]) -> list[str]:
    """What the move does, or what stands against it."""
    if move.past:
        return [_("the month is over")]
    effect = move.effect
    if effect.away:
        return [_("no time to learn: away")]
    if effect.breaks_order:
        return list(_order(effect, titles))
    words = [_balance(effect)]
    if effect.after.busy != effect.before.busy:
        words.append(
            _("months with learning: %(after)s instead of %(before)s")
            % {"after": quantity(effect.after.busy), "before": quantity(effect.before.busy)}
        )
    if effect.over:
        words.append(_("%(hours)s more than is free") % {"hours": hour_words(effect.over)})
    if move.no_class:
        words.append(_("no class then: one has to be laid down"))
    elif move.no_seat:
        words.append(_("no seat left: on the waiting list"))
    elif move.classes:
        left = [each.left for each in move.classes if each.left]
        words.append(
            _("seats left: %(number)s") % {"number": quantity(sum(left))} if left else _("a class is held")
        )
    return words


def _order(effect: MoveEffect, titles: Mapping[str, str]) -> Iterable[str]:
    for code in effect.comes_after:
        yield _("%(course)s has to come before it") % {"course": titles.get(code, code)}
    for code in effect.comes_before:
        yield _("%(course)s needs it earlier") % {"course": titles.get(code, code)}


def _balance(effect: MoveEffect) -> str:
    words = {"after": hour_words(effect.after.highest), "before": hour_words(effect.before.highest)}
    if effect.after.highest == effect.before.highest:
        return _("fullest month: %(after)s, as now") % words
    return _("fullest month: %(after)s instead of %(before)s") % words
