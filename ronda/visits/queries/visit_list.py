"""Visits of every state in one list: planned, under way, done, cancelled, missed."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, CharField, F, IntegerField, Q, QuerySet, UUIDField, Value, When

from ronda.people.rules import Viewer
from ronda.visits.models import VisitForm
from ronda.visits.queries.facts import visits_in_force
from ronda.visits.queries.forms import forms_for
from ronda.visits.queries.hooks import blind_visits
from ronda.visits.queries.plans_today import planned_visits_for
from ronda.work.queries import NUMBER, numbered

NOTHING = Value(None, IntegerField())


@dataclass(frozen=True)
class Wanted:
    """What the list is narrowed down to; empty: everything."""

    words: str = ""
    person: str = ""
    outlet: str = ""
    kind: str = ""
    state: str = ""
    first: date | None = None
    last: date | None = None


# Told alike of all three: `stay` are minutes there, `words` the outcome or why it did not take place.
COLUMNS = (
    "day", "outlet_name", "outlet_code", "person_name", "kind", "state", "stay", "words", "number", "key",
    "row",
)  # fmt: skip


def listed_visits(viewer: Viewer, wanted: Wanted) -> QuerySet[Any]:
    """Rows of `COLUMNS`; what was begun is no longer told as planned."""
    parts = [_done(viewer, wanted), _begun(viewer, wanted), _planned(viewer, wanted)]
    rows = [_in_state(part, wanted.state).order_by().values(*COLUMNS) for part in parts]
    together: QuerySet[Any] = rows[0].union(*rows[1:], all=True)
    return together


def _done(viewer: Viewer, wanted: Wanted) -> QuerySet[Any]:
    rows = _narrowed(visits_in_force(viewer), wanted, "person")
    told: QuerySet[Any] = rows.annotate(
        state=Value("done", CharField()),
        stay=F("minutes"),
        words=_words(viewer),
        number=NUMBER,
        key=Value(None, UUIDField()),
    )
    return told


def _words(viewer: Viewer) -> Any:
    """What came of it; nothing of a visit that the viewer is to inspect."""
    blind = blind_visits(viewer)
    if not blind:
        return F("outcome")
    return Case(When(numbered(blind), then=Value("")), default=F("outcome"), output_field=CharField())


def _begun(viewer: Viewer, wanted: Wanted) -> QuerySet[Any]:
    rows = _narrowed(forms_for(viewer).filter(sent_at=None), wanted, "person")
    cancelled = When(cancelled_at__isnull=False, then=Value("cancelled"))
    told: QuerySet[Any] = rows.annotate(
        state=Case(cancelled, default=Value("under_way"), output_field=CharField()),
        stay=NOTHING,
        words=F("cancelled_why"),
        number=NOTHING,
    )
    return told


def _planned(viewer: Viewer, wanted: Wanted) -> QuerySet[Any]:
    begun = VisitForm.objects.filter(company_id=viewer.company_id, planned__isnull=False)
    waiting = planned_visits_for(viewer).filter(state__in=["planned", "cancelled", "missed"])
    rows = _narrowed(waiting.exclude(pk__in=begun.values("planned_id")), wanted, "plan__person")
    told: QuerySet[Any] = rows.annotate(
        stay=NOTHING, words=F("state_why"), number=NOTHING, key=Value(None, UUIDField())
    )
    return told


def _narrowed(rows: QuerySet[Any], wanted: Wanted, person: str) -> QuerySet[Any]:
    for word in wanted.words.split():
        rows = rows.filter(
            Q(outlet__name__icontains=word)
            | Q(outlet__code__icontains=word)
            | Q(**{f"{person}__name__icontains": word})
        )
    named = {
        f"{person}__code": wanted.person,
        "outlet__code": wanted.outlet,
        "kind": wanted.kind,
        "day__gte": wanted.first,
        "day__lte": wanted.last,
    }
    rows = rows.filter(**{column: value for column, value in named.items() if value})
    told: QuerySet[Any] = rows.annotate(
        outlet_name=F("outlet__name"),
        outlet_code=F("outlet__code"),
        person_name=F(f"{person}__name"),
        row=F("pk"),
    )
    return told


def _in_state(rows: QuerySet[Any], state: str) -> QuerySet[Any]:
    return rows.filter(state=state) if state else rows
