"""The frame of a round: what was claimed up to a moment, by number; and who must not inspect what."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from ronda.inspection.rules.draws import Unit
from ronda.inspection.rules.rounds import Named, outlet_of, person_of, task_of, visit_of
from ronda.outlets.queries import listed_outlets
from ronda.people.queries import numbers_of_people
from ronda.people.rules import Viewer
from ronda.visits.queries.claimed import claimed_visits, companions_of_visits, signs_of_visits
from ronda.work.queries.claimed import claimed_phase_work, hands_of_tasks

ACTIVE = "active"


@dataclass(frozen=True)
class Framed:
    """`signs` of conduct by unit: how often each kind was seen."""

    units: list[Unit]
    signs: Mapping[str, Mapping[str, int]]


def frame_of(
    company_id: int,
    kind: str,
    first: date,
    last: date,
    as_of: datetime,
    *,
    centre_id: int | None = None,
    priority_id: int | None = None,
) -> Framed:
    """Everything of the kind that could be inspected; nothing of it depends on who asks."""
    by = Viewer.operator(company_id)
    if kind == "visits":
        visits = claimed_visits(by, first, last, as_of, centre_id=centre_id)
        named = [Named(outlet=each.outlet_id, person=each.person_id, visit=each.number) for each in visits]
        found = signs_of_visits(by, first, last)
        signs = {each.unit: found[each.visit] for each in named if each.visit in found}
        return Framed(_units(named), signs)
    if kind == "information":
        return Framed(_units(_records(by, last, centre_id)), {})
    tasks = claimed_phase_work(by, first, last, as_of, centre_id=centre_id, priority_id=priority_id)
    return Framed(
        _units(Named(outlet=each.outlet_id, person=each.owner_id, task=each.number) for each in tasks), {}
    )


def ties_of(company_id: int, units: Iterable[Unit], on: date) -> dict[str, set[int]]:
    """By unit, who must not inspect it: whose work it is, who came along, who answers for it or holds it."""
    by, units = Viewer.operator(company_id), list(units)
    found: dict[str, set[int]] = defaultdict(set)
    companions = companions_of_visits(by, [n for each in units if (n := visit_of(each.id)) is not None])
    hands = hands_of_tasks(by, [n for each in units if (n := task_of(each.id)) is not None])
    people = numbers_of_people(by)
    outlets: QuerySet[Any] = listed_outlets(by, on=on)
    holders = dict(outlets.values_list("pk", "holder_code"))
    for each in units:
        visit, task, outlet = visit_of(each.id), task_of(each.id), outlet_of(each.id)
        tied = {person_of(each.stratum), people.get(holders.get(outlet or 0) or "")}
        tied |= {companions.get(visit or 0)} | set(hands.get(task or 0, ()))
        found[each.id] = {person for person in tied if person is not None}
    return found


def _records(by: Viewer, on: date, centre_id: int | None) -> Iterable[Named]:
    """The record of every open outlet, the work of who holds it on the last day."""
    outlets: QuerySet[Any] = listed_outlets(by, on=on).filter(status=ACTIVE)
    if centre_id is not None:
        outlets = outlets.filter(centre_id=centre_id)
    people = numbers_of_people(by)
    for outlet, holder in outlets.values_list("pk", "holder_code"):
        yield Named(outlet=outlet, person=people.get(holder or ""))


def _units(named: Iterable[Named]) -> list[Unit]:
    return sorted(Unit(each.unit, each.stratum) for each in named)
