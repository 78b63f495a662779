"""The list of high-tier customers with the sales of a year, one question to the ledger for all of them."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from ronda.kernel.period import Month
from ronda.outlets.queries import known_months, listed_outlets, sales_of_outlets
from ronda.people.rules import Viewer
from ronda.policy import WorkRules
from ronda.work.queries.rules_today import work_rules
from ronda.work.rules.high_tier import MONTHS, Trend, high_tier, trend_of

SHOWN = 12


@dataclass(frozen=True)
class TierRow:
    """`months` are cents, None where the ledger does not know the month."""

    outlet_id: int
    code: str
    name: str
    grade: int | None
    holder: str
    holder_code: str
    months: tuple[int | None, ...]
    trend: Trend


@dataclass(frozen=True)
class HighTier:
    """By sales of the last month; `by_share`: some of the outlets have no grade."""

    rows: list[TierRow]
    months: tuple[Month, ...]
    by_share: bool
    rules: WorkRules

    @property
    def last(self) -> Month:
        return self.months[-1]

    @property
    def alerts(self) -> list[TierRow]:
        """The deepest falls first."""
        found = [each for each in self.rows if each.trend.alert]
        return sorted(found, key=lambda each: (each.trend.change or 0, each.code))

    @property
    def total(self) -> int:
        return sum(each.trend.last or 0 for each in self.rows)

    @property
    def usual(self) -> Fraction:
        """The sum of the means of the months before."""
        return sum((each.trend.mean or Fraction(0) for each in self.rows), Fraction(0))


def high_tier_for(
    viewer: Viewer, *, today: date, month: Month | None = None, centre_id: int | None = None
) -> HighTier:
    """Up to a whole month: the last one before today where none is named."""
    rules = work_rules(today)
    last = month or Month.of(today).plus(-1)
    months = tuple(last.plus(n) for n in range(1 - SHOWN, 1))
    outlets = listed_outlets(viewer, on=today).exclude(status="closed")
    if centre_id is not None:
        outlets = outlets.filter(centre_id=centre_id)
    columns = ("pk", "code", "name", "grade", "holder", "holder_code")
    found = {row["pk"]: row for row in outlets.order_by("code").values(*columns)}
    grades = {pk: row["grade"] for pk, row in found.items()}
    without = [pk for pk, grade in grades.items() if grade is None]
    # Only where there is no grade do sales decide, and only then are those of all outlets asked for.
    asked = [pk for pk, grade in grades.items() if grade is None or grade >= rules.high_tier_grade]
    sold = sales_of_outlets(viewer, asked, months)
    known = set(known_months(viewer, months))
    recent = months[-MONTHS:]
    sales = {pk: sum(sold[pk].amounts.get(each, 0) for each in recent) for pk in without if pk in sold}
    chosen = high_tier(grades, sales, grade=rules.high_tier_grade, share=Fraction(rules.high_tier_share))

    def row_of(pk: int) -> TierRow:
        amounts: Any = sold[pk].amounts if pk in sold else {}
        line = tuple(amounts.get(each, 0) if each in known else None for each in months)
        said = {name: found[pk][name] for name in ("code", "name", "grade")}
        trend = trend_of(line, alert=Fraction(rules.high_tier_alert))
        holder, holder_code = found[pk]["holder"] or "", found[pk]["holder_code"] or ""
        return TierRow(pk, **said, holder=holder, holder_code=holder_code, months=line, trend=trend)

    rows = sorted((row_of(pk) for pk in chosen), key=lambda each: (-(each.trend.last or 0), each.code))
    return HighTier(rows, months, bool(without), rules)
