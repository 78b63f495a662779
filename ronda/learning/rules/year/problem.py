"""What a year of training is planned from. Months are places, from 0, in the months that are planned."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Pair = tuple[str, str]
"""person, course"""


@dataclass(frozen=True)
class Learner:
    """`room`: minutes that are free for learning, by month; 0 where the person is away."""

    id: str
    room: tuple[int, ...]


@dataclass(frozen=True)
class Lesson:
    """A course as the planner sees it, for `people`.

    `together`: it is taught in classes of at most `seats` (None: as many as like), by `trainer`, in a room.
    `requires`: courses that come before. `months`: where it may lie; empty: anywhere.
    """

    id: str
    minutes: int
    people: tuple[str, ...]
    together: bool = False
    seats: int | None = None
    trainer: str = ""
    requires: tuple[str, ...] = ()
    months: tuple[int, ...] = ()


@dataclass(frozen=True)
class Prices:
    """What counts how much; the numbers of the policy."""

    unmet: int
    crammed: int
    idle_month: int
    uneven: int
    moved: int
    class_held: int


@dataclass(frozen=True)
class Limits:
    """`most_of_year`: per cent of a person's year that a month may have; `least_months`: per cent of the
    months in which a person is to learn. `rooms`: classes that can be held, by month."""

    most_of_year: int
    least_months: int
    trainer_minutes: Mapping[str, tuple[int, ...]]
    rooms: tuple[int, ...]


@dataclass(frozen=True)
class YearProblem:
    """`fixed`: where a person's course lies already: done or locked; `accepted`: the plan that is changed."""

    months: tuple[str, ...]
    learners: tuple[Learner, ...]
    lessons: tuple[Lesson, ...]
    limits: Limits
    prices: Prices
    fixed: Mapping[Pair, int] = field(default_factory=dict)
    accepted: Mapping[Pair, int] = field(default_factory=dict)

    def lesson(self, id: str) -> Lesson:
        return next(each for each in self.lessons if each.id == id)

    def pairs(self) -> list[Pair]:
        return [(person, each.id) for each in self.lessons for person in each.people]


class UnsoundProblemError(ValueError):
    """A plan cannot even be asked for: what is wrong, in a sentence."""


def refuse_unsound(problem: YearProblem) -> None:
    """Names that are unknown, months that do not fit, courses that require each other in a circle."""
    number, lessons = len(problem.months), {each.id: each for each in problem.lessons}
    people = {each.id for each in problem.learners}
    if not number:
        raise UnsoundProblemError("there is no month to plan")
    if len(problem.limits.rooms) != number:
        raise UnsoundProblemError(f"rooms are given for {len(problem.limits.rooms)} months of {number}")
    for learner in problem.learners:
        if len(learner.room) != number:
            raise UnsoundProblemError(f"{learner.id} has room for {len(learner.room)} months of {number}")
    for trainer, minutes in problem.limits.trainer_minutes.items():
        if len(minutes) != number:
            raise UnsoundProblemError(f"trainer {trainer} has time for {len(minutes)} months of {number}")
    for lesson in problem.lessons:
        if lesson.minutes <= 0:
            raise UnsoundProblemError(f"{lesson.id} takes no time")
        if unknown := sorted(set(lesson.people) - people):
            raise UnsoundProblemError(f"{lesson.id} is for {unknown[0]}, who is not among the people")
    for lesson in problem.lessons:
        _refuse_circle(lesson, lessons)


def _refuse_circle(lesson: Lesson, lessons: Mapping[str, Lesson]) -> None:
    seen: list[str] = []
    open_ = [lesson.id]
    while open_:
        here = open_.pop()
        for before in lessons[here].requires:
            if before == lesson.id:
                raise UnsoundProblemError(f"{lesson.id} requires itself, by way of {here}")
            if before in lessons and before not in seen:
                seen.append(before)
                open_.append(before)
