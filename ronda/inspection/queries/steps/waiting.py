"""Findings that wait for the viewer, and those of the viewer's centres that are late."""

from datetime import date

from ronda.inspection.queries.steps.seen import findings_seen
from ronda.inspection.queries.steps.standing import Standing, has_turn, standings_of
from ronda.inspection.rules.finding_steps import RUNNING
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer

FAR = date(9999, 12, 31)


def findings_waiting(viewer: Viewer, *, today: date) -> list[Standing]:
    """What is due first comes first; two statements at most."""
    return [each for each in _running(viewer, today) if has_turn(viewer, each)]


def findings_late(viewer: Viewer, *, today: date) -> list[Standing]:
    """Of others, where the viewer leads: what has passed its limit, or did not hold too often."""
    if not viewer.roles & {"leader", "director", "deputy"}:
        return []
    found = _running(viewer, today)
    return [each for each in found if (each.late or each.directors) and not has_turn(viewer, each)]


def _running(viewer: Viewer, today: date) -> list[Standing]:
    if viewer.person_id is None:
        return []
    try:
        found = standings_of(viewer, findings_seen(viewer).filter(state__in=RUNNING), today=today)
    except RefusedError:
        return []
    return sorted(found, key=lambda each: (each.limit or FAR, each.finding.pk))
