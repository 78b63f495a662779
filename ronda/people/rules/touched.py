"""Which closed months a change of a dated row would change, were they closed again."""

from collections.abc import Iterable
from datetime import date

from ronda.kernel.period import Month
from ronda.people.rules.overlap import Interval


def changed_days(before: Interval | None, after: Interval | None, *, otherwise: bool) -> list[Interval]:
    """The days that count differently: all days of both rows when they also say something else."""
    if before is None or after is None or otherwise:
        return [each for each in (before, after) if each is not None]
    starts, ends = sorted({before[0], after[0]}), sorted({_end(before), _end(after)})
    changed: list[Interval] = []
    if len(starts) == 2:
        changed.append((starts[0], starts[1]))
    if len(ends) == 2:
        changed.append((ends[0], None if ends[1] == date.max else ends[1]))
    return changed


def touched_months(changed: Iterable[Interval], closed: Iterable[Month]) -> list[Month]:
    """The closed months, the earliest first, in which a changed day lies."""
    listed = list(changed)
    return sorted(
        month
        for month in set(closed)
        if any(month.period.overlap(start, end) is not None for start, end in listed)
    )


def reaches_back(changed: Iterable[Interval], today: date) -> bool:
    """Whether a day that is over counts differently."""
    return any(start < today for start, _ in changed)


def _end(interval: Interval) -> date:
    return interval[1] or date.max
