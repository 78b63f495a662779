"""One person's year as both searches see it: where each course can lie, and what a year costs."""

from collections.abc import Mapping
from dataclasses import dataclass

from ronda.learning.rules.year.order import gap
from ronda.learning.rules.year.problem import Learner, Lesson, YearProblem

Lying = dict[str, int]
"""course: month"""


@dataclass(frozen=True)
class OneYear:
    """`known` stays where it is; `free` is to be placed, each in one of its `months`.

    `before`: what each free course requires, of those that are free too. `loads` are those of what is known.
    """

    problem: YearProblem
    learner: Learner
    mine: tuple[Lesson, ...]
    known: Mapping[str, int]
    free: Mapping[str, Lesson]
    months: Mapping[str, tuple[int, ...]]
    before: Mapping[str, tuple[str, ...]]
    loads: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(each.minutes for each in self.mine)

    @property
    def level(self) -> int:
        """The height of a month if all were alike."""
        return -(-self.total // len(self.problem.months))

    @property
    def most(self) -> int:
        """Minutes of a month above which it is crammed."""
        return self.total * self.problem.limits.most_of_year // 100

    @property
    def wanted(self) -> int:
        """Months with learning that are wanted, of those that so many courses can fill."""
        number = len(self.problem.months)
        return min(-(-number * self.problem.limits.least_months // 100), len(self.mine))

    def room(self, month: int) -> int:
        """Where what is known takes more than is free, nothing is added."""
        return max(self.learner.room[month], self.loads[month])

    def stays(self, course: str) -> int | None:
        """Where the accepted plan has it, if it can lie there."""
        month = self.problem.accepted.get((self.learner.id, course))
        return month if month in self.months[course] else None

    def price(self, lying: Mapping[str, int]) -> int:
        """What the year costs; the least is wanted."""
        prices, loads = self.problem.prices, list(self.loads)
        for course, month in lying.items():
            loads[month] += self.free[course].minutes
        busy = {*self.known.values(), *lying.values()}
        stayed = ((course, self.stays(course)) for course in self.free)
        return (
            prices.unmet * (len(self.free) - len(lying))
            + prices.crammed * sum(max(0, load - self.most) for load in loads)
            + prices.idle_month * max(0, self.wanted - len(busy))
            + prices.uneven * (max(loads) - self.level)
            + prices.moved * sum(month is not None and lying.get(course) != month for course, month in stayed)
        )


def one_year(problem: YearProblem, learner: Learner, known: Mapping[str, int]) -> OneYear:
    mine = tuple(each for each in problem.lessons if learner.id in each.people)
    free = {each.id: each for each in mine if each.id not in known and not each.together}
    loads = [0] * len(problem.months)
    for each in mine:
        if each.id in known:
            loads[known[each.id]] += each.minutes
    return OneYear(
        problem,
        learner,
        mine,
        known,
        free,
        {id: _months(mine, learner, each, known, loads) for id, each in free.items()},
        {id: tuple(name for name in each.requires if name in free) for id, each in free.items()},
        tuple(loads),
    )


def _months(
    mine: tuple[Lesson, ...], learner: Learner, lesson: Lesson, known: Mapping[str, int], loads: list[int]
) -> tuple[int, ...]:
    """Where it has room, after what is known to come before, and before what is known to come after."""
    first, last = 0, len(loads) - 1
    for other in mine:
        if other.id in lesson.requires:
            if other.id in known:
                first = max(first, known[other.id] + gap(other, lesson))
            elif other.together:
                return ()
        if lesson.id in other.requires and other.id in known:
            last = min(last, known[other.id] - gap(lesson, other))
    return tuple(
        month
        for month in range(first, last + 1)
        if (not lesson.months or month in lesson.months)
        and learner.room[month] - loads[month] >= lesson.minutes
    )
