"""The change log of base data: what was changed of outlets, by whom, and by which visit or file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from ronda.outlets.queries import outlets_for
from ronda.outlets.queries.changes import changes_between
from ronda.outlets.queries.edits import Edit
from ronda.people.rules import Viewer
from ronda.visits.models import VisitForm
from ronda.visits.queries.hooks import blind_visits, files_taken_in

# Of each kind; more than these nobody reads, and a file holds them all.
MOST = 2000


@dataclass(frozen=True)
class Logged:
    """An edit of an outlet's base data, or what a visit found of them; `file` and `visit` say by what."""

    at: datetime
    code: str
    name: str
    who: str
    edit: Edit | None = None
    found: str = ""
    file: str = ""
    visit: int | None = None

    @property
    def source(self) -> str:
        return "visit" if self.visit else "file" if self.file else "page" if self.who else "machine"


def logged_changes(
    viewer: Viewer, first: date, last: date, *, today: date, outlet: str = ""
) -> Sequence[Logged]:
    """Of the days from `first` to `last`, the latest first; at most `MOST` of each kind."""
    since, until = _begin(first), _begin(last + timedelta(days=1))
    files = files_taken_in(viewer, since, until)
    edits = changes_between(viewer, since, until, on=today, outlet=outlet, most=MOST)
    told = [
        Logged(each.edit.at, each.code, each.name, each.edit.who, each.edit, file=files.get(each.edit.at, ""))
        for each in edits
    ]
    told += _found_at_visits(viewer, since, until, today, outlet)
    return sorted(told, key=lambda each: (each.at, each.code), reverse=True)


def _found_at_visits(
    viewer: Viewer, since: datetime, until: datetime, today: date, outlet: str
) -> list[Logged]:
    """Nothing of a visit that the viewer is to inspect without knowing what was written at it."""
    seen = outlets_for(viewer, on=today).order_by()
    blind = blind_visits(viewer)
    rows = VisitForm.objects.filter(
        company_id=viewer.company_id,
        outlet__in=(seen.filter(code=outlet) if outlet else seen).values("pk"),
        sent_at__gte=since,
        sent_at__lt=until,
    ).exclude(base_data="")
    listed = rows.select_related("outlet", "person", "visit").order_by("-sent_at")[:MOST]
    known = [each for each in listed if each.visit is None or each.visit.number not in blind]
    return [
        Logged(
            each.sent_at or since,
            each.outlet.code,
            each.outlet.name,
            each.person.name,
            found=each.base_data,
            visit=each.visit.number if each.visit else None,
        )
        for each in known
    ]


def _begin(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
