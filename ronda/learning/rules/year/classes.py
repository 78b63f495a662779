"""First the classes: who sits in which month's class, and how many are held."""

from collections import Counter, defaultdict

from ortools.sat.python import cp_model

from ronda.learning.rules.year.first_classes import first_classes
from ronda.learning.rules.year.order import earliest, gap, latest, required
from ronda.learning.rules.year.problem import Lesson, Pair, YearProblem
from ronda.learning.rules.year.solving import solve

Places = dict[Pair, int]


def place_classes(problem: YearProblem, seed: int, work: float) -> Places:
    """The month of each person's classes, where there is one."""
    lessons = [each for each in problem.lessons if each.together and each.people]
    if not lessons:
        return {}
    model = cp_model.CpModel()
    sits = _seats(problem, lessons, model)
    held = _held(problem, lessons, model, sits)
    _order(problem, lessons, model, sits)
    _resources(problem, lessons, model, held)
    _time_of_people(problem, lessons, model, sits)
    over = _crowded(model, sits)
    model.minimize(
        cp_model.LinearExpr.sum(list(held.values())) * problem.prices.class_held
        + cp_model.LinearExpr.sum(list(sits.values())) * -problem.prices.unmet
        + cp_model.LinearExpr.sum(list(over.values())) * problem.prices.crammed
        + cp_model.LinearExpr.sum(_staying(problem, sits)) * -problem.prices.moved
    )
    _start_from(_first(problem, lessons, sits), lessons, model, sits, held, over)
    solver = solve(model, seed, work)
    return {(person, course): month for (person, course, month), sit in sits.items() if solver.value(sit)}


Seats = dict[tuple[str, str, int], cp_model.IntVar]
Held = dict[tuple[str, int], cp_model.IntVar]


def _seats(problem: YearProblem, lessons: list[Lesson], model: cp_model.CpModel) -> Seats:
    """A variable wherever somebody has room in a month; at most one month for each course."""
    first, last = earliest(problem), latest(problem)
    room = {each.id: each.room for each in problem.learners}
    sits: Seats = {}
    for lesson in lessons:
        for person in lesson.people:
            fixed = problem.fixed.get((person, lesson.id))
            months = [
                month
                for month in range(first[lesson.id], last[lesson.id] + 1)
                if (not lesson.months or month in lesson.months)
                and room[person][month] >= lesson.minutes
                and _can_prepare(problem, person, lesson, room[person][:month])
            ]
            mine = []
            for month in months if fixed is None else [fixed]:
                sits[person, lesson.id, month] = model.new_bool_var("")
                mine.append(sits[person, lesson.id, month])
            if fixed is not None:
                model.add(mine[0] == 1)
            elif mine:
                model.add_at_most_one(mine)
    return sits


def _can_prepare(problem: YearProblem, person: str, lesson: Lesson, before: tuple[int, ...]) -> bool:
    """Whether what is learnt alone before the class has a month with room for it."""
    alone = [each.minutes for each in required(problem, person, lesson) if not each.together]
    return all(any(room >= minutes for room in before) for minutes in alone) and sum(alone) <= sum(before)


def _held(problem: YearProblem, lessons: list[Lesson], model: cp_model.CpModel, sits: Seats) -> Held:
    """As many classes as the seats ask for."""
    by_month: defaultdict[tuple[str, int], list[cp_model.IntVar]] = defaultdict(list)
    for (_person, course, month), sit in sits.items():
        by_month[course, month].append(sit)
    held: Held = {}
    for lesson in lessons:
        for month in range(len(problem.months)):
            asked = by_month.get((lesson.id, month))
            if asked:
                seats = lesson.seats or len(asked)
                held[lesson.id, month] = model.new_int_var(0, -(-len(asked) // seats), "")
                model.add(sum(asked) <= seats * held[lesson.id, month])
    return held


def _order(problem: YearProblem, lessons: list[Lesson], model: cp_model.CpModel, sits: Seats) -> None:
    """Before a month, no class that requires one which is still to come."""
    for after in lessons:
        for before in lessons:
            if before.id not in after.requires:
                continue
            for person in set(before.people) & set(after.people):
                for month in range(len(problem.months)):
                    later = sits.get((person, after.id, month))
                    if later is not None:
                        earlier = [
                            sits[person, before.id, m]
                            for m in range(month - gap(before, after) + 1)
                            if (person, before.id, m) in sits
                        ]
                        model.add(later <= sum(earlier))


def _resources(problem: YearProblem, lessons: list[Lesson], model: cp_model.CpModel, held: Held) -> None:
    """No trainer and no room twice."""
    for month, rooms in enumerate(problem.limits.rooms):
        model.add(sum(held[each.id, month] for each in lessons if (each.id, month) in held) <= rooms)
        for trainer, minutes in problem.limits.trainer_minutes.items():
            mine = [each for each in lessons if each.trainer == trainer and (each.id, month) in held]
            model.add(sum(each.minutes * held[each.id, month] for each in mine) <= minutes[month])


def _time_of_people(
    problem: YearProblem, lessons: list[Lesson], model: cp_model.CpModel, sits: Seats
) -> None:
    """Nobody has more classes than time in a month; where what is fixed takes more, nothing is added."""
    minutes = {each.id: each.minutes for each in lessons}
    room = {each.id: each.room for each in problem.learners}
    free: defaultdict[tuple[str, int], list[cp_model.LinearExprT]] = defaultdict(list)
    taken: Counter[tuple[str, int]] = Counter()
    for (person, course, month), sit in sits.items():
        if (person, course) in problem.fixed:
            taken[person, month] += minutes[course]
        else:
            free[person, month].append(minutes[course] * sit)
    for (person, month), several in free.items():
        model.add(sum(several) <= max(0, room[person][month] - taken[person, month]))


def _crowded(model: cp_model.CpModel, sits: Seats) -> dict[tuple[str, int], cp_model.IntVar]:
    """How many more classes than one a person has in a month."""
    by_month: defaultdict[tuple[str, int], list[cp_model.IntVar]] = defaultdict(list)
    for (person, _course, month), sit in sits.items():
        by_month[person, month].append(sit)
    over = {}
    for key, several in by_month.items():
        if len(several) > 1:
            over[key] = model.new_int_var(0, len(several), "")
            model.add(over[key] >= sum(several) - 1)
    return over


def _first(problem: YearProblem, lessons: list[Lesson], sits: Seats) -> Places:
    months: defaultdict[Pair, list[int]] = defaultdict(list)
    for person, course, month in sits:
        months[person, course].append(month)
    return first_classes(problem, lessons, months)


def _start_from(
    places: Places,
    lessons: list[Lesson],
    model: cp_model.CpModel,
    sits: Seats,
    held: Held,
    over: dict[tuple[str, int], cp_model.IntVar],
) -> None:
    """Every variable gets the value that it has in those places."""
    seats = {each.id: each.seats for each in lessons}
    in_class = Counter((course, month) for (_person, course), month in places.items())
    of_person = Counter((person, month) for (person, _course), month in places.items())
    for (person, course, month), sit in sits.items():
        model.add_hint(sit, int(places.get((person, course)) == month))
    for (course, month), classes in held.items():
        number = in_class[course, month]
        model.add_hint(classes, -(-number // (seats[course] or number or 1)))
    for key, more in over.items():
        model.add_hint(more, max(0, of_person[key] - 1))


def _staying(problem: YearProblem, sits: Seats) -> list[cp_model.IntVar]:
    """What lies where the accepted plan has it."""
    return [
        sits[person, course, month]
        for (person, course), month in problem.accepted.items()
        if (person, course, month) in sits
    ]
