"""One round as its page shows it: nothing stands here that the viewer may not see."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from ronda.inspection.models import Commitment, DrawnUnit, InspectionRound
from ronda.inspection.queries.rounds.estimating import RoundEstimate, estimate_of
from ronda.inspection.queries.rounds.lists import RoundLine, line_of
from ronda.inspection.queries.rounds.public import is_over, published_names
from ronda.inspection.queries.rounds.seen import rounds_for, units_for
from ronda.inspection.queries.rounds.standing import round_now
from ronda.inspection.rules.rounds import (
    PARTIES,
    Asked,
    leads_rounds,
    parties_of,
    steps_of,
    stratum_of,
)
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.work.queries.colleagues import colleagues_of
from ronda.work.queries.desk import traces_of

ABOUT = "round"


@dataclass(frozen=True)
class UnitLine:
    """A drawn unit; `differs` None: nothing is compared yet."""

    row: DrawnUnit
    probability: Fraction
    again: bool
    differs: bool | None


@dataclass(frozen=True)
class PartyStand:
    """What a party promised and whether it revealed; never its nonce. `is_mine`: the viewer speaks for it."""

    party: str
    promise: Commitment | None
    is_mine: bool

    @property
    def revealed_at(self) -> datetime | None:
        return self.promise.revealed_at if self.promise else None


@dataclass(frozen=True)
class RoundPage:
    """`units` are those that the viewer may see; `sees_draw`: all of them. `seed` is empty until the end."""

    line: RoundLine
    address: str
    priority: str
    asked: Asked
    now_steps: Sequence[tuple[str, str]]
    parties: Sequence[PartyStand]
    announced_by: str
    announced_at: datetime
    frozen_at: datetime | None
    drawn_at: datetime | None
    released_at: datetime | None
    why: str
    frame_digest: str
    frame_units: int
    strata: int
    own_stratum: str
    own_framed: int
    beacon: str
    seed: str
    leads: bool
    sees_draw: bool
    is_over: bool
    units: Sequence[UnitLine]
    left: int
    without_inspector: int
    due: date | None
    inspectors: Sequence[tuple[str, str]]
    traces: Sequence[Any]
    files: Sequence[str]
    estimate: RoundEstimate | None


def round_page(viewer: Viewer, number: int, *, today: date) -> RoundPage:
    """RefusedError for what the viewer does not see."""
    found = (
        rounds_for(viewer)
        .select_related("centre", "priority", "announced_by")
        .prefetch_related("commitments__made_by")
        .filter(pk=number)
        .first()
    )
    if found is None:
        raise RefusedError(Problem(f"round {number}", "is not in force among yours", "look at it again"))
    promises = {each.party: each for each in found.commitments.all()}
    leads, over = leads_rounds(viewer, found.centre_id), is_over(found)
    strata = Counter(line.split("|")[1] for line in found.frame.split("\n") if line)
    own = stratum_of(viewer.person_id) if viewer.person_id else ""
    sees = bool(found.seed) and leads and (over or own not in strata)
    units = _units(viewer, found)
    left = sum(each.row.state == DrawnUnit.State.TO_CHECK for each in units)
    line = line_of(viewer, found, today, left if sees else 1)
    now = round_now(found, promises.values(), today, units_left=left if sees else 1)
    asked = Asked.of_json(found.asked)
    mine = parties_of(viewer, found.centre_id)
    return RoundPage(
        line=line,
        address=found.address,
        priority=found.priority.title if found.priority else "",
        asked=asked,
        now_steps=list(steps_of(now)),
        parties=[PartyStand(each, promises.get(each), each in mine) for each in PARTIES],
        announced_by=found.announced_by.name if found.announced_by else "",
        announced_at=found.announced_at,
        frozen_at=found.frozen_at,
        drawn_at=found.drawn_at,
        released_at=found.released_at,
        why=found.abandoned_why,
        frame_digest=found.frame_digest,
        frame_units=strata.total(),
        strata=len(strata),
        own_stratum=own if own in strata else "",
        own_framed=strata.get(own, 0),
        beacon=found.beacon,
        seed=found.seed if over else "",
        leads=leads,
        sees_draw=sees,
        is_over=over,
        units=units,
        left=left if sees else 0,
        without_inspector=sum(each.row.inspector_id is None for each in units) if sees else 0,
        due=max((each.row.due for each in units if each.row.due), default=None),
        inspectors=_inspectors(viewer, found, asked, today) if leads else (),
        traces=traces_of(viewer, ABOUT, number),
        files=published_names(found),
        estimate=estimate_of(found),
    )


def _units(viewer: Viewer, found: InspectionRound) -> list[UnitLine]:
    rows = list(
        units_for(viewer)
        .filter(round_id=found.pk)
        .select_related("outlet", "person", "inspector")
        .order_by("position", "pk")
    )
    return [_unit_line(each) for each in rows]


def _unit_line(row: DrawnUnit) -> UnitLine:
    outcomes = {each.get("outcome") for each in row.compared}
    differs = "differs" in outcomes if outcomes & {"same", "differs"} else None
    return UnitLine(row, Fraction(row.probability), row.second_of_id is not None, differs)


def _inspectors(viewer: Viewer, found: InspectionRound, asked: Asked, today: date) -> list[tuple[str, str]]:
    """Code and name of those who were named at the announcement and work here still."""
    centres = None if found.centre_id is None else [found.centre_id]
    there = colleagues_of(viewer, on=today, centres=centres)
    return [(each.code, each.name) for each in there if each.person_id in asked.inspectors]
