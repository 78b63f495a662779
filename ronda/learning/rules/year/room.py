"""How many minutes of a month a person may learn in, beside visits, tasks and the office."""

from collections.abc import Iterable
from dataclasses import dataclass

PERCENT = 100
WEEK = 5


@dataclass(frozen=True)
class WeekPart:
    """The part of a week that lies in the month: days that the person is there, minutes that they leave.

    `left` is what work other than learning leaves; below none where the week is overloaded.
    """

    days: int
    left: int


def room_of_month(weeks: Iterable[WeekPart], *, share_percent: int, day_most: int, week_minutes: int) -> int:
    """At least what the week's load sets aside for learning, at most so many minutes a day.

    Worked: 20 days there with 2,000 minutes left; of half of them 1,000 may be learnt in, and 60 a day are
    1,200: 1,000. With nothing left, 70 a week set aside are 280.
    """
    parts = list(weeks)
    days = sum(each.days for each in parts)
    left = sum(max(0, each.left) for each in parts)
    set_aside = week_minutes * days // WEEK
    return min(day_most * days, max(set_aside, left * share_percent // PERCENT))
