"""From the day of publication to the last day of an answer, in working days."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from ronda.policy import AppealRules


@dataclass(frozen=True)
class AppealWindow:
    """`objections_until` and `answers_until` are the last days; the day of publication is day 0."""

    published_on: date
    objections_until: date
    answers_until: date


def window_of(published: date, working: Collection[date], rules: AppealRules) -> AppealWindow:
    """Publication and objections begin on the same day; the longer of the two counts."""
    objections = _after(published, max(rules.publication_days, rules.objection_days), working)
    return AppealWindow(published, objections, _after(objections, rules.answer_days, working))


def _after(day: date, count: int, working: Collection[date]) -> date:
    """The `count`-th working day after `day`; beyond the calendar every day is one."""
    last = max(working, default=day)
    while count:
        day += timedelta(days=1)
        if day in working or day > last:
            count -= 1
    return day
