"""OR-Tools routing and PyVRP on periodic instances: they know no days, so days are assigned beforehand.

The rule: outlets with the most visits first, then the largest load; each takes the days on which it makes
the round tours of those days least longer (cheapest place in one tour of the day without limits), while no
day carries more than `FULL` of its room, or, where tours have a length, `EVEN` times the average load. Then
each day is a problem of its own, with its share of the seconds by its number of visits. Both stop by the
CPU clock of their process.
"""

import time
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np

from benchmarks.periodic import PER_UNIT, Instance

FULL, EVEN = 0.97, 1.05

Day = list[int]
Tours = list[list[int]]
Solver = Callable[[Instance, Day, float], Tours | None]


def solve_by_day(instance: Instance, seconds: float, solve: Solver) -> float | None:
    """The cost of all days; None when a day finds no plan."""
    days = [stops for stops in assigned(instance).values() if stops]
    visits = sum(map(len, days))
    found = [solve(instance, stops, seconds * len(stops) / visits) for stops in days]
    tours = [tour for each in found if each is not None for tour in each]
    return None if None in found else instance.cost_of(tours)


def assigned(instance: Instance) -> dict[date, Day]:
    """Points by day."""
    way = instance.problem.travel.ticks
    rounds: dict[date, Day] = {day: [0] for day in instance.problem.days}
    loads = dict.fromkeys(instance.problem.days, 0)
    load = sum(outlet.load * outlet.visits for outlet in instance.problem.outlets)
    room = EVEN * load / len(rounds) if instance.length else FULL * instance.room * instance.tours

    def more(point: int, day: date) -> tuple[int, int]:
        tour = rounds[day]
        return min(
            (int(way[here, point]) + int(way[point, there]) - int(way[here, there]), place)
            for place, (here, there) in enumerate(pairwise([*tour, 0]), 1)
        )

    for outlet in sorted(instance.problem.outlets, key=lambda each: (-each.visits, -each.load, each.code)):
        point, patterns = outlet.place or 0, [sorted(days) for days in outlet.patterns or ()]
        days = min(
            patterns,
            key=lambda days: (
                sum(max(0, loads[day] + outlet.load - room) for day in days),
                sum(more(point, day)[0] for day in days),
            ),
        )
        for day in days:
            rounds[day].insert(more(point, day)[1], point)
            loads[day] += outlet.load
    return {day: tour[1:] for day, tour in rounds.items()}


def by_pyvrp(instance: Instance, stops: Day, seconds: float) -> Tours | None:
    """Its own hybrid search with its own settings."""
    from pyvrp import Model

    end = time.process_time() + seconds
    outlets, way = _by_point(instance), instance.problem.travel.ticks
    model = Model()
    places = [model.add_location(*instance.points[point]) for point in [0, *stops]]
    model.add_depot(places[0])
    for point, place in zip(stops, places[1:], strict=True):
        service = outlets[point].minutes * PER_UNIT if instance.length else 0
        model.add_client(place, outlets[point].load if instance.room else [], service_duration=service)
    limits: dict[str, Any] = {"capacity": instance.room} if instance.room else {}
    if instance.length:
        limits["shift_duration"] = instance.length * PER_UNIT
    model.add_vehicle_type(instance.tours, **limits)
    # A way to itself is 0 of its own accord, and may not be given.
    for here, first in zip([0, *stops], places, strict=True):
        for there, last in zip([0, *stops], places, strict=True):
            if here == there:
                continue
            ticks = int(way[here, there])
            model.add_edge(first, last, distance=ticks, duration=ticks if instance.length else 0)
    result = model.solve(stop=lambda _: time.process_time() > end, seed=1, display=False)
    if not result.is_feasible():
        return None
    return [[stops[each.idx] for each in route if each.is_client()] for route in result.best.routes()]


def by_ortools(instance: Instance, stops: Day, seconds: float) -> Tours | None:
    """Cheapest arcs first, then guided local search, which its guide recommends."""
    from ortools.constraint_solver import pywrapcp, routing_enums_pb2

    end = time.process_time() + seconds
    outlets, nodes = _by_point(instance), [0, *stops]
    way = instance.problem.travel.ticks[np.ix_(nodes, nodes)].astype(int)
    manager = pywrapcp.RoutingIndexManager(len(nodes), instance.tours, 0)
    routing = pywrapcp.RoutingModel(manager)
    routing.SetArcCostEvaluatorOfAllVehicles(routing.RegisterTransitMatrix(way.tolist()))
    if instance.room:
        loads = routing.RegisterUnaryTransitVector([0, *(outlets[point].load for point in stops)])
        routing.AddDimension(loads, 0, instance.room, True, "load")
    if instance.length:
        service = np.array([0, *(outlets[point].minutes * PER_UNIT for point in stops)])
        times = routing.RegisterTransitMatrix((way + service[:, None]).tolist())
        routing.AddDimension(times, 0, instance.length * PER_UNIT, True, "time")

    def stop() -> None:
        if time.process_time() > end:
            routing.solver().FinishCurrentSearch()

    routing.AddAtSolutionCallback(stop)
    how = pywrapcp.DefaultRoutingSearchParameters()
    how.first_solution_strategy = routing_enums_pb2.FirstSolutionStrategy.PATH_CHEAPEST_ARC
    how.local_search_metaheuristic = routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
    # Should the callback stay away; the clock of the wall runs ahead of the CPU's on a busy machine.
    how.time_limit.FromMilliseconds(int(seconds * 4000) + 1000)
    found = routing.SolveWithParameters(how)
    if found is None:
        return None
    tours = []
    for vehicle in range(instance.tours):
        tour, index = [], found.Value(routing.NextVar(routing.Start(vehicle)))
        while not routing.IsEnd(index):
            tour.append(nodes[manager.IndexToNode(index)])
            index = found.Value(routing.NextVar(index))
        tours.append(tour)
    return tours


def _by_point(instance: Instance) -> dict[int, Any]:
    return {outlet.place: outlet for outlet in instance.problem.outlets if outlet.place is not None}
