"""Which outlets a viewer may see, as a condition of the database."""

from datetime import date

from django.db.models import Q

from ronda.outlets.models import PortfolioEntry
from ronda.people.queries import in_force
from ronda.people.rules import Viewer


def visible_outlets(viewer: Viewer, *, on: date | None = None) -> Q:
    """The company's, the centre's, or those of the own portfolio: on a day, or without one at any time."""
    company = Q(company_id=viewer.company_id)
    if viewer.scope == "company":
        return company
    if viewer.scope == "centre":
        return company & Q(centre_id__in=viewer.centre_ids)
    held = PortfolioEntry.objects.filter(in_force(), person_id__in=[viewer.person_id])
    if on is not None:
        held = held.filter(covering(on))
    return company & Q(pk__in=held.values("outlet_id"))


def covering(day: date) -> Q:
    """Rows whose days include this one."""
    return Q(start__lte=day) & (Q(end__isnull=True) | Q(end__gt=day))


def sharing(start: date, end: date, path: str = "") -> Q:
    """Rows that share a day with `[start, end)`; `path` leads to them, as in `appointments__`."""
    unended = Q(**{f"{path}end__isnull": True}) | Q(**{f"{path}end__gt": start})
    return Q(**{f"{path}start__lt": end}) & unended
