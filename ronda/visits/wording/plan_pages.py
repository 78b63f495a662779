"""Words of the pages of the month's plan of visits."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy, ngettext, pgettext_lazy

from ronda.visits.queries.plan_shapes import MoveCost

# The word of a plan's state and its colour.
PLAN_STATES: Mapping[str, tuple[Promise, str]] = {
    "draft": (pgettext_lazy("visit plan", "Draft"), "note"),
    "accepted": (pgettext_lazy("visit plan", "Accepted"), "good"),
    "replaced": (pgettext_lazy("visit plan", "Replaced"), "plain"),
    "dropped": (pgettext_lazy("visit plan", "Dropped"), "plain"),
}
DAYS: Mapping[str, Promise] = {
    "leave": pgettext_lazy("day of a plan", "Leave"),
    "holiday": pgettext_lazy("day of a plan", "Holiday"),
    "off": pgettext_lazy("day of a plan", "No working day"),
}
VIEWS: Mapping[str, Promise] = {
    "calendar": gettext_lazy("Calendar"),
    "map": gettext_lazy("Map"),
    "list": gettext_lazy("List"),
}
# What the files call their columns, in their order.
COLUMNS: Mapping[str, Promise] = {
    "day": gettext_lazy("Day"),
    "position": pgettext_lazy("of a route", "Stop"),
    "starts_at": gettext_lazy("Expected at"),
    "outlet_code": gettext_lazy("Code of the outlet"),
    "outlet_name": gettext_lazy("Outlet"),
    "outlet_class": gettext_lazy("Visit class"),
    "address": gettext_lazy("Address"),
    "kind": gettext_lazy("Kind"),
    "minutes": gettext_lazy("Minutes there"),
    "travel": gettext_lazy("Minutes of travel"),
    "together": gettext_lazy("Together with"),
    "reason": gettext_lazy("Reason"),
    "state": gettext_lazy("State"),
    "why": gettext_lazy("Why not"),
    "locked": gettext_lazy("Stays where it is"),
}
# Of a person's line in the list, from the most urgent on.
LINE_STATES: Mapping[str, tuple[Promise, str]] = {
    "none": (gettext_lazy("no plan yet"), "attention"),
    "draft": (gettext_lazy("a draft, not accepted"), "attention"),
    "both": (gettext_lazy("accepted, and a draft beside it"), "note"),
    "accepted": (pgettext_lazy("visit plan", "Accepted"), "good"),
}
SPACING: Mapping[str, Promise] = {
    "same_day": gettext_lazy("the outlet is seen on this day already"),
    "too_near": gettext_lazy("too near to another visit there"),
    "too_far": gettext_lazy("too far from another visit there"),
}


def cost_words(cost: MoveCost) -> tuple[str, ...]:
    """In short: the way, then what speaks against it."""
    if cost.minutes > 0:
        way = ngettext("%(number)s minute more", "%(number)s minutes more", cost.minutes)
    elif cost.minutes < 0:
        way = ngettext("%(number)s minute less", "%(number)s minutes less", -cost.minutes)
    else:
        way = gettext("no way more")
    told = [way % {"number": abs(cost.minutes)} if cost.minutes else way]
    if cost.over_budget_minutes:
        over = ngettext(
            "%(number)s minute over the day's time",
            "%(number)s minutes over the day's time",
            cost.over_budget_minutes,
        )
        told.append(over % {"number": cost.over_budget_minutes})
    if cost.spacing:
        told.append(str(SPACING.get(cost.spacing, cost.spacing)))
    return tuple(told)


def duration_words(minutes: int) -> str:
    """Such as 6 h 10 min."""
    hours, rest = divmod(max(0, minutes), 60)
    if not hours:
        return gettext("%(minutes)s min") % {"minutes": rest}
    if not rest:
        return gettext("%(hours)s h") % {"hours": hours}
    return gettext("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": rest}
