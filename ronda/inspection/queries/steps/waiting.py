"""Findings that wait for the viewer, and those of the viewer's centres that are late."""

from dataclasses import dataclass
from datetime import date

from ronda.inspection.queries.steps.seen import findings_seen
from ronda.inspection.queries.steps.standing import Standing, has_turn, standings_of
from ronda.inspection.rules.finding_steps import RUNNING
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer

FAR = date(9999, 12, 31)


@dataclass(frozen=True)
class Turns:
    """`waiting` for the viewer; `late`: of others, where the viewer leads. What is due first comes first."""

    waiting: list[Standing]
    late: list[Standing]


def findings_turns(viewer: Viewer, *, today: date) -> Turns:
    """Late is what has passed its limit, or did not hold too often; two statements at most."""
    found = _running(viewer, today)
    waiting = [each for each in found if has_turn(viewer, each)]
    if not viewer.roles & {"leader", "director", "deputy"}:
        return Turns(waiting, [])
    others = [each for each in found if not has_turn(viewer, each)]
    return Turns(waiting, [each for each in others if each.late or each.directors])


def _running(viewer: Viewer, today: date) -> list[Standing]:
    if viewer.person_id is None:
        return []
    try:
        found = standings_of(viewer, findings_seen(viewer).filter(state__in=RUNNING), today=today)
    except RefusedError:
        return []
    return sorted(found, key=lambda each: (each.limit or FAR, each.finding.pk))
