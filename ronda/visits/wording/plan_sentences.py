"""What a plan of visits says of itself: what does not fit, what would help, why a day, what a move costs."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ronda.design.templatetags.figures import quantity
from ronda.visits.queries.plan_shapes import Said
from ronda.visits.wording.plan_faults import FAULTS, day_of, hours, names_of
from ronda.visits.wording.plan_moves import move_cost

Numbers = Mapping[str, Any]


def told(said: Said) -> str:
    """The whole sentence in the reader's language."""
    return SENTENCES[said.code](said.numbers)


def _too_much(said: Numbers) -> str:
    words = {"name": said["name"], "needed": hours(said["needed"]), "there": hours(said["there"])}
    return _("%(name)s has %(needed)s hours of visits and %(there)s hours.") % words


def _unmet(said: Numbers) -> str:
    classes = ", ".join(
        _("class %(class)s: %(count)s") % {"class": name, "count": quantity(count)}
        for name, count in said["classes"].items()
    )
    words = {"visits": quantity(said["visits"]), "classes": classes}
    return (
        ngettext(
            "%(visits)s visit finds no day (%(classes)s).",
            "%(visits)s visits find no day (%(classes)s).",
            said["visits"],
        )
        % words
    )


def _lower(said: Numbers) -> str:
    words = {
        "class": said["class"],
        "outlets": quantity(said["outlets"]),
        "saved": hours(said["saved"]),
    }
    if said["enough"]:
        return (
            ngettext(
                "It fits with one visit a month for class %(class)s: "
                "%(outlets)s outlet, %(saved)s hours less.",
                "It fits with one visit a month for class %(class)s: "
                "%(outlets)s outlets, %(saved)s hours less.",
                said["outlets"],
            )
            % words
        )
    return (
        ngettext(
            "One visit a month for class %(class)s saves %(saved)s hours at %(outlets)s outlet; "
            "that alone is not enough.",
            "One visit a month for class %(class)s saves %(saved)s hours at %(outlets)s outlets; "
            "that alone is not enough.",
            said["outlets"],
        )
        % words
    )


def _hand_over(said: Numbers) -> str:
    words = {"outlets": quantity(said["outlets"]), "name": said["name"], "saved": hours(said["saved"])}
    return (
        ngettext(
            "%(name)s has time left: handing over %(outlets)s outlet saves %(saved)s hours.",
            "%(name)s has time left: handing over %(outlets)s outlets saves %(saved)s hours.",
            said["outlets"],
        )
        % words
    )


def _more_days(said: Numbers) -> str:
    return ngettext(
        "%(days)s working day more would do as well.",
        "%(days)s working days more would do as well.",
        said["days"],
    ) % {"days": quantity(said["days"])}


def _fixed_too_long(said: Numbers) -> str:
    words = {"day": day_of(said["day"]), "needed": hours(said["needed"]), "there": hours(said["there"])}
    return _("The locked visits of %(day)s take %(needed)s hours, and the day has %(there)s.") % words


def _moved(said: Numbers) -> str:
    words = {"moved": quantity(said["moved"]), "kept": quantity(said["kept"])}
    return (
        ngettext(
            "%(moved)s visit changes against the plan in force; %(kept)s stay as they are.",
            "%(moved)s visits change against the plan in force; %(kept)s stay as they are.",
            said["moved"],
        )
        % words
    )


def _not_within(said: Numbers) -> str:
    return _("The locked visits leave no plan with at most %(minutes)s minutes of overtime a day.") % {
        "minutes": quantity(said["minutes"])
    }


SENTENCES: Mapping[str, Callable[[Numbers], str]] = {
    **FAULTS,
    "too_much": _too_much,
    "unmet": _unmet,
    "not_within": _not_within,
    "lower": _lower,
    "hand_over": _hand_over,
    "more_days": _more_days,
    "no_working_day": lambda said: (
        _("From %(day)s on this month has no working day; no visit has a day.")
        % {"day": day_of(said["from"])}
    ),
    "fixed_off": lambda said: (
        _("The locked visit to %(name)s falls on a day off, %(day)s; move it or let it go.")
        % {"name": said["name"], "day": day_of(said["day"])}
    ),
    "fixed_same_time": lambda said: (
        _("Two joint visits are at one time on %(day)s: %(names)s.")
        % {"day": day_of(said["day"]), "names": names_of(said["names"])}
    ),
    "fixed_too_long": _fixed_too_long,
    "no_start": lambda said: _(
        "Nobody has set where the days begin; they begin and end in the middle of the outlets."
    ),
    "moved": _moved,
    "move_none": lambda said: _("It stands on this day."),
    "move_cost": move_cost,
    "locked": lambda said: _("It stays on this day."),
    "pattern": lambda said: (
        _("Spaced from its visits on %(days)s.") % {"days": ", ".join(day_of(each) for each in said["days"])}
    ),
    "outside_hours": lambda said: _("Outside the hours that suit the outlet."),
    "near": lambda said: _("On the way with %(names)s.") % {"names": names_of(said["names"])},
}
