"""A first plan of the classes: where the solver starts, and what it has if it finds no better.

Course by course, what others require first: a month in which most of those who still miss it have time gets
a class, until everybody sits or nothing is left.
"""

from collections import Counter

from ronda.learning.rules.year.order import gap, required
from ronda.learning.rules.year.problem import Lesson, Pair, YearProblem

Open = dict[Pair, list[int]]
"""months in which a person's course can lie"""


def first_classes(problem: YearProblem, lessons: list[Lesson], open_: Open) -> dict[Pair, int]:
    """The month of each person's classes, as far as they fit; what is fixed is already only one month."""
    rooms = list(problem.limits.rooms)
    trainers = {name: list(minutes) for name, minutes in problem.limits.trainer_minutes.items()}
    left = {each.id: list(each.room) for each in problem.learners}
    placed: dict[Pair, int] = {}
    taught = [0] * len(problem.months)
    sits: Counter[tuple[str, int]] = Counter()
    for lesson in _in_order(lessons):
        waiting = {
            person: _after_required(
                problem, person, lesson, open_.get((person, lesson.id), []), placed, lessons
            )
            for person in lesson.people
        }
        while waiting := _still(problem, lesson, waiting, left):
            month = _best(problem, lesson, waiting, rooms, trainers, taught, sits)
            if month is None:
                break
            rooms[month] -= 1
            taught[month] += lesson.minutes
            if lesson.trainer in trainers:
                trainers[lesson.trainer][month] -= lesson.minutes
            for person in _chosen(problem, lesson, waiting, month, left, sits):
                placed[person, lesson.id] = month
                left[person][month] -= lesson.minutes
                sits[person, month] += lesson.minutes
                del waiting[person]
    return placed


def _still(
    problem: YearProblem, lesson: Lesson, waiting: dict[str, list[int]], left: dict[str, list[int]]
) -> dict[str, list[int]]:
    """Who waits for a class, with the months in which he still has time; what is fixed has its time."""
    found = {}
    for person, months in waiting.items():
        stays = (person, lesson.id) in problem.fixed
        if free := [month for month in months if stays or left[person][month] >= lesson.minutes]:
            found[person] = free
    return found


def _chosen(
    problem: YearProblem,
    lesson: Lesson,
    waiting: dict[str, list[int]],
    month: int,
    left: dict[str, list[int]],
    sits: Counter[tuple[str, int]],
) -> list[str]:
    """Who gets the seats: first those who must, then those who sit least in that month and whom it suits."""
    can = [person for person, months in waiting.items() if month in months]
    seats = lesson.seats or len(can)
    return sorted(
        can,
        key=lambda person: (
            (person, lesson.id) not in problem.fixed,
            problem.accepted.get((person, lesson.id)) != month,
            sits[person, month],
            len(waiting[person]),
            -left[person][month],
            person,
        ),
    )[:seats]


def _in_order(lessons: list[Lesson]) -> list[Lesson]:
    """What is required comes before what requires it."""
    names, found = {each.id for each in lessons}, list[Lesson]()
    left = sorted(lessons, key=lambda each: each.id)
    while left:
        ready = [each for each in left if not {*each.requires} & (names - {done.id for done in found})]
        found += ready
        left = [each for each in left if each not in ready]
    return found


def _after_required(
    problem: YearProblem,
    person: str,
    lesson: Lesson,
    months: list[int],
    placed: dict[Pair, int],
    lessons: list[Lesson],
) -> list[int]:
    if (person, lesson.id) in problem.fixed:
        return months
    first = 0
    for before in required(problem, person, lesson):
        if before in lessons:
            earlier = placed.get((person, before.id))
            if earlier is None:
                return []
            first = max(first, earlier + gap(before, lesson))
    return [month for month in months if month >= first]


def _best(
    problem: YearProblem,
    lesson: Lesson,
    waiting: dict[str, list[int]],
    rooms: list[int],
    trainers: dict[str, list[int]],
    taught: list[int],
    sits: Counter[tuple[str, int]],
) -> int | None:
    """Of the months with room and trainer that fill most seats, the one in which least is taught so far.

    Where the accepted plan has it comes first, then seats of people who have no other class in the month.
    """
    stays = Counter(
        month
        for person, months in waiting.items()
        if (month := problem.accepted.get((person, lesson.id), -1)) in months
    )
    asked = Counter(month for months in waiting.values() for month in months)
    fresh = Counter(
        month for person, months in waiting.items() for month in months if not sits[person, month]
    )
    minutes = trainers.get(lesson.trainer)
    possible = [
        month for month in asked if rooms[month] > 0 and (minutes is None or minutes[month] >= lesson.minutes)
    ]
    seats = lesson.seats or len(waiting)
    return min(
        possible,
        key=lambda month: (
            -min(stays[month], seats),
            -min(fresh[month], seats),
            -min(asked[month], seats),
            taught[month],
            month,
        ),
        default=None,
    )
