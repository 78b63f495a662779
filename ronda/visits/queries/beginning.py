"""Where one may go today: the plan of the day, what is under way, and outlets to choose from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from ronda.outlets.queries import outlets_for
from ronda.people.rules import Viewer
from ronda.visits.models import PlannedVisit, VisitForm
from ronda.visits.queries.facts import UnseenOutlet, longest_unseen
from ronda.visits.queries.forms import forms_under_way
from ronda.visits.queries.plans_today import planned_for

FOUND, SUGGESTED = 20, 8


@dataclass(frozen=True)
class Beginning:
    """`found` answers what was looked for; `unseen` are outlets of one's own that waited longest."""

    under_way: Sequence[VisitForm]
    planned: Sequence[PlannedVisit]
    found: Sequence[Any]
    unseen: Sequence[UnseenOutlet]


def where_to_begin(viewer: Viewer, *, on: date, words: str) -> Beginning:
    planned = [each for each in planned_for(viewer, on) if each.state == PlannedVisit.State.PLANNED]
    return Beginning(
        under_way=forms_under_way(viewer),
        planned=planned,
        found=_found(viewer, on, words) if words else (),
        unseen=longest_unseen(viewer, on=on, limit=SUGGESTED) if viewer.scope == "own" else (),
    )


def _found(viewer: Viewer, on: date, words: str) -> Sequence[Any]:
    rows = outlets_for(viewer, on=on).exclude(status="closed")
    for word in words.split():
        rows = rows.filter(
            Q(name__icontains=word)
            | Q(code__icontains=word)
            | Q(address__icontains=word)
            | Q(city__icontains=word)
        )
    return list(rows.order_by("name", "code")[:FOUND])
