"""What a plan could not do and why, and how even each person's year is: computed, not guessed."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ronda.learning.rules.year.order import required
from ronda.learning.rules.year.problem import Lesson, Pair, YearProblem

Why = Literal["no_room", "requires", "seats", "full"]


@dataclass(frozen=True)
class Unmet:
    """A person's course that lies nowhere.

    `no_room`: in no month that it may lie in is as much free as it takes (`most` is the most that is);
    `requires`: what it requires (`named`) lies nowhere or too late; `seats`: trainers, rooms or seats are
    used up; `full`: each single month has room, but other courses take it.
    """

    person: str
    course: str
    why: Why
    minutes: int
    most: int = 0
    named: str = ""


@dataclass(frozen=True)
class Balance:
    """A person's year: minutes in all, in the highest month, and the least that the highest month could have.

    `busy` of `months` have learning.
    """

    person: str
    minutes: int
    highest: int
    bound: int
    busy: int
    months: int


def unmet_of(problem: YearProblem, months: Mapping[Pair, int]) -> tuple[Unmet, ...]:
    room = {each.id: each.room for each in problem.learners}
    left = [pair for pair in problem.pairs() if pair not in months]
    lessons = {each.id: each for each in problem.lessons}
    return tuple(
        _why(problem, person, lessons[course], room[person], months) for person, course in sorted(left)
    )


def _why(
    problem: YearProblem, person: str, lesson: Lesson, room: tuple[int, ...], months: Mapping[Pair, int]
) -> Unmet:
    allowed = lesson.months or range(len(problem.months))
    most = max((room[month] for month in allowed), default=0)
    if most < lesson.minutes:
        return Unmet(person, lesson.id, "no_room", lesson.minutes, most)
    for before in required(problem, person, lesson):
        if (person, before.id) not in months:
            return Unmet(person, lesson.id, "requires", lesson.minutes, most, before.id)
    return Unmet(person, lesson.id, "seats" if lesson.together else "full", lesson.minutes, most)


def balance_of(problem: YearProblem, months: Mapping[Pair, int]) -> tuple[Balance, ...]:
    """By person, of those who learn anything."""
    minutes = {each.id: each.minutes for each in problem.lessons}
    loads: defaultdict[str, defaultdict[int, int]] = defaultdict(lambda: defaultdict(int))
    single: defaultdict[str, int] = defaultdict(int)
    for (person, course), month in months.items():
        loads[person][month] += minutes[course]
        single[person] = max(single[person], minutes[course])
    found = []
    for learner in problem.learners:
        if by_month := loads.get(learner.id):
            total = sum(by_month.values())
            bound = max(level_of(learner.room, total), single[learner.id])
            number = len(problem.months)
            found.append(Balance(learner.id, total, max(by_month.values()), bound, len(by_month), number))
    return tuple(found)


def level_of(room: tuple[int, ...], total: int) -> int:
    """The least height of the highest month when so many minutes are poured into months of that room."""
    left, months = total, len(room)
    for each in sorted(room):
        if each * months >= left:
            return -(-left // months)
        left -= each
        months -= 1
    return max(room)
