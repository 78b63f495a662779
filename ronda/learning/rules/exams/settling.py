"""Two marks of an essay, given blind, become one; where they lie too far apart a third person settles it."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from ronda.learning.rules.exams.kinds import number_of


def settled(marks: Sequence[Decimal], most: Decimal, share: Decimal) -> Fraction | None:
    """Their mean; None where one is missing, or they differ by more than the share of the highest points."""
    if len(marks) < 2:
        return None
    apart = Fraction(max(marks)) - Fraction(min(marks))
    if apart > Fraction(share) * Fraction(most):
        return None
    return sum((Fraction(each) for each in marks), Fraction(0)) / len(marks)


def must_be_settled(marks: Sequence[Decimal], most: Decimal, share: Decimal) -> bool:
    return len(marks) >= 2 and settled(marks, most, share) is None


def rubric_share(rubric: Sequence[Sequence[Any]], given: Mapping[str, Any]) -> Fraction:
    """Of the rubric's points, each row within its own; a row without points counts 0."""
    most = sum((Fraction(number_of(row[2]) or 0) for row in rubric), Fraction(0))
    won = Fraction(0)
    for row in rubric:
        points = number_of(given.get(str(row[0]), "0")) or Decimal(0)
        won += min(Fraction(number_of(row[2]) or 0), max(Fraction(0), Fraction(points)))
    return won / most if most else Fraction(0)
