"""Public instances of periodic vehicle routing as problems of planning, and what a plan of them costs."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import dist
from pathlib import Path

import numpy as np

from ronda.visits.rules.planning import Outlet, Person, Plan, Prices, Problem, Travel, verify

# A unit of length in ticks; costs are told unrounded, from the coordinates.
PER_UNIT = 1000
FIRST = date(2026, 10, 1)


@dataclass(frozen=True)
class Instance:
    """`points`: the depot, then the outlets; `tours` a day, each with its `room` and length (0: any)."""

    name: str
    best_known: float
    points: tuple[tuple[float, float], ...]
    tours: int
    room: int
    length: int
    problem: Problem

    def cost_of(self, tours: Sequence[Sequence[int]]) -> float:
        """Length of tours of points, unrounded."""
        return sum(
            dist(self.points[here], self.points[there])
            for tour in tours
            for here, there in pairwise([0, *tour, 0])
        )

    def gap(self, cost: float) -> float:
        """Per cent above the best known."""
        return (cost / self.best_known - 1) * 100


def folder_in(data: Path | None) -> Path | None:
    """Where the instances are; None where there are none."""
    folder = data / "pvrp" if data is not None else None
    return folder if folder is not None and (folder / "best_known.csv").is_file() else None


def read_all(folder: Path, names: Sequence[str]) -> list[Instance]:
    """Of the names, or all that have a best known cost."""
    with (folder / "best_known.csv").open() as lines:
        known = {row["instance"]: float(row["bks"]) for row in csv.DictReader(lines)}
    return [_read(folder / name, known[name]) for name in names or known]


def _read(path: Path, best_known: float) -> Instance:
    """The format: `type m n t`; t lines `D Q`; lines `i x y d q f a` and the sets of days as bits."""
    rows = [line.split() for line in path.read_text().splitlines() if line.strip()]
    tours, count = int(rows[0][1]), int(rows[0][3])
    length, room = (int(float(cell)) for cell in rows[1])
    days = tuple(FIRST + timedelta(days=number) for number in range(count))
    lines = rows[1 + count :]
    points = tuple((float(line[1]), float(line[2])) for line in lines)
    outlets = [
        Outlet(
            f"{place:04d}",
            "team",
            visits=int(line[5]),
            minutes=int(float(line[3])),
            place=place,
            patterns=tuple(_days(int(bits), days) for bits in line[7 : 7 + int(line[6])]),
            load=int(float(line[4])),
        )
        for place, line in enumerate(lines)
        if int(line[5]) > 0
    ]
    problem = Problem(
        days,
        (Person("team", 0, 0, minutes=length or None, tours=tours, room=room or None),),
        tuple(outlets),
        _travel(points),
        Prices({}, overtime=0, longest_overtime=0 if length else None, uneven=0, moved=0),
        {},
        may_leave_out=False,
    )
    return Instance(path.name, best_known, points, tours, room, length, problem)


def _days(bits: int, days: tuple[date, ...]) -> frozenset[date]:
    """The first day is the leftmost bit."""
    return frozenset(day for place, day in enumerate(days) if bits >> (len(days) - 1 - place) & 1)


def _travel(points: tuple[tuple[float, float], ...]) -> Travel:
    at = np.array(points)
    ticks = np.rint(PER_UNIT * np.hypot(*(at[:, None] - at[None]).transpose(2, 0, 1))).astype(np.int32)
    return Travel(ticks, ticks, PER_UNIT)


def cost_of_plan(instance: Instance, plan: Plan) -> float | None:
    """None for a plan with a fault or a reservation."""
    if verify(instance.problem, plan) or plan.reasons:
        return None
    return instance.cost_of([[int(code) for code in tour.stops] for tour in plan.tours])
