"""What a person's year rests on: told, kept, read again, and compared with what is known by now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

from ronda.kernel.exact import rounded
from ronda.pay.rules.year import MonthOfYear, Year, year_score
from ronda.policy import YearRules

POINT = 10_000
Part = Literal["months", "selection", "innovation"]


@dataclass(frozen=True)
class MonthInYear:
    """A closed month and the run that it was taken from; the score in ten-thousandths of a point."""

    month: str
    run: int
    score: int
    present_days: int
    days: int


@dataclass(frozen=True)
class ViewsInYear:
    """What the three views came to in a selection; `why_not` where there is no score.

    `weight` is the part of their weight that the views have which are reliable enough.
    """

    campaign: int | None = None
    score: Decimal | None = None
    why_not: str = ""
    weight: Decimal = Decimal(1)


@dataclass(frozen=True)
class PointsInYear:
    """Innovation points for one thing: a suggestion or a topic, by its number and in its own words."""

    day: str
    cause: str
    points: Decimal
    thing: Literal["idea", "topic"]
    number: int
    title: str


@dataclass(frozen=True)
class Grounds:
    """All that a year is reckoned from, besides the rules."""

    months: tuple[MonthInYear, ...]
    views: ViewsInYear = ViewsInYear()
    innovation: tuple[PointsInYear, ...] = ()

    def reckon(self, rules: YearRules) -> Year | None:
        """None for somebody who was never there."""
        views = self.views.score
        return year_score(
            [
                MonthOfYear(Fraction(each.present_days, each.days), Fraction(each.score, POINT))
                for each in self.months
            ],
            None if views is None else Fraction(views),
            [Fraction(each.points) for each in self.innovation],
            rules,
            reported=Fraction(self.views.weight),
        )

    def as_json(self) -> dict[str, Any]:
        return {
            "months": [vars(each) for each in self.months],
            "views": vars(self.views) | {"score": _text(self.views.score), "weight": str(self.views.weight)},
            "innovation": [vars(each) | {"points": str(each.points)} for each in self.innovation],
        }

    @classmethod
    def of_json(cls, kept: Mapping[str, Any]) -> "Grounds":
        views = kept["views"]
        score = None if views["score"] is None else Decimal(views["score"])
        return cls(
            tuple(MonthInYear(**each) for each in kept["months"]),
            ViewsInYear(views["campaign"], score, views["why_not"], Decimal(views["weight"])),
            tuple(
                PointsInYear(**(each | {"points": Decimal(each["points"])})) for each in kept["innovation"]
            ),
        )


def changed_parts(kept: Grounds, now: Grounds) -> tuple[Part, ...]:
    """What of a settled year would come out differently from what is known by now."""
    parts: Sequence[tuple[Part, bool]] = (
        ("months", kept.months != now.months),
        ("selection", kept.views != now.views),
        ("innovation", sorted(kept.innovation, key=repr) != sorted(now.innovation, key=repr)),
    )
    return tuple(part for part, changed in parts if changed)


def in_points(score: Fraction) -> int:
    """Ten-thousandths of a point, half away from zero."""
    return int(rounded(score * POINT, 0))


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)
