"""Then each person's year around the classes: spread out, in order, within the time that is free."""

from collections.abc import Mapping

from ortools.sat.python import cp_model

from ronda.learning.rules.year.one_year import Lying, OneYear, one_year
from ronda.learning.rules.year.problem import Learner, YearProblem
from ronda.learning.rules.year.reasons import level_of
from ronda.learning.rules.year.solving import solve
from ronda.learning.rules.year.spread import spread

Lies = dict[str, dict[int, cp_model.IntVar]]
Loads = list[cp_model.LinearExprT]


def place_rest(
    problem: YearProblem, learner: Learner, known: Mapping[str, int], seed: int, work: float
) -> dict[str, int]:
    """The month of each of the person's courses, where there is one; those in `known` stay where they are.

    The solver goes on where the quick search is not known to have found the best.
    """
    year = one_year(problem, learner, known)
    found = spread(year)
    if year.price(found) > _floor(year):
        solved = _solved(year, found, seed, work)
        if year.price(solved) < year.price(found):
            found = solved
    return {**known, **found}


def _floor(year: OneYear) -> int:
    """No year of this person costs less: nothing left out, as level as the free time allows."""
    longest = max((each.minutes for each in year.mine), default=0)
    least = max(level_of(year.learner.room, year.total), longest, *year.loads)
    prices = year.problem.prices
    return prices.uneven * (least - year.level) + prices.crammed * max(0, least - year.most)


def _solved(year: OneYear, start: Lying, seed: int, work: float) -> Lying:
    model = cp_model.CpModel()
    lies: Lies = {}
    for id, months in year.months.items():
        lies[id] = {month: model.new_bool_var("") for month in months}
        if months:
            model.add_at_most_one(lies[id].values())
    for after, names in year.before.items():
        for before in names:
            for month, later in lies[after].items():
                model.add(later <= sum(lie for m, lie in lies[before].items() if m <= month))
    loads = _loads(year, lies, model)
    model.minimize(_price(year, lies, loads, model))
    for id, months_of in lies.items():
        for month, lie in months_of.items():
            model.add_hint(lie, int(start.get(id) == month))
    solver = solve(model, seed, work)
    return {
        id: month for id, months_of in lies.items() for month, lie in months_of.items() if solver.value(lie)
    }


def _loads(year: OneYear, lies: Lies, model: cp_model.CpModel) -> Loads:
    """Minutes by month."""
    loads: Loads = []
    for month, known in enumerate(year.loads):
        more = [year.free[id].minutes * lies[id][month] for id in lies if month in lies[id]]
        if more:
            model.add(sum(more) <= year.room(month) - known)
        loads.append(known + sum(more))
    return loads


def _price(year: OneYear, lies: Lies, loads: Loads, model: cp_model.CpModel) -> cp_model.LinearExprT:
    prices, number = year.problem.prices, len(loads)
    highest = model.new_int_var(0, year.total, "")
    crammed = []
    for load in loads:
        model.add(highest >= load)
        over = model.new_int_var(0, year.total, "")
        model.add(over >= load - year.most)
        crammed.append(over)
    idle = model.new_int_var(0, number, "")
    model.add(idle >= year.wanted - sum(_busy(year, lies, model)))
    moved = [1 - lies[id][month] for id in lies if (month := year.stays(id)) is not None]
    return (
        prices.unmet * sum(1 - sum(months.values()) for months in lies.values())
        + prices.crammed * sum(crammed)
        + prices.idle_month * idle
        + prices.uneven * (highest - year.level)
        + prices.moved * sum(moved)
    )


def _busy(year: OneYear, lies: Lies, model: cp_model.CpModel) -> list[cp_model.IntVar]:
    """A variable for each month in which the person can learn anything."""
    busy = []
    for month in range(len(year.loads)):
        here = [lies[id][month] for id in lies if month in lies[id]]
        if month in year.known.values():
            busy.append(model.new_constant(1))
        elif here:
            learns = model.new_bool_var("")
            model.add(learns <= sum(here))
            busy.append(learns)
    return busy
