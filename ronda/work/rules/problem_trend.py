"""Whether problems are found, solved, and solved for good: month by month and by topic."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from statistics import median

from ronda.kernel.period import Month
from ronda.work.rules.repeated_problems import topic_key


@dataclass(frozen=True)
class Course:
    """How one problem went; `first_check` None: nobody has checked it yet."""

    topic: str
    found_on: date
    solved_on: date | None = None
    first_check: bool | None = None


@dataclass(frozen=True)
class Trend:
    """`days` from found to closed, the middle one of those solved; `at_first` of those checked."""

    found: int
    solved: int
    days: int | None
    at_first: Fraction | None


def trend_of(courses: Iterable[Course], months: Sequence[Month]) -> Trend:
    """What was found and what was solved in these months; a problem solved later counts in its own month."""
    found, solved = 0, []
    for each in courses:
        found += Month.of(each.found_on) in months
        if each.solved_on is not None and Month.of(each.solved_on) in months:
            solved.append(each)
    checked = [each.first_check for each in solved if each.first_check is not None]
    return Trend(
        found=found,
        solved=len(solved),
        days=round(median((each.solved_on - each.found_on).days for each in solved if each.solved_on))
        if solved
        else None,
        at_first=Fraction(sum(checked), len(checked)) if checked else None,
    )


def trend_by_month(courses: Sequence[Course], months: Sequence[Month]) -> list[tuple[Month, Trend]]:
    return [(month, trend_of(courses, [month])) for month in months]


def trend_by_topic(courses: Sequence[Course], months: Sequence[Month]) -> list[tuple[str, Trend]]:
    """The topics with most problems first; capitals and spaces make no other topic."""
    topics: dict[str, list[Course]] = {}
    for each in courses:
        topics.setdefault(topic_key(each.topic), []).append(each)
    told = [(group[-1].topic.strip(), trend_of(group, months)) for group in topics.values()]
    return sorted(
        ((topic, trend) for topic, trend in told if trend.found or trend.solved),
        key=lambda each: (-each[1].found, -each[1].solved, each[0]),
    )
