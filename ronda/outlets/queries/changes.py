"""When outlets were last changed, and the log of changes of the outlets that a viewer sees."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Max, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from ronda.outlets.models import Licence, LicenceEvent, Outlet, PortfolioEntry
from ronda.outlets.queries.edits import Edit, edit_between, edits_of_events, edits_of_holdings
from ronda.outlets.queries.outlets import outlets_for
from ronda.people.rules import Viewer

TOLD_BY = ("known_by", "withdrawn_by")


@dataclass(frozen=True)
class OutletEdit:
    """One change of an outlet's base data: of its record, a licence, or who holds it."""

    code: str
    name: str
    edit: Edit


def last_changes(viewer: Viewer) -> dict[int, date]:
    """By outlet of the company, the day on which its record was last written."""
    written = Outlet.history.filter(company_id=viewer.company_id)
    rows = written.order_by().values("id").annotate(last=Max("history_date")).values_list("id", "last")
    return {number: timezone.localdate(moment) for number, moment in rows}


def changes_between(
    viewer: Viewer, since: datetime, until: datetime, *, on: date, outlet: str = "", most: int
) -> Sequence[OutletEdit]:
    """The latest first, of each kind at most so many, `until` not included; eight statements."""
    found = outlets_for(viewer, on=on).order_by()
    seen = (found.filter(code=outlet) if outlet else found).values("pk")
    edits = [
        *_written("outlet", "id", Outlet.history.filter(id__in=seen), since, until, most),
        *_written("licence", "outlet_id", Licence.history.filter(outlet_id__in=seen), since, until, most),
        *_events(seen, since, until, most),
        *_holdings(seen, since, until, most),
    ]
    wanted = {number for number, _edit in edits}
    named = {
        number: (code, name)
        for number, code, name in Outlet.objects.filter(pk__in=wanted).values_list("pk", "code", "name")
    }
    told = [OutletEdit(*named[number], edit) for number, edit in edits if number in named]
    return sorted(told, key=lambda each: (each.edit.at, each.code), reverse=True)


def _written(
    kind: str, outlet: str, history: QuerySet[Any], since: datetime, until: datetime, most: int
) -> list[tuple[int, Edit]]:
    """Each row of a history beside the one before it of the same record; what changed nothing is no edit."""
    earlier = history.model.objects.filter(
        Q(history_date__lt=OuterRef("history_date"))
        | Q(history_date=OuterRef("history_date"), history_id__lt=OuterRef("history_id")),
        id=OuterRef("id"),
    ).order_by("-history_date", "-history_id")
    rows = list(
        history.filter(history_date__gte=since, history_date__lt=until)
        .annotate(earlier=Subquery(earlier.values("history_id")[:1]))
        .select_related("history_user__person")
        .order_by("-history_date", "-history_id")[:most]
    )
    before = history.model.objects.in_bulk({row.earlier for row in rows if row.earlier is not None})
    told = [(getattr(row, outlet), edit_between(kind, before.get(row.earlier), row)) for row in rows]
    return [(number, edit) for number, edit in told if edit.before or edit.after or edit.act != "changed"]


def _events(seen: Any, since: datetime, until: datetime, most: int) -> list[tuple[int, Edit]]:
    rows = LicenceEvent.objects.filter(_told_within(since, until), licence__outlet_id__in=seen)
    listed = rows.select_related("licence", *TOLD_BY).order_by("-known_at", "-pk")[:most]
    return [
        (each.licence.outlet_id, edit)
        for each in listed
        for edit in edits_of_events([each])
        if since <= edit.at < until
    ]


def _holdings(seen: Any, since: datetime, until: datetime, most: int) -> list[tuple[int, Edit]]:
    """Of each outlet all that was ever known, since an edit tells who held it before and after."""
    moved = PortfolioEntry.objects.filter(_told_within(since, until), outlet_id__in=seen)
    newest = set(moved.order_by("-known_at", "-pk").values_list("outlet_id", flat=True)[:most])
    of_outlet: defaultdict[int, list[PortfolioEntry]] = defaultdict(list)
    for entry in PortfolioEntry.objects.filter(outlet_id__in=newest).select_related("person", *TOLD_BY):
        of_outlet[entry.outlet_id].append(entry)
    return [
        (number, edit)
        for number, entries in of_outlet.items()
        for edit in edits_of_holdings(entries)
        if since <= edit.at < until
    ]


def _told_within(since: datetime, until: datetime) -> Q:
    return Q(known_at__gte=since, known_at__lt=until) | Q(withdrawn_at__gte=since, withdrawn_at__lt=until)
