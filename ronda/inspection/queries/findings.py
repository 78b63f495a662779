"""Reads of integrity findings."""

from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from ronda.inspection.models import IntegrityFinding
from ronda.inspection.rules.faults import FALSE_VISIT
from ronda.kernel.period import Month
from ronda.people.queries import believed_at, in_force, people_for, refuse_unless_freezing
from ronda.people.rules import Viewer
from ronda.visits.queries import visits_of_month
from ronda.work.queries import NUMBER
from ronda.work.rules import as_leader


def findings_in_force(viewer: Viewer) -> QuerySet[IntegrityFinding]:
    """All of the company: what a service may do to them it decides by the person."""
    return IntegrityFinding.objects.filter(in_force(), company_id=viewer.company_id)


def findings_for(viewer: Viewer, month: Month) -> QuerySet[IntegrityFinding]:
    """Those confirmed in the month: about oneself, about those whom one leads that day, or the company's."""
    findings = findings_in_force(viewer).filter(confirmed_on__gte=month.start, confirmed_on__lt=month.end)
    seen = Q(person_id__in=[viewer.person_id])
    for day in set(findings.values_list("confirmed_on", flat=True)):
        seen |= Q(confirmed_on=day, person_id__in=people_led(viewer, day))
    return findings.filter(seen).select_related("person", "visit")


def people_led(viewer: Viewer, on: date) -> frozenset[int]:
    """Those whose results are the viewer's to see, the viewer left out."""
    people = people_for(as_leader(viewer), on=on).values_list("pk", flat=True)
    return frozenset(people) - {viewer.person_id}


def known_integrity_findings(viewer: Viewer, month: Month, as_of: datetime) -> list[dict[str, Any]]:
    """Frozen rows of the findings confirmed in the month."""
    findings = _believed(viewer, as_of).filter(confirmed_on__gte=month.start, confirmed_on__lt=month.end)
    return [dict(row) for row in findings.values("person_id", "kind", finding_id=NUMBER)]


def disproved_visits(viewer: Viewer, month: Month, as_of: datetime) -> frozenset[int]:
    """The month's visits that were found false, also when that was confirmed in a later month."""
    return visits_of_month(viewer, month, as_of, false_visits(viewer, as_of))


def false_visits(viewer: Viewer, as_of: datetime) -> QuerySet[Any, Any]:
    """The numbers of all visits that were found false, to be asked about within another statement."""
    return _believed(viewer, as_of).filter(kind=FALSE_VISIT, visit__isnull=False).values("visit_id")


def _believed(viewer: Viewer, as_of: datetime) -> QuerySet[IntegrityFinding]:
    refuse_unless_freezing(viewer)
    return IntegrityFinding.objects.filter(believed_at(as_of), company_id=viewer.company_id)
