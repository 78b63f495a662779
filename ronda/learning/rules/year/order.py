"""Which month may come after which: what a course requires lies before it.

Alone, people learn two courses of a month in their order; a class has its own day, so what it requires, and
what requires it, lies in another month.
"""

from functools import cache

from ronda.learning.rules.year.problem import Lesson, YearProblem


def gap(before: Lesson, after: Lesson) -> int:
    """Months that `after` lies later, at least."""
    return 1 if before.together or after.together else 0


def required(problem: YearProblem, person: str, lesson: Lesson) -> list[Lesson]:
    """What the person has to learn before, of what is planned for him."""
    mine = {each.id: each for each in problem.lessons if person in each.people}
    return [mine[each] for each in lesson.requires if each in mine]


def earliest(problem: YearProblem) -> dict[str, int]:
    """The first month in which each course can lie, for what it requires."""
    lessons = {each.id: each for each in problem.lessons}

    @cache
    def first(id: str) -> int:
        own = lessons[id]
        after = (first(each) + gap(lessons[each], own) for each in own.requires if each in lessons)
        return max((min(own.months, default=0), *after))

    return {id: first(id) for id in lessons}


def latest(problem: YearProblem) -> dict[str, int]:
    """The last month in which each course can lie, for what requires it."""
    lessons = {each.id: each for each in problem.lessons}
    number = len(problem.months)

    @cache
    def last(id: str) -> int:
        own = lessons[id]
        users = (each for each in problem.lessons if id in each.requires)
        before = (last(each.id) - gap(own, each) for each in users)
        return min((max(own.months, default=number - 1), *before))

    return {id: last(id) for id in lessons}
