"""What visits ask of inspections: false visits, who inspected where, how base data were found."""

from collections import defaultdict
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from ronda.inspection.models import DrawnUnit
from ronda.inspection.queries.checks import checks_in_force
from ronda.inspection.queries.findings import false_visits
from ronda.inspection.queries.rounds.seen import OVER
from ronda.kernel.period import Month
from ronda.people.rules import Viewer
from ronda.visits.queries.hooks import Checked, OnSite

# Everything that is known at all.
NOW = datetime(9999, 1, 1, tzinfo=UTC)


def disproved_now(viewer: Viewer) -> QuerySet[Any, Any]:
    """A number says nothing about the finding; whose visits they are, the asking page decides."""
    return false_visits(Viewer.operator(viewer.company_id), NOW)


def on_site_now(viewer: Viewer, month: Month) -> frozenset[OnSite]:
    """Of rounds that are still in the field only one's own: others' would tell what was drawn."""
    told = Q(round__state__in=OVER) | Q(checked_by_id=viewer.person_id or 0)
    return _on_site(viewer, month, NOW, told)


def known_on_site(viewer: Viewer, month: Month, as_of: datetime) -> frozenset[OnSite]:
    """Who inspected which outlet on which day of the month on the spot, as far as it was done by `as_of`."""
    return _on_site(viewer, month, as_of, Q())


def _on_site(viewer: Viewer, month: Month, as_of: datetime, told: Q) -> frozenset[OnSite]:
    units = DrawnUnit.objects.filter(
        told,
        round__company_id=viewer.company_id,
        state=DrawnUnit.State.CHECKED,
        how=DrawnUnit.How.ON_SITE,
        outlet__isnull=False,
        checked_by__isnull=False,
        checked_at__lte=as_of,
    )
    found = (
        (person, outlet, timezone.localdate(moment))
        for person, outlet, moment in units.values_list("checked_by_id", "outlet_id", "checked_at")
        if moment is not None
    )
    return frozenset(each for each in found if month.period.contains(each[2]))


def fields_since(viewer: Viewer, since: date) -> dict[str, tuple[int, int]]:
    """Of base data in the viewer's centres, compared in draws that are released; those inspected see none."""
    if viewer.scope == "own":
        return {}
    seen = Q() if viewer.scope == "company" else Q(outlet__centre_id__in=viewer.centre_ids)
    units = DrawnUnit.objects.filter(
        seen,
        round__company_id=viewer.company_id,
        round__object="information",
        round__released_at__isnull=False,
        state=DrawnUnit.State.CHECKED,
        checked_at__date__gte=since,
    )
    counted: defaultdict[str, list[bool]] = defaultdict(list)
    for compared in units.values_list("compared", flat=True):
        for each in compared:
            if each["outcome"] in {"same", "differs"}:
                counted[each["name"]].append(each["outcome"] == "same")
    return {name: (sum(found), len(found)) for name, found in counted.items()}


def checked_since(viewer: Viewer, since: date) -> dict[int, Checked]:
    """By outlet, of the checks that the viewer may see."""
    found: defaultdict[int, list[tuple[bool, bool, bool, date]]] = defaultdict(list)
    rows = checks_in_force(viewer).filter(day__gte=since)
    for outlet, complete, correct, on_time, day in rows.values_list(
        "outlet_id", "complete", "correct", "on_time", "day"
    ):
        found[outlet].append((complete, correct, on_time, day))
    return {
        outlet: Checked(
            len(checks),
            sum(each[0] for each in checks),
            sum(each[1] for each in checks),
            sum(each[2] for each in checks),
            max(each[3] for each in checks),
        )
        for outlet, checks in found.items()
    }
