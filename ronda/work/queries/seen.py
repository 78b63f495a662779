"""Which rows a viewer may see; every query of work, visits and what is checked about them starts here."""

from collections.abc import Sequence

from django.db.models import Q

from ronda.people.rules import Viewer


def seen_by(viewer: Viewer, *, centre: str, persons: Sequence[str] = ()) -> Q:
    """Rows of the viewer's company: all of them, those of the viewer's centres, or one's own.

    `centre` and `persons` are the paths from the row to the id of its centre and of those it belongs to.
    """
    company = Q(company_id=viewer.company_id)
    if viewer.scope == "company":
        return company
    allowed = Q(pk__in=[])
    if viewer.scope == "centre":
        allowed |= Q(**{f"{centre}__in": viewer.centre_ids})
    if viewer.person_id is not None:
        for person in persons:
            allowed |= Q(**{person: viewer.person_id})
    return company & allowed


def shared_with(viewer: Viewer, *, centre: str = "centre_id", company: str = "company_id") -> Q:
    """What a whole centre works by: everybody in it reads it, and that of the whole company.

    Priorities, plans, events, processes: rows without a centre are the company's.
    """
    ours = Q(**{company: viewer.company_id})
    if viewer.scope == "company":
        return ours
    return ours & (Q(**{f"{centre}__in": viewer.centre_ids}) | Q(**{f"{centre}__isnull": True}))
