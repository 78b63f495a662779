"""Observed visits: of the two, of whoever leads one of them, and of the trainer of their course."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.learning.models import Observation
from ronda.learning.queries.practice.who import by_trainer, led_people
from ronda.people.queries import viewer_of_person
from ronda.people.rules import Viewer
from ronda.visits.queries import visits_in_force
from ronda.visits.queries.plans_today import planned_visits_for
from ronda.work.queries import NUMBER, numbered
from ronda.work.queries.reached import Reached

RUNNING = Q(closed_at=None, cancelled_why="")


@dataclass(frozen=True)
class ObservationsWanted:
    """What the list is narrowed down to; empty: everything."""

    words: str = ""
    state: str = ""
    kind: str = ""
    first: date | None = None
    last: date | None = None


def observations_for(viewer: Viewer, on: date) -> QuerySet[Observation]:
    led = list(led_people(viewer, on))
    own = viewer.person_id or 0
    seen = Q(shows_id=own) | Q(watches_id=own) | Q(shows_id__in=led) | Q(watches_id__in=led)
    rows = Observation.objects.filter(seen | by_trainer(viewer), company_id=viewer.company_id)
    return rows.select_related("shows", "watches", "course", "planned_visit__outlet", "planned_visit__visit")


def observation_for(viewer: Viewer, number: int, on: date) -> Observation:
    found = observations_for(viewer, on).filter(pk=number).first()
    if found is None:
        raise RefusedError(Problem(f"observation {number}", "is not among yours", "look at it again"))
    return found


def listed_observations(viewer: Viewer, wanted: ObservationsWanted, on: date) -> list[Observation]:
    rows = observations_for(viewer, on)
    for word in wanted.words.split():
        rows = rows.filter(
            Q(shows__name__icontains=word)
            | Q(watches__name__icontains=word)
            | Q(planned_visit__outlet__name__icontains=word)
        )
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.first:
        rows = rows.filter(day__gte=wanted.first)
    if wanted.last:
        rows = rows.filter(day__lte=wanted.last)
    found = list(rows)
    own = viewer.person_id
    if wanted.state == "mine":
        return [each for each in found if awaits(each, own, on)]
    return [each for each in found if not wanted.state or state_of(each, on) == wanted.state]


def state_of(each: Observation, on: date) -> str:
    """planned, sheets (to be filled in), talk (both are in), closed or cancelled."""
    if each.cancelled_why:
        return "cancelled"
    if each.closed_at:
        return "closed"
    if each.of_shower and each.of_watcher:
        return "talk"
    return "planned" if on < each.day else "sheets"


def awaits(each: Observation, person_id: int | None, on: date) -> bool:
    """Something is to be done now by this one of the two."""
    state = state_of(each, on)
    if person_id is None or person_id not in (each.shows_id, each.watches_id):
        return False
    return state == "talk" or (state == "sheets" and not own_sheet(each, person_id))


def own_sheet(each: Observation, person_id: int | None) -> Mapping[str, Any]:
    if person_id == each.shows_id:
        return dict(each.of_shower)
    return dict(each.of_watcher) if person_id == each.watches_id else {}


def shown_sheets(each: Observation, person_id: int | None) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """Of who shows and of who watches: both once both are in; before that only one's own."""
    if each.of_shower and each.of_watcher:
        return each.of_shower, each.of_watcher
    own = own_sheet(each, person_id)
    return (own, {}) if person_id == each.shows_id else ({}, own)


def visits_to_tie(each: Observation) -> tuple[list[Any], list[Any]]:
    """What who shows has planned for the day, and the visits of the day that took place."""
    shows = viewer_of_person(each.company_id, each.shows_id, on=each.day)
    planned = planned_visits_for(shows).filter(plan__person_id=each.shows_id, day=each.day)
    made = _made_by(shows, each).select_related("outlet")
    return list(planned.order_by("position", "pk")), list(made)


def made_visits(each: Observation) -> QuerySet[Any]:
    """Of who shows, on that day, in force."""
    return _made_by(viewer_of_person(each.company_id, each.shows_id, on=each.day), each)


def _made_by(shows: Viewer, each: Observation) -> QuerySet[Any]:
    return visits_in_force(shows).filter(person_id=each.shows_id, day=each.day).order_by("pk")


def tied_visit(each: Observation) -> int | None:
    """The number of the visit that it is tied to: the one named, or what came of the planned one."""
    if each.visit_number:
        return each.visit_number
    planned = each.planned_visit
    return planned.visit.number if planned and planned.visit else None


def outlets_of(found: Iterable[Observation]) -> dict[int, str]:
    """Names of the outlets by observation, for observations that the viewer was already given."""
    rows = list(found)
    named = {each.pk: tied_visit(each) for each in rows}
    names = {each.pk: each.planned_visit.outlet.name for each in rows if each.planned_visit}
    wanted = {number for pk, number in named.items() if number and pk not in names}
    if not wanted:
        return names
    company = Viewer.operator(rows[0].company_id)
    made = visits_in_force(company).filter(numbered(wanted)).values_list(NUMBER, "outlet__name")
    known = dict(made)
    return {each.pk: names.get(each.pk) or known.get(named[each.pk] or 0, "") for each in rows}


def sees_visit(viewer: Viewer, number: int | None) -> bool:
    """Whether its page opens to the viewer: whoever watched may not see it."""
    return number is not None and visits_in_force(viewer).filter(numbered([number])).exists()


def read_observation(viewer: Viewer, number: int, on: date) -> Reached | None:
    """Whose it is, for what lies with it."""
    found = observations_for(viewer, on).filter(pk=number).first()
    return None if found is None else Reached(found.shows_id, None)


def observations_waiting(viewer: Viewer, on: date) -> list[Observation]:
    """The viewer's own that are not over, the next first."""
    own = viewer.person_id or 0
    mine = observations_for(viewer, on).filter(RUNNING).filter(Q(shows_id=own) | Q(watches_id=own))
    return list(mine.order_by("day", "pk"))
