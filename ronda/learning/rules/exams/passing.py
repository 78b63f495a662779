"""Lateness by the server's clock, the points of each part, and whether an attempt is passed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from ronda.learning.rules.exams.drawing import Part


@dataclass(frozen=True)
class PartResult:
    """`passed`: at least the pass mark of 100; None while something is not marked."""

    part: str
    title: str
    points: Decimal
    most: Decimal
    pass_mark: Decimal
    passed: bool | None


def due_at(started: datetime, minutes: int, more_minutes: int, closes: datetime) -> datetime:
    """Who starts late has less time, except for the minutes that are his own."""
    return min(started + timedelta(minutes=minutes), closes) + timedelta(minutes=more_minutes)


def is_late(arrived: datetime, due: datetime, grace_seconds: int) -> bool:
    """The moment of arrival at the server; a device's clock is nobody's."""
    return arrived > due + timedelta(seconds=grace_seconds)


def part_results(
    parts: Sequence[Part], marks: Iterable[tuple[str, Decimal | None, Decimal]]
) -> tuple[PartResult, ...]:
    """`marks`: of each question its part, its points and the highest points."""
    rows = list(marks)
    found = []
    for part in parts:
        own = [(points, most) for code, points, most in rows if code == part.code]
        won = sum((points for points, _most in own if points is not None), Decimal(0))
        most = sum((each for _points, each in own), Decimal(0))
        open_ones = any(points is None for points, _most in own)
        passed = (
            None
            if open_ones
            else most > 0 and Fraction(won) * 100 >= Fraction(part.pass_mark) * Fraction(most)
        )
        found.append(PartResult(part.code, part.title, won, most, part.pass_mark, passed))
    return tuple(found)


def weak_ones(marks: Iterable[tuple[int, Decimal, Decimal]], pass_mark: Decimal) -> dict[int, Fraction]:
    """`marks`: by question its competence, points and highest points. Each share below the pass mark."""
    won: dict[int, list[Fraction]] = {}
    for competence, points, most in marks:
        sums = won.setdefault(competence, [Fraction(0), Fraction(0)])
        sums[0] += Fraction(points)
        sums[1] += Fraction(most)
    shares = {each: points / most for each, (points, most) in won.items() if most}
    return {each: share for each, share in shares.items() if share * 100 < Fraction(pass_mark)}


def is_passed(results: Iterable[PartResult]) -> bool | None:
    """Every part; one that failed decides while others are not marked yet."""
    said = [each.passed for each in results]
    if any(each is False for each in said):
        return False
    return None if any(each is None for each in said) or not said else True
