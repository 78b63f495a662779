"""A day's route in words: its sum, and what waits at each stop."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ronda.design.templatetags.figures import quantity
from ronda.visits.queries.day_route import DayRoute, RouteStop
from ronda.visits.wording.plan_pages import duration_words


def route_words(route: DayRoute) -> str:
    """`14 visits · 62 km · 6 h 10 min`"""
    words = [
        ngettext("%(number)s visit", "%(number)s visits", route.going) % {"number": quantity(route.going)}
    ]
    if route.kilometres is not None:
        words.append(_("%(number)s km") % {"number": quantity(route.kilometres)})
    words.append(duration_words(route.minutes))
    return " · ".join(words)


def stop_words(stop: RouteStop) -> str:
    """`due by its frequency · promise open · request 3 days`"""
    words = [str(stop.planned.get_reason_display())]
    if stop.planned.kind == "field_visit":
        words.insert(0, _("Field visit"))
    if stop.along:
        words.append(_("together with %(name)s") % {"name": stop.along})
    if stop.promises:
        words.append(
            ngettext("%(number)s promise open", "%(number)s promises open", stop.promises)
            % {"number": quantity(stop.promises)}
        )
    if stop.request_days is not None:
        words.append(
            ngettext(
                "a request has waited %(number)s day",
                "a request has waited %(number)s days",
                stop.request_days,
            )
            % {"number": quantity(stop.request_days)}
        )
    if stop.planned.state_why:
        words.append(stop.planned.state_why)
    return " · ".join(words)
