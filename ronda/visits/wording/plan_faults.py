"""What is wrong with the data that a plan of visits is made from; how days and names stand in sentences."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ronda.design.templatetags.figures import day, plain_number, quantity

Numbers = Mapping[str, Any]
MOST_NAMES = 5


def hours(minutes: int) -> str:
    return plain_number(Fraction(minutes, 60), 1)


def day_of(value: Any) -> str:
    found = value if isinstance(value, date) else parse_date(str(value))
    return day(found)


def names_of(names: Sequence[str]) -> str:
    shown = ", ".join(names[:MOST_NAMES])
    more = len(names) - MOST_NAMES
    if more <= 0:
        return shown
    return ngettext("%(names)s and %(more)s more", "%(names)s and %(more)s more", more) % {
        "names": shown,
        "more": quantity(more),
    }


def _wider(said: Numbers) -> str:
    words = {"count": quantity(said["count"]), "names": names_of(said["names"])}
    return (
        ngettext(
            "The visits to %(count)s outlet are not spaced as usual: %(names)s.",
            "The visits to %(count)s outlets are not spaced as usual: %(names)s.",
            said["count"],
        )
        % words
    )


def _no_position(said: Numbers) -> str:
    words = {"count": quantity(said["count"]), "names": names_of(said["names"])}
    return (
        ngettext(
            "%(count)s outlet without a position is planned last, without its way: %(names)s.",
            "%(count)s outlets without a position are planned last, without their ways: %(names)s.",
            said["count"],
        )
        % words
    )


def _far_position(said: Numbers) -> str:
    words = {"count": quantity(said["count"]), "names": names_of(said["names"])}
    return (
        ngettext(
            "%(count)s position lies too far away to be right, perhaps in another country; its outlet is "
            "planned last: %(names)s.",
            "%(count)s positions lie too far away to be right, perhaps in another country; their outlets are "
            "planned last: %(names)s.",
            said["count"],
        )
        % words
    )


def _one_point(said: Numbers) -> str:
    words = {"count": quantity(said["count"]), "names": names_of(said["names"])}
    return (
        _("%(count)s outlets have one and the same position; look whether that is right: %(names)s.") % words
    )


FAULTS: Mapping[str, Callable[[Numbers], str]] = {
    "wider": _wider,
    "no_position": _no_position,
    "far_position": _far_position,
    "one_point": _one_point,
}
