"""What is known of an outlet's orders, and what is found in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from ronda.kernel.period import Month

DAYS_IN_BLOCK = 28


@dataclass(frozen=True)
class Bought:
    """An outlet's days with an order: cents by day, and the days on which each brand was among them."""

    outlet_id: int
    days: Mapping[date, int]
    brands: Mapping[str, frozenset[date]] = field(default_factory=dict)

    @cached_property
    def ordered(self) -> list[date]:
        return sorted(self.days)


@dataclass(frozen=True)
class Span:
    """The days looked at: up to and including `last`, in months of which the ledger knows the sales."""

    last: date
    weeks: int
    known: frozenset[Month]

    def knows(self, first: date, last: date) -> bool:
        """Whether every day from `first` to `last` lies in a known month and not after the span."""
        month, until = Month.of(first), Month.of(last)
        while month <= until:
            if month not in self.known:
                return False
            month = month.plus(1)
        return last <= self.last

    def back(self, days: int) -> date:
        return self.last - timedelta(days=days)

    @cached_property
    def blocks(self) -> list[tuple[date, date]]:
        """The first and last day of each four weeks, the latest first."""
        number = self.weeks * 7 // DAYS_IN_BLOCK
        return [(self.back(DAYS_IN_BLOCK * (n + 1) - 1), self.back(DAYS_IN_BLOCK * n)) for n in range(number)]

    @cached_property
    def full_months(self) -> list[Month]:
        """The known months that have ended, the latest first, as many as the weeks hold."""
        latest = Month.of(self.last + timedelta(days=1)).plus(-1)
        return [month for n in range(self.weeks * 12 // 52 + 1) if (month := latest.plus(-n)) in self.known]


@dataclass(frozen=True)
class Limits:
    """From when on something leaves a pattern; `false_share` of what is shown may be chance.

    Whoever orders in less than `level_share` of the weeks has no level that could drop.
    """

    weeks: int
    limit: float
    stop_limit: float
    stuffing_share: float
    least_orders: int
    false_share: float
    least_spread: float
    least_compared: int
    level_share: float


@dataclass(frozen=True)
class Finding:
    """`strength` in standard deviations of the outlet's own past; `chance` that mere chance does as much.

    `seen` and `expected` are told in the unit of the kind: cents, days, thousandths or orders.
    """

    outlet_id: int
    kind: str
    strength: float
    chance: float
    seen: int
    expected: int
    brand: str = ""
    facts: Mapping[str, int | str] = field(default_factory=dict)


@dataclass(frozen=True)
class Looked:
    """What one kind looked at: every test, those beyond the limit, and what is left of them."""

    kind: str
    tests: int
    beyond: int
    by_chance: float
    findings: list[Finding]
