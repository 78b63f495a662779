"""Whether a plan keeps every rule, looked at without the planner."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from ronda.learning.rules.year.order import gap, required
from ronda.learning.rules.year.problem import Pair, YearProblem


def broken_rules(
    problem: YearProblem, months: Mapping[Pair, int], classes: Mapping[tuple[str, int], int]
) -> list[str]:
    """A sentence for each rule that is broken; what is fixed may break the room of its own month."""
    return [
        *_places(problem, months),
        *_rooms_of_people(problem, months),
        *_orders(problem, months),
        *_classes(problem, months, classes),
    ]


def _places(problem: YearProblem, months: Mapping[Pair, int]) -> list[str]:
    pairs, lessons = set(problem.pairs()), {each.id: each for each in problem.lessons}
    wrong = [f"{pair} was not asked for" for pair in months if pair not in pairs]
    for (person, course), month in months.items():
        allowed = lessons[course].months or range(len(problem.months))
        fixed = problem.fixed.get((person, course))
        if fixed is None and month not in allowed:
            wrong.append(f"{course} of {person} lies in {problem.months[month]}")
        if fixed is not None and month != fixed:
            wrong.append(f"{course} of {person} was moved though it stays")
    return wrong


def _rooms_of_people(problem: YearProblem, months: Mapping[Pair, int]) -> list[str]:
    minutes = {each.id: each.minutes for each in problem.lessons}
    load: Counter[tuple[str, int]] = Counter()
    fixed: Counter[tuple[str, int]] = Counter()
    for (person, course), month in months.items():
        load[person, month] += minutes[course]
        fixed[person, month] += minutes[course] * ((person, course) in problem.fixed)
    return [
        f"{each.id} learns {load[each.id, month]} minutes in {problem.months[month]}, where {room} are free"
        for each in problem.learners
        for month, room in enumerate(each.room)
        if load[each.id, month] > max(room, fixed[each.id, month])
    ]


def _orders(problem: YearProblem, months: Mapping[Pair, int]) -> list[str]:
    lessons = {each.id: each for each in problem.lessons}
    wrong = []
    for (person, course), month in months.items():
        if (person, course) in problem.fixed:
            continue
        for before in required(problem, person, lessons[course]):
            earlier = months.get((person, before.id))
            if earlier is None or earlier + gap(before, lessons[course]) > month:
                wrong.append(f"{course} of {person} lies before {before.id}")
    return wrong


def _classes(
    problem: YearProblem, months: Mapping[Pair, int], classes: Mapping[tuple[str, int], int]
) -> list[str]:
    lessons = {each.id: each for each in problem.lessons}
    sit: Counter[tuple[str, int]] = Counter()
    for (_person, course), month in months.items():
        if lessons[course].together:
            sit[course, month] += 1
    wrong = []
    for (course, month), number in sit.items():
        held, seats = classes.get((course, month), 0), lessons[course].seats
        if not held or (seats is not None and number > held * seats):
            wrong.append(f"{number} people sit in {held} classes of {course} in {problem.months[month]}")
    taught: defaultdict[tuple[str, int], int] = defaultdict(int)
    for (course, month), held in classes.items():
        taught[lessons[course].trainer, month] += held * lessons[course].minutes
    for (trainer, month), minutes in taught.items():
        free = problem.limits.trainer_minutes.get(trainer)
        if free is not None and minutes > free[month]:
            wrong.append(f"{trainer} teaches {minutes} minutes in {problem.months[month]}")
    for month, rooms in enumerate(problem.limits.rooms):
        if sum(held for (_course, m), held in classes.items() if m == month) > rooms:
            wrong.append(f"more classes than rooms in {problem.months[month]}")
    return wrong
