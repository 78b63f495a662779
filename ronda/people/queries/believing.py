"""The second clock as conditions of the database; the rule in words is `rules.is_believed`."""

from datetime import date, datetime

from django.db.models import Q


def believed_at(as_of: datetime, path: str = "") -> Q:
    """Rows known by `as_of` and not withdrawn by then; `path` leads to them, as in `appointments__`."""
    kept = Q(**{f"{path}withdrawn_at__isnull": True}) | Q(**{f"{path}withdrawn_at__gt": as_of})
    return Q(**{f"{path}known_at__lte": as_of}) & kept


def in_force(path: str = "") -> Q:
    """Rows that nobody has withdrawn."""
    return Q(**{f"{path}withdrawn_at__isnull": True})


def lasting(start: date, end: date, path: str = "") -> Q:
    """Rows whose `[start, end)` shares a day with this one; an end of None never ends."""
    unended = Q(**{f"{path}end__isnull": True}) | Q(**{f"{path}end__gt": start})
    return Q(**{f"{path}start__lt": end}) & unended


def held_on(day: date, path: str = "") -> Q:
    """Rows in force that cover the day."""
    unended = Q(**{f"{path}end__isnull": True}) | Q(**{f"{path}end__gt": day})
    return in_force(path) & Q(**{f"{path}start__lte": day}) & unended
