"""Who may be chosen: the business result opens the door and is not counted again; integrity closes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

MONTHS = 12
WhyNot = Literal["few_months", "below_grade", "finding", "not_compared"]


@dataclass(frozen=True)
class Business:
    """`months` that were appraised, `grade` of the mean of their scores, confirmed `findings`."""

    months: int = 0
    grade: str | None = None
    findings: int = 0


def why_not(
    business: Business, *, least_months: int, least_grade: str, grades: Sequence[str]
) -> list[WhyNot]:
    """Every reason, so that nobody learns of the second one only after the first is answered.

    `grades` from the best to the least. ValueError for a grade that is none of them.
    """
    reasons: list[WhyNot] = []
    if business.months < least_months:
        reasons.append("few_months")
    limit = grades.index(least_grade)
    if business.grade is None or grades.index(business.grade) > limit:
        reasons.append("below_grade")
    if business.findings:
        reasons.append("finding")
    return reasons


def places(staff: int, share: Decimal) -> int:
    """At most the share of the staff, at least one."""
    num, den = share.as_integer_ratio()
    return max(1, staff * num // den)


def least_months_of(months: int, least_of_a_year: int) -> int:
    """Of a period of so many months the same part as of a year, at least one."""
    return max(1, -(-months * least_of_a_year // MONTHS))
