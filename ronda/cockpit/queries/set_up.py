"""How much a company is set up with."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet, Value

from ronda.facts.queries import closings_for
from ronda.facts.queries.targets import targets_of
from ronda.intake.queries import imports_for
from ronda.kernel.refusal import NotAllowedError
from ronda.outlets.queries import outlets_for, portfolio_for, products_for
from ronda.outlets.queries.census import licence_rows, sold_segments
from ronda.people.queries import centres_for, people_for
from ronda.people.queries.lists import appointment_list, calendar_days, leave_list, role_list
from ronda.people.rules import Viewer
from ronda.visits.queries import visits_in_force
from ronda.work.queries.tasks import tasks_in_force


def set_up_counts(viewer: Viewer, *, on: date) -> Mapping[str, int]:
    """Every count of the hub and its checklist, in one statement."""
    if not viewer.can_manage:
        raise NotAllowedError("looking at the company's set-up")
    people = people_for(viewer, on=on)
    counted: dict[str, tuple[QuerySet[Any, Any], str]] = {
        "centres": (centres_for(viewer), "pk"),
        "people": (people, "pk"),
        "appointments": (appointment_list(viewer), "pk"),
        "leave": (leave_list(viewer), "pk"),
        "roles": (role_list(viewer), "pk"),
        "accounts": (people, "user_id"),
        "calendar": (calendar_days(viewer, on.year), "pk"),
        "outlets": (outlets_for(viewer), "pk"),
        "licences": (licence_rows(viewer), "pk"),
        "products": (products_for(viewer), "pk"),
        "portfolios": (portfolio_for(viewer, on=on), "pk"),
        "sales": (sold_segments(viewer), "month"),
        "targets": (targets_of(viewer).filter(withdrawn_at__isnull=True), "pk"),
        "work": (tasks_in_force(viewer), "pk"),
        "visits": (visits_in_force(viewer), "pk"),
        "imports": (imports_for(viewer), "pk"),
        "closings": (closings_for(viewer).filter(state="distributed"), "pk"),
    }
    first, *others = [_count(name, *what) for name, what in counted.items()]
    return {"companies": 1, **dict.fromkeys(counted, 0), **dict(first.union(*others, all=True))}


def _count(name: str, rows: "QuerySet[Any, Any]", column: str) -> "QuerySet[Any, Any]":
    """The name and the number of different values; no row where there is none."""
    named: QuerySet[Any, Any] = (
        rows.order_by().select_related(None).annotate(counted=Value(name)).values("counted")
    )
    numbered: QuerySet[Any, Any] = named.annotate(number=Count(column, distinct=True))
    return numbered.values_list("counted", "number")
