"""Hours that a week needs against hours that there are: idle, moderately demanding, or overloaded.

Needed: visits of the portfolio or field visits of the post's quota, spread evenly over the person's days at
work in the month; tasks due, hand-overs to give, learning, the office. Available: days at work times the
minutes of a day. The band is a policy.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

State = Literal["away", "idle", "moderate", "overloaded"]
Kind = Literal["visits", "field_visits", "tasks", "handovers", "learning", "office"]
ALL: tuple[Kind, ...] = ("visits", "field_visits", "tasks", "handovers", "learning", "office")
# What may be moved to another week, and in which order it is looked at.
MOVABLE: tuple[Kind, ...] = ("tasks", "visits", "field_visits")


@dataclass(frozen=True)
class Need:
    """Work of one kind: how many pieces (visits may be parts of one) and the minutes of all of them."""

    kind: Kind
    count: Fraction
    minutes: Fraction


@dataclass(frozen=True)
class Days:
    """Working days of a week and how many of them the person is there."""

    working: int
    there: int


@dataclass(frozen=True)
class LoadNumbers:
    """The policy's numbers: minutes a day at work, of learning a week, of the office a day; the band."""

    daily_minutes: int
    learning_minutes: int
    office_minutes: int
    band: tuple[Fraction, Fraction]


@dataclass(frozen=True)
class Help:
    """What would bring the week into the band: so much less, or room for so much more."""

    tasks: int = 0
    visits: int = 0
    hours: Fraction = Fraction(0)


@dataclass(frozen=True)
class WeekLoad:
    """`times`: needed to available; None for a week that the person is away."""

    needs: Sequence[Need]
    available: int
    state: State
    help: Help = field(default_factory=Help)

    @property
    def needed(self) -> Fraction:
        return sum((need.minutes for need in self.needs), Fraction(0))

    @property
    def times(self) -> Fraction | None:
        return self.needed / self.available if self.available else None


def visit_need(
    kind: Kind, outlets: Mapping[str, int], often: Mapping[str, int], minutes: Mapping[str, int], travel: int
) -> Need:
    """The visits of a whole month. `outlets` by class; a class without a time of its own takes the longest.

    Worked: ten outlets of class B once a month, 15 minutes and 5 on the way: 10 visits, 200 minutes.
    """
    longest = max(minutes.values(), default=0)
    counts = {each: count * often.get(each, 0) for each, count in outlets.items()}
    needed = sum(count * (minutes.get(each, longest) + travel) for each, count in counts.items())
    return Need(kind, Fraction(sum(counts.values())), Fraction(needed))


def part_of_month(month: Need, there: int, there_in_month: int) -> Need:
    """What falls to a week of so many days, of those that the person works in the month."""
    if not there_in_month:
        return Need(month.kind, Fraction(0), Fraction(0))
    part = Fraction(there, there_in_month)
    return Need(month.kind, month.count * part, month.minutes * part)


def work_need(kind: Kind, minutes: Iterable[int]) -> Need:
    """Tasks or hand-overs with the minutes that each takes."""
    each = list(minutes)
    return Need(kind, Fraction(len(each)), Fraction(sum(each)))


def load_of(needs: Iterable[Need], days: Days, numbers: LoadNumbers) -> WeekLoad:
    """The week with learning and office added, its state, and what would help at either end.

    Worked: 1,500 minutes on five days of 360 are 5/6 of 1,800: moderately demanding between 0.7 and 1.0.
    """
    learning = Fraction(numbers.learning_minutes * days.there, days.working or 1)
    office = Fraction(numbers.office_minutes * days.there)
    every = [
        *(need for need in needs if need.count),
        Need("learning", Fraction(days.there), learning),
        Need("office", Fraction(days.there), office),
    ]
    available = numbers.daily_minutes * days.there
    if not available:
        return WeekLoad([need for need in every if need.count], 0, "away")
    week = WeekLoad(every, available, "moderate")
    low, high = numbers.band
    times = week.needed / available
    if times > high:
        return WeekLoad(every, available, "overloaded", _less(every, week.needed - high * available))
    if times < low:
        return WeekLoad(every, available, "idle", _more(every, low * available - week.needed))
    return week


def _less(needs: Sequence[Need], over: Fraction) -> Help:
    """Tasks first, then visits, as many as are needed and no more than there are."""
    hours, found = over / 60, {"tasks": 0, "visits": 0}
    for need in sorted((need for need in needs if need.kind in MOVABLE), key=lambda x: MOVABLE.index(x.kind)):
        if over <= 0 or not need.minutes:
            continue
        each = need.minutes / need.count
        moved = min(_up(over / each), int(need.count))
        found["tasks" if need.kind == "tasks" else "visits"] += moved
        over -= moved * each
    return Help(found["tasks"], found["visits"], hours)


def _more(needs: Sequence[Need], spare: Fraction) -> Help:
    """How many visits like the week's would fit; hours alone for whoever makes none."""
    visits = next((need for need in needs if need.kind in {"visits", "field_visits"} and need.minutes), None)
    each = visits.minutes / visits.count if visits else Fraction(0)
    return Help(visits=int(spare / each) if each else 0, hours=spare / 60)


def _up(value: Fraction) -> int:
    return -int(-value // 1)
