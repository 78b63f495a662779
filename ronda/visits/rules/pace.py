"""Whether a person keeps up with what is due in a month, told while there is still time.

The even line is what would be done by now if each of the person's working days did the same. Worked: 80
due, 10 of 20 days over, 34 done: 40 were even, so one is 6 behind, and the 46 left on 10 days are 4.6 a day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Literal

State = Literal["nothing_due", "reached", "on_course", "behind", "out_of_reach", "missed"]


@dataclass(frozen=True)
class Days:
    """The person's working days of the month without leave; today is among those that are `left`."""

    passed: int
    left: int

    @property
    def total(self) -> int:
        return self.passed + self.left


@dataclass(frozen=True)
class PaceNumbers:
    """`warn_share`: from which part of the month on being behind is a warning; `most_a_day` can be done.

    So much of what is due as `slack_share` below the even line is still on course.
    """

    warn_share: Fraction
    slack_share: Fraction
    most_a_day: int


@dataclass(frozen=True)
class Pace:
    """`due` is exact, `wanted` the whole number that reaches it; `planned` are chosen and not done yet.

    `needed` is for each working day from today on, `behind` whole visits against the even line.
    """

    due: Fraction
    done: Fraction
    planned: int
    days: Days
    wanted: int
    left: int
    behind: int
    needed: Fraction | None
    state: State
    warned: bool

    @property
    def unplanned(self) -> int:
        """What is still to be chosen."""
        return max(self.left - self.planned, 0)


def pace_of(due: Fraction, done: Fraction, planned: int, days: Days, numbers: PaceNumbers) -> Pace:
    """A month without a working day left is reached or missed."""
    wanted = ceil(due)
    left = max(ceil(due - done), 0)
    even = due * days.passed / days.total if days.total else due
    behind = max(floor(even - done), 0)
    needed = Fraction(left, days.left) if days.left else None
    state = _state(due, left, behind, days, numbers)
    late = state in {"behind", "out_of_reach"}
    early = days.passed < numbers.warn_share * days.total
    return Pace(
        due=due,
        done=done,
        planned=planned,
        days=days,
        wanted=wanted,
        left=left,
        behind=behind,
        needed=needed,
        state=state,
        warned=state == "out_of_reach" or (late and not early),
    )


def pace_together(paces: Iterable[Pace], numbers: PaceNumbers) -> Pace:
    """A centre's pace: what is due and done is added up, each person's days as they are.

    One person's surplus does not do another's work, so what is behind and left is added up too.
    """
    listed = list(paces)
    due = sum((each.due for each in listed), Fraction(0))
    done = sum((min(each.done, each.due) for each in listed), Fraction(0))
    left = sum(each.left for each in listed)
    behind = sum(each.behind for each in listed)
    days = Days(sum(each.days.passed for each in listed), sum(each.days.left for each in listed))
    lost = any(each.state == "out_of_reach" for each in listed)
    state: State = "out_of_reach" if lost else _state(due, left, behind, days, numbers)
    return Pace(
        due=due,
        done=done,
        planned=sum(each.planned for each in listed),
        days=days,
        wanted=sum(each.wanted for each in listed),
        left=left,
        behind=behind,
        needed=sum((each.needed or Fraction(0) for each in listed), Fraction(0)) if days.left else None,
        state=state,
        warned=any(each.warned for each in listed),
    )


def _state(due: Fraction, left: int, behind: int, days: Days, numbers: PaceNumbers) -> State:
    if not due:
        return "nothing_due"
    if not left:
        return "reached"
    if not days.left:
        return "missed"
    if left > days.left * numbers.most_a_day:
        return "out_of_reach"
    return "behind" if behind > due * numbers.slack_share else "on_course"
