"""Frozen rows of what was drawn for inspection and of findings that were to be corrected in a month."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone

from ronda.inspection.models import DrawnUnit, Finding
from ronda.kernel.period import Month
from ronda.people.queries import refuse_unless_freezing
from ronda.people.rules import Viewer

ABOUT_RECORDS = (Finding.Kind.RECORD, Finding.Kind.FALSE_VISIT, Finding.Kind.FALSE_RECORD)


def known_inspections(viewer: Viewer, month: Month, as_of: datetime) -> list[dict[str, Any]]:
    """Units that were due in the month, or whose result stands since a day of it.

    A result stands once the unit is inspected, the draw is released and every finding about it is decided;
    only a confirmed finding says that the record did not agree. Until the release nobody learns whose it is.
    """
    refuse_unless_freezing(viewer)
    units = DrawnUnit.objects.filter(
        round__company_id=viewer.company_id, round__drawn_at__lte=as_of, second_of=None
    ).select_related("round", "outlet")
    started = Q(due__lt=month.end) | Q(checked_at__lte=as_of)
    listed = list(units.filter(started).order_by("pk"))
    findings = Finding.objects.filter(unit__in=[each.pk for each in listed], kind__in=ABOUT_RECORDS)
    about: dict[int, list[Finding]] = {}
    for finding in findings.filter(made_at__lte=as_of):
        about.setdefault(finding.unit_id or 0, []).append(finding)
    rows = [_row(each, about.get(each.pk, ()), as_of) for each in listed]
    within = month.period.contains
    return [row for row in rows if any(row[name] and within(row[name]) for name in ("due", "settled_on"))]


def known_corrections(viewer: Viewer, month: Month, as_of: datetime) -> list[dict[str, Any]]:
    """Confirmed findings whose correction was due in the month, and whether it came by then."""
    refuse_unless_freezing(viewer)
    on = timezone.localdate(as_of)
    found = Finding.objects.filter(
        company_id=viewer.company_id,
        confirmed=True,
        decided_on__lte=on,
        correction_due__gte=month.start,
        correction_due__lt=month.end,
    )
    return [
        {
            "finding_id": each.pk,
            "person_id": each.person_id,
            "unit_id": each.centre_id,
            "outlet_id": each.outlet_id,
            "finding_kind": each.kind,
            "due": each.correction_due,
            "in_time": _by(each.corrected_on, min(each.correction_due or on, on)),
        }
        for each in found.order_by("pk")
        if not _withdrawn(each, as_of)
    ]


def _row(unit: DrawnUnit, about: Collection[Finding], as_of: datetime) -> dict[str, Any]:
    checked = unit.state == DrawnUnit.State.CHECKED and unit.checked_at is not None
    done_on = timezone.localdate(unit.checked_at) if checked and unit.checked_at <= as_of else None  # type: ignore[operator]
    released_at = unit.round.released_at
    released = released_at is not None and released_at <= as_of
    settled = _settled_on(done_on, timezone.localdate(released_at) if released else None, about, as_of)
    on = timezone.localdate(as_of)
    centre = unit.outlet.centre_id if unit.outlet is not None else unit.round.centre_id
    return {
        "inspection_id": unit.pk,
        "object": unit.round.object,
        "unit_id": centre,
        "outlet_id": unit.outlet_id if released else None,
        "person_id": unit.person_id if released else None,
        "inspector_id": unit.inspector_id,
        "due": unit.due,
        "done_on": done_on,
        "settled_on": settled,
        "agrees": not any(
            each.confirmed and _by(each.decided_on, on) and not _withdrawn(each, as_of) for each in about
        ),
    }


def _settled_on(
    done_on: date | None, released_on: date | None, about: Collection[Finding], as_of: datetime
) -> date | None:
    """The last of the inspection, the release and the decisions about findings; None while one lacks."""
    days = [done_on, released_on]
    on = timezone.localdate(as_of)
    for each in about:
        if _withdrawn(each, as_of):
            continue
        days.append(each.decided_on if _by(each.decided_on, on) else None)
    known = [day for day in days if day is not None]
    return max(known) if len(known) == len(days) else None


def _withdrawn(finding: Finding, as_of: datetime) -> bool:
    """As was known at the moment: what was withdrawn later still counted then."""
    return finding.withdrawn_at is not None and finding.withdrawn_at <= as_of


def _by(day: date | None, last: date) -> bool:
    return day is not None and day <= last
