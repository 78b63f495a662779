"""A person's learning over twelve months against what a year asks for: hours, continuity, own forms."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from ronda.kernel.period import Month


class YearAsks(Protocol):
    """The part of the policy that a year of learning is held against."""

    @property
    def minutes_a_month(self) -> int: ...

    @property
    def learning_months_share(self) -> object: ...

    @property
    def month_most_share(self) -> object: ...

    @property
    def own_forms_share(self) -> object: ...


@dataclass(frozen=True)
class Learnt:
    """`minutes` by month, of them `own` in self-study and peer learning; `there`: the months that count."""

    minutes: Mapping[Month, int]
    there: Collection[Month]
    own: int
    asks: YearAsks

    @property
    def total(self) -> int:
        return sum(self.minutes.values())

    @property
    def asked(self) -> int:
        """Minutes that the months at work ask for."""
        return len(self.there) * self.asks.minutes_a_month

    @property
    def months(self) -> int:
        """Of the months that count, those in which something was learnt."""
        return sum(self.minutes.get(month, 0) > 0 for month in self.there)

    @property
    def enough(self) -> bool:
        return self.total >= self.asked

    @property
    def steady(self) -> bool:
        """Learnt in as many months as is asked; where no month counts, nothing is."""
        return self.months >= _share(self.asks.learning_months_share) * len(self.there)

    @property
    def fullest(self) -> Month | None:
        """The month with most of the minutes, the first of several."""
        return max(sorted(self.minutes), key=lambda month: self.minutes[month], default=None)

    @property
    def most(self) -> Fraction | None:
        """The share of the fullest month."""
        return Fraction(max(self.minutes.values()), self.total) if self.total else None

    @property
    def crammed(self) -> Month | None:
        """The fullest month where it holds too much; not before the hours of half a year are learnt.

        Who has just begun has learnt in one month, and that is not cramming.
        """
        if self.most is None or self.total * 2 < self.asks.minutes_a_month * 12:
            return None
        return self.fullest if self.most > _share(self.asks.month_most_share) else None

    @property
    def own_share(self) -> Fraction | None:
        return Fraction(self.own, self.total) if self.total else None

    @property
    def mainly_own(self) -> bool:
        share = self.own_share
        return share is None or share >= _share(self.asks.own_forms_share)


def _share(value: object) -> Fraction:
    return Fraction(str(value))
