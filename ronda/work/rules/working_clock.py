"""The clock of a hand-over: it counts working days, and only while the owner has the work in hand."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class WorkingClock:
    """Sorted working days; they must reach from the earliest start asked about to the latest day."""

    days: tuple[date, ...]

    @classmethod
    def of(cls, working: Iterable[date]) -> "WorkingClock":
        return cls(tuple(sorted(set(working))))

    def elapsed(self, started_on: date, until: date) -> int:
        """Working days after `started_on`, up to and including `until`; 0 on the day of the start."""
        return max(0, bisect_right(self.days, until) - bisect_right(self.days, started_on))

    def due_on(self, started_on: date, allowed_days: int) -> date | None:
        """The first day on which `allowed_days` have elapsed: given that day is still in time.

        None: it lies beyond the days that the clock knows. No days allowed: the day of the start itself,
        worked or not.
        """
        if allowed_days == 0:
            return started_on
        position = bisect_right(self.days, started_on) + allowed_days - 1
        return self.days[position] if position < len(self.days) else None
