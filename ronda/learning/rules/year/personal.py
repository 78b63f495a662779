"""Then each person's year around the classes: spread out, in order, within the time that is free."""

from collections.abc import Mapping

from ortools.sat.python import cp_model

from ronda.learning.rules.year.order import gap, required
from ronda.learning.rules.year.problem import Learner, Lesson, YearProblem
from ronda.learning.rules.year.solving import solve

Lies = dict[str, dict[int, cp_model.IntVar]]
Loads = list[cp_model.LinearExprT]


def place_rest(
    problem: YearProblem, learner: Learner, known: Mapping[str, int], seed: int, work: float
) -> dict[str, int]:
    """The month of each of the person's courses, where there is one; those in `known` stay where they are."""
    mine = [each for each in problem.lessons if learner.id in each.people]
    free = [each for each in mine if each.id not in known and not each.together]
    if not free:
        return dict(known)
    model = cp_model.CpModel()
    lies = {each.id: _months(problem, learner, each, known, model) for each in free}
    for after in free:
        for before in required(problem, learner.id, after):
            if before.id in lies:
                for month, later in lies[after.id].items():
                    model.add(later <= sum(lie for m, lie in lies[before.id].items() if m <= month))
    loads = _loads(problem, learner, mine, known, lies, model)
    model.minimize(_price(problem, learner, mine, known, lies, loads, model))
    for each in free:
        accepted = problem.accepted.get((learner.id, each.id))
        if accepted in lies[each.id]:
            model.add_hint(lies[each.id][accepted], 1)
    solver = solve(model, seed, work)
    found = {id: month for id, months in lies.items() for month, lie in months.items() if solver.value(lie)}
    return {**known, **found}


def _months(
    problem: YearProblem, learner: Learner, lesson: Lesson, known: Mapping[str, int], model: cp_model.CpModel
) -> dict[int, cp_model.IntVar]:
    """Where the course can lie: in a month with room, after what is known to come before, and the reverse."""
    first, last = 0, len(problem.months) - 1
    for before in required(problem, learner.id, lesson):
        if before.id in known:
            first = max(first, known[before.id] + gap(before, lesson))
        elif before.together:
            first = last + 1
    for after in problem.lessons:
        if lesson.id in after.requires and after.id in known:
            last = min(last, known[after.id] - gap(lesson, after))
    months = {
        month: model.new_bool_var("")
        for month in range(first, last + 1)
        if (not lesson.months or month in lesson.months) and learner.room[month] >= lesson.minutes
    }
    if months:
        model.add_at_most_one(months.values())
    return months


def _loads(
    problem: YearProblem,
    learner: Learner,
    mine: list[Lesson],
    known: Mapping[str, int],
    lies: Lies,
    model: cp_model.CpModel,
) -> Loads:
    """Minutes by month. What is known may take more than is free; nothing is added to such a month."""
    loads: Loads = []
    for month, room in enumerate(learner.room):
        fixed = sum(each.minutes for each in mine if known.get(each.id) == month)
        more = [each.minutes * lies[each.id][month] for each in mine if month in lies.get(each.id, {})]
        if more:
            model.add(sum(more) <= max(0, room - fixed))
        loads.append(fixed + sum(more))
    return loads


def _price(
    problem: YearProblem,
    learner: Learner,
    mine: list[Lesson],
    known: Mapping[str, int],
    lies: Lies,
    loads: Loads,
    model: cp_model.CpModel,
) -> cp_model.LinearExprT:
    prices, limits, number = problem.prices, problem.limits, len(problem.months)
    total = sum(each.minutes for each in mine)
    highest = model.new_int_var(0, total, "")
    least = -(-total // number)
    for load in loads:
        model.add(highest >= load)
    crammed = []
    for load in loads:
        over = model.new_int_var(0, total, "")
        model.add(over >= load - total * limits.most_of_year // 100)
        crammed.append(over)
    busy = []
    for month in range(number):
        here = [lies[id][month] for id in lies if month in lies[id]]
        if month in known.values():
            busy.append(model.new_constant(1))
        elif here:
            learns = model.new_bool_var("")
            model.add(learns <= sum(here))
            busy.append(learns)
    idle = model.new_int_var(0, number, "")
    wanted = min(-(-number * limits.least_months // 100), len(mine))
    model.add(idle >= wanted - sum(busy))
    moved = [
        1 - lies[id][accepted]
        for id in lies
        if (accepted := problem.accepted.get((learner.id, id))) is not None and accepted in lies[id]
    ]
    return (
        prices.unmet * sum(1 - sum(months.values()) for months in lies.values())
        + prices.crammed * sum(crammed)
        + prices.idle_month * idle
        + prices.uneven * (highest - least)
        + prices.moved * sum(moved)
    )
