"""When outlets were last changed, and the log of changes of the outlets that a viewer sees."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max
from django.utils import timezone

from ronda.outlets.models import Outlet
from ronda.outlets.queries.edits import Edit, edits_of_records
from ronda.outlets.queries.outlets import outlets_for
from ronda.people.rules import Viewer


@dataclass(frozen=True)
class OutletEdit:
    """One change of an outlet's record."""

    code: str
    name: str
    edit: Edit


def last_changes(viewer: Viewer) -> dict[int, date]:
    """By outlet of the company, the day on which its record was last written."""
    written = Outlet.history.filter(company_id=viewer.company_id)
    rows = written.order_by().values("id").annotate(last=Max("history_date")).values_list("id", "last")
    return {number: timezone.localdate(moment) for number, moment in rows}


def changes_since(viewer: Viewer, since: datetime, *, on: date, limit: int) -> Sequence[OutletEdit]:
    """The latest first, at most so many; three statements."""
    seen = outlets_for(viewer, on=on).order_by().values("pk")
    changed = Outlet.history.filter(
        company_id=viewer.company_id, id__in=seen, history_type="~", history_date__gte=since
    )
    newest = list(changed.order_by("-history_date", "-history_id").values_list("id", flat=True)[:limit])
    wanted = set(newest)
    shown = outlets_for(viewer, on=on).filter(pk__in=wanted).values_list("pk", "code", "name")
    outlets = {number: (code, name) for number, code, name in shown}
    found = [
        OutletEdit(*outlets[number], edit)
        for number, edits in edits_of_records("outlet", Outlet.history.filter(id__in=wanted)).items()
        for edit in edits
        if edit.at >= since and edit.act == "changed" and number in outlets
    ]
    return sorted(found, key=lambda each: (each.edit.at, each.code), reverse=True)[:limit]
