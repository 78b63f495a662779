"""Which months are compared: whole months before the plan, and whole months from its start on."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from ronda.kernel.period import Month


@dataclass(frozen=True)
class Windows:
    """`left_out`: the month in which the plan began, where it is neither before nor after."""

    before: tuple[Month, ...]
    after: tuple[Month, ...]
    left_out: Month | None = None

    @property
    def months(self) -> tuple[Month, ...]:
        middle = (self.left_out,) if self.left_out else ()
        return (*self.before, *middle, *self.after)

    @property
    def halves(self) -> tuple[tuple[Month, ...], tuple[Month, ...]]:
        """The months before, in two: between them nothing may happen yet."""
        middle = len(self.before) // 2
        return self.before[:middle], self.before[middle:]


def windows_of(starts: date, *, known: Collection[Month], months_before: int) -> Windows:
    """As many months after as before, as far as the ledger knows whole ones.

    A plan that starts inside a month leaves that month out: it is half before and half after.
    """
    first = Month.of(starts)
    left_out = None if starts.day == 1 else first
    begin = first if left_out is None else first.plus(1)
    before = tuple(month for n in range(-months_before, 0) if (month := first.plus(n)) in known)
    after = tuple(month for n in range(months_before) if (month := begin.plus(n)) in known)
    return Windows(before, after, left_out)
