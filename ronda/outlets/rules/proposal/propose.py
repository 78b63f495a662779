"""The proposal itself: a pure function of outlets, managers, settings and a seed."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ronda.kernel.reason import Reason
from ronda.outlets.rules.proposal.centres import middles
from ronda.outlets.rules.proposal.chance import Flags, Floats, Ints, open_stream
from ronda.outlets.rules.proposal.divide import divide
from ronda.outlets.rules.proposal.loads import load_of
from ronda.outlets.rules.proposal.naming import named_groups
from ronda.outlets.rules.proposal.plane import doubtful, project
from ronda.outlets.rules.proposal.points import Load, ManagerPoint, OutletPoint, Proposal, Travel
from ronda.outlets.rules.proposal.spread import spread_out
from ronda.outlets.rules.proposal.travel import minutes_by_group
from ronda.outlets.rules.proposal.why import reasons_for


def propose_portfolios(
    outlets: Sequence[OutletPoint],
    managers: Sequence[ManagerPoint],
    *,
    seed: int,
    travel: Travel = Travel(),  # noqa: B008 - a frozen value
    monthly_minutes: int | None = None,
) -> Proposal:
    """Every outlet to one manager, whatever the order of the rows; the same seed gives the same answer.

    `monthly_minutes` is what one manager can do in a month; who would have more is named in the reasons.
    """
    centre = _arrange(outlets, managers)
    if not centre.outlets:
        return Proposal({}, centre.loads(centre.holders, travel), centre.loads(centre.holders, travel), ())
    owners = _owners(centre, seed, travel)
    before, after = centre.loads(centre.holders, travel), centre.loads(owners, travel)
    assignment = {
        outlet.code: centre.managers[owner].code for outlet, owner in zip(centre.outlets, owners, strict=True)
    }
    return Proposal(assignment, before, after, tuple(_reasons(centre, owners, after, monthly_minutes)))


def present_loads(
    outlets: Sequence[OutletPoint],
    managers: Sequence[ManagerPoint],
    travel: Travel = Travel(),  # noqa: B008 - a frozen value
) -> tuple[Load, ...]:
    """The load of each manager as the portfolios are now, in the order of their codes."""
    centre = _arrange(outlets, managers) if managers else None
    return centre.loads(centre.holders, travel) if centre else ()


@dataclass(frozen=True)
class _Centre:
    """Rows by code; `holders` is the number of the present manager, -1 for none."""

    outlets: list[OutletPoint]
    managers: list[ManagerPoint]
    points: Floats
    far: Flags
    holders: Ints

    @property
    def placed(self) -> Flags:
        placed: Flags = ~np.isnan(self.points[:, 0]) & ~self.far
        return placed

    @property
    def frequency(self) -> Ints:
        return np.array([each.frequency for each in self.outlets], dtype=np.int64)

    @property
    def minutes(self) -> Ints:
        return np.array([each.minutes for each in self.outlets], dtype=np.int64)

    def loads(self, owners: Ints, travel: Travel) -> tuple[Load, ...]:
        held = [owners == number for number in range(len(self.managers))]
        return tuple(
            load_of(
                manager.code,
                self.points[rows],
                self.placed[rows],
                self.frequency[rows],
                self.minutes[rows],
                travel,
            )
            for manager, rows in zip(self.managers, held, strict=True)
        )


def _arrange(outlets: Sequence[OutletPoint], managers: Sequence[ManagerPoint]) -> _Centre:
    if outlets and not managers:
        raise ValueError(f"{len(outlets)} outlets cannot be given to nobody; name at least one manager")
    for what, codes in (("outlet", [each.code for each in outlets]), ("manager", [m.code for m in managers])):
        if len(set(codes)) < len(codes):
            raise ValueError(f"an {what} stands there twice; keep one row for each")
    rows = sorted(outlets, key=lambda each: each.code)
    people = sorted(managers, key=lambda each: each.code)
    held = {code: number for number, person in enumerate(people) for code in person.outlets}
    points = project(rows)
    holders = np.array([held.get(each.code, -1) for each in rows], dtype=np.int64)
    return _Centre(rows, people, points, doubtful(points), holders)


def _owners(centre: _Centre, seed: int, travel: Travel) -> Ints:
    placed, count = centre.placed, len(centre.managers)
    owners = np.full(len(centre.outlets), -1, dtype=np.int64)
    frequency, minutes = centre.frequency, centre.minutes
    weights = (frequency * minutes).astype(np.float64)
    if placed.any():
        points, visits, service = centre.points[placed], frequency[placed], minutes[placed]

        def weigh(groups: Ints) -> Floats:
            weight: Floats = visits * (service + minutes_by_group(points, groups, travel))
            return weight

        groups = divide(
            points, min(count, len(points)), weigh, _present(centre, len(points)), open_stream(seed)
        )
        owners[placed] = named_groups(groups, centre.holders[placed], count)
        weights[placed] = weigh(groups)
        way = (weights[placed] / np.maximum(visits, 1) - service).mean()
        weights[~placed] += frequency[~placed] * way
    return spread_out(owners, placed, weights, centre.holders, count)


def _present(centre: _Centre, placed: int) -> Floats | None:
    """The middles of the present portfolios, when every manager has one on the map."""
    holders, count = centre.holders[centre.placed], len(centre.managers)
    held = holders >= 0
    if placed < count or len(np.unique(holders[held])) < count:
        return None
    return middles(centre.points[centre.placed][held], holders[held], np.zeros((count, 2)))


def _reasons(
    centre: _Centre, owners: Ints, after: Sequence[Load], monthly_minutes: int | None
) -> list[Reason]:
    unknown = int(np.isnan(centre.points[:, 0]).sum())
    far = [centre.outlets[row].code for row in np.flatnonzero(centre.far)]
    return reasons_for(after, centre.holders, owners, unknown, far, monthly_minutes)
